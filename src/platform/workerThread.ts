import { verbatim } from '../message.ts';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { outOfMemory, unexpected, type Failure } from '../run/findings/failure.ts';
import { buffersOfSource } from '../protocol/tableSource.ts';
import type { WorkerReport, WorkerRequest } from '../protocol/workerMessages.ts';
import type { SpawnWorker } from '../session/workerPool.ts';
import { inTurns } from './inTurns.ts';
import { buffersOfPieces, cutInSteps, joinMessage, type CutMessage } from './listPieces.ts';
import { MessageQueue } from './messageQueue.ts';
import { ownTurn } from './ownTurn.ts';

/** Limits the heap for short-lived objects, of which reading a table makes many: a larger one uses more memory without being faster. */
const YOUNG_MB = 24;

/**
 * Starts Node worker threads from the script at the given path, with Node's default memory limits for old objects unless others are given.
 */
export function workerThreads(scriptPath: string, resourceLimits?: ResourceLimits): SpawnWorker {
  return (listener) => {
    const worker = new Worker(scriptPath, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, ...resourceLimits } });
    let isOver = false;
    const end = (failure: Failure) => {
      if (isOver) return;
      isOver = true;
      void worker.terminate();
      listener.onEnd(failure);
    };
    const hear = (report: WorkerReport) => {
      if (!isOver) listener.onReport(report);
    };
    const fail = (error: unknown) => end(unexpected(error));
    const heard = new MessageQueue();
    // The reports come from this extension's own script and are typed on both sides by the same module.
    worker.on('message', (sent: WorkerReport | CutMessage<WorkerReport>) =>
      heard.add(sent.type === 'cut' ? joinMessage(sent, ownTurn) : sent, hear, fail),
    );
    worker.on('error', (error) => (isOutOfMemory(error) ? end(outOfMemory) : end(unexpected(error))));
    worker.on('messageerror', (error) => end(unexpected(error)));
    worker.on('exit', (code) => end({ isExpected: false, message: verbatim(`It left with exit code ${code}.`) }));
    const posted = new MessageQueue();
    const send = (request: WorkerRequest | CutMessage<WorkerRequest>) => {
      if (!isOver) worker.postMessage(request, request.type === 'cut' ? buffersOfCut(request) : buffersOf(request));
    };
    return {
      post: (request) => {
        const steps = cutInSteps(request);
        posted.add(steps ? inTurns(steps) : request, send, fail);
      },
      terminate: () => {
        isOver = true;
        void worker.terminate();
      },
    };
  };
}

function buffersOf(request: WorkerRequest): ArrayBuffer[] {
  return 'source' in request ? buffersOfSource(request.source) : [];
}

function buffersOfCut(cut: CutMessage<WorkerRequest>): ArrayBuffer[] {
  return [...buffersOf(cut.message), ...buffersOfPieces(cut)];
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
