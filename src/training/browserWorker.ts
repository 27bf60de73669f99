import type { WorkerRequest } from '../protocol/workerMessages.ts';
import kernelBytes from './kernel/kernel.wasm';
import relaxedBytes from './kernel/kernelRelaxed.wasm';
import { TrainingKernel } from './kernel/trainingKernel.ts';
import { serveTraining } from './trainingWorker.ts';

// A message and not a timer, since browsers make nested timers wait for 4 ms.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

serveTraining({
  post: (report, transfer = []) => self.postMessage(report, { transfer }),
  // Only the extension's own code can reach this worker, so that requests need no check at run time.
  onRequest: (handler) => self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => handler(event.data)),
  kernel: TrainingKernel.create({ deterministic: kernelBytes, relaxed: relaxedBytes }),
  yieldToRequests: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(undefined);
    }),
});
