import { parentPort } from 'node:worker_threads';
import kernelBytes from './kernel/kernel.wasm';
import { compileKernel } from './kernel/kernelExports.ts';
import { serveTraining } from './trainingWorker.ts';

const port = parentPort;
if (!port) throw new Error('This script is a worker: start it by new Worker(…)');
serveTraining({
  post: (report, transfer) => port.postMessage(report, transfer),
  onRequest: (handler) => void port.on('message', handler),
  kernel: compileKernel(kernelBytes),
  // Not a MessageChannel: Node would deliver up to a thousand of its messages before it looks at this port again.
  yieldToRequests: () => new Promise((resolve) => setImmediate(resolve)),
});
