import { verbatim } from '../message.ts';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { outOfMemory, unexpected, type Failure } from '../run/failure.ts';
import { buffersOfSource } from '../protocol/tableSource.ts';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import { ownTurn } from './ownTurn.ts';
import { joinReport, type CutReport } from './planPieces.ts';
import type { SpawnWorker } from '../session/workerPool.ts';

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
    /** While a plan is being restored, later reports wait. */
    let joining: Promise<void> | undefined;
    const join = async (cut: CutReport) => {
      const report = await joinReport(cut, ownTurn);
      joining = undefined;
      hear(report);
    };
    // The reports come from this extension's own script and are typed on both sides by the same module.
    worker.on('message', (sent: WorkerReport | CutReport) => {
      if (sent.type !== 'cutPlanned') return joining ? void joining.then(() => hear(sent)) : hear(sent);
      joining = join(sent).catch((error: unknown) => end(unexpected(error)));
    });
    worker.on('error', (error) => (isOutOfMemory(error) ? end(outOfMemory) : end(unexpected(error))));
    worker.on('messageerror', (error) => end(unexpected(error)));
    worker.on('exit', (code) => end({ isExpected: false, message: verbatim(`It left with exit code ${code}.`) }));
    return {
      post: (request) => worker.postMessage(request, 'source' in request ? buffersOfSource(request.source) : []),
      terminate: () => {
        isOver = true;
        void worker.terminate();
      },
    };
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
