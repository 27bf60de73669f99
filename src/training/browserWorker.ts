import type { WorkerRequest } from '../protocol/workerMessages.ts';
import { helpTraining, type HelperTask, type SpawnHelper } from './kernel/helperTeam.ts';
import kernelBytes from './kernel/kernel.wasm';
import relaxedBytes from './kernel/kernelRelaxed.wasm';
import { TrainingKernel } from './kernel/trainingKernel.ts';
import { serveTraining } from './trainingWorker.ts';

/** The name of a worker that is not to serve an owner but to help another worker with one training. */
const HELPER = 'helper';

const spawnHelper: SpawnHelper = (task, onFailure) => {
  const worker = new Worker(import.meta.url, { type: 'module', name: HELPER });
  worker.onerror = ({ message }) => onFailure(message);
  worker.postMessage(task);
  return { terminate: () => worker.terminate() };
};

if (self.name === HELPER) {
  self.addEventListener('message', ({ data }: MessageEvent<HelperTask>) => helpTraining(data), { once: true });
} else {
  // A message and not a timer, since browsers make nested timers wait for 4 ms.
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  serveTraining({
    post: (report, transfer = []) => self.postMessage(report, { transfer }),
    // Only the extension's own code can reach this worker, so that requests need no check at run time.
    onRequest: (handler) => self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => handler(event.data)),
    kernel: TrainingKernel.create(
      { deterministic: kernelBytes, relaxed: relaxedBytes },
      // One core is for the page, one for the worker itself. Memory can be shared in isolated pages only.
      { count: self.crossOriginIsolated ? Math.max(0, navigator.hardwareConcurrency - 2) : 0, spawn: spawnHelper },
    ),
    yieldToRequests: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(undefined);
      }),
  });
}
