import { parentPort } from 'node:worker_threads';
import kernelBytes from './kernel/kernel.wasm';
import relaxedBytes from './kernel/kernelRelaxed.wasm';
import { TrainingKernel } from './kernel/trainingKernel.ts';
import { serveTraining } from './trainingWorker.ts';

const port = parentPort;
if (!port) throw new Error('This script is a worker: start it by new Worker(…)');
serveTraining({
  post: (report, transfer) => port.postMessage(report, transfer),
  onRequest: (handler) => void port.on('message', handler),
  kernel: TrainingKernel.create({ deterministic: kernelBytes, relaxed: relaxedBytes }),
  // Not a MessageChannel: Node would deliver up to a thousand of its messages before it looks at this port again.
  yieldToRequests: () => new Promise((resolve) => setImmediate(resolve)),
});
