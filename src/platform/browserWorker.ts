import type { WorkerRequest } from '../protocol/workerMessages.ts';
import { helpTraining, type HelperTask, type SpawnHelper } from '../training/kernel/helperTeam.ts';
import kernelBytes from '../training/kernel/kernel.wasm';
import { TrainingKernel } from '../training/kernel/trainingKernel.ts';
import { serveTraining } from '../training/trainingWorker.ts';
import { nextTurn } from './web/nextTurn.ts';

/** The name of a worker that does not serve an owner but helps another worker with one training. */
const HELPER = 'helper';

const spawnHelper: SpawnHelper = (task, onFailure) => {
  const worker = new Worker(self.location.href, { name: HELPER });
  // A script that cannot be loaded causes an error without a message.
  worker.onerror = ({ message }) => onFailure(message || 'its script could not be loaded');
  worker.postMessage(task);
  return { terminate: () => worker.terminate() };
};

if (self.name === HELPER) {
  self.addEventListener('message', ({ data }: MessageEvent<HelperTask>) => helpTraining(data), { once: true });
} else {
  serveTraining({
    post: (report, transfer = []) => self.postMessage(report, { transfer }),
    // Only the extension's own code can reach this worker, so requests are not checked at run time.
    onRequest: (handler) => self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => handler(event.data)),
    kernel: TrainingKernel.create(
      kernelBytes,
      // Only isolated pages can share memory. One core is left for the page, one for the worker itself.
      self.crossOriginIsolated ? { count: Math.max(0, navigator.hardwareConcurrency - 2), spawn: spawnHelper } : undefined,
    ),
    yieldToRequests: nextTurn,
  });
}
