import { Worker } from 'node:worker_threads';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import type { SpawnWorker } from '../session/workerPool.ts';

/** Starts Node worker threads from the script at the given path. */
export function workerThreads(scriptPath: string): SpawnWorker {
  return (listener) => {
    const worker = new Worker(scriptPath);
    let isOver = false;
    const end = (message: string) => {
      if (isOver) return;
      isOver = true;
      void worker.terminate();
      listener.onEnd({ isExpected: false, message });
    };
    // The reports are ours, typed on both sides by the same module: they come from this extension's own script.
    worker.on('message', (report: WorkerReport) => {
      if (!isOver) listener.onReport(report);
    });
    worker.on('error', (error) => end(describe(error)));
    worker.on('messageerror', (error) => end(`A message could not be read: ${describe(error)}`));
    worker.on('exit', (code) => end(`It left with exit code ${code}.`));
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => {
        isOver = true;
        void worker.terminate();
      },
    };
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
