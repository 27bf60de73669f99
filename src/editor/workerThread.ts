import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Failure } from '../protocol/runPlan.ts';
import { buffersOfSource } from '../protocol/tableSource.ts';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import type { SpawnWorker } from '../session/workerPool.ts';

/** Starts Node worker threads from the script at the given path. The memory of each is what Node gives it unless there are other limits. */
export function workerThreads(scriptPath: string, resourceLimits?: ResourceLimits): SpawnWorker {
  return (listener) => {
    const worker = new Worker(scriptPath, { resourceLimits });
    let isOver = false;
    const end = (failure: Failure) => {
      if (isOver) return;
      isOver = true;
      void worker.terminate();
      listener.onEnd(failure);
    };
    const crash = (message: string) => end({ isExpected: false, message });
    // The reports are ours, typed on both sides by the same module: they come from this extension's own script.
    worker.on('message', (report: WorkerReport) => {
      if (!isOver) listener.onReport(report);
    });
    worker.on('error', (error) => (isOutOfMemory(error) ? end({ isExpected: true, message: outOfMemory }) : crash(describe(error))));
    worker.on('messageerror', (error) => crash(`A message could not be read: ${describe(error)}`));
    worker.on('exit', (code) => crash(`It left with exit code ${code}.`));
    return {
      post: (request) => worker.postMessage(request, 'source' in request ? buffersOfSource(request.source) : []),
      terminate: () => {
        isOver = true;
        void worker.terminate();
      },
    };
  };
}

const outOfMemory =
  'The table and the network need more memory than the training worker can have. Use fewer rows, fewer columns or smaller layers, and train again.';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
