import * as assert from 'node:assert/strict';
import { testLongRuns, type WorkerWatch } from '../suite/longRuns.ts';

/**
 * The common prototype of the browser's workers. The host gives extensions a function that creates them, whose own prototype is different.
 */
function prototypeOfWorkers(): Worker {
  const url = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.terminate();
  URL.revokeObjectURL(url);
  return Object.getPrototypeOf(worker) as Worker;
}

/** The extension's workers are created in this thread, so they can be observed here. */
function watchWorkers(): WorkerWatch<Worker> {
  const prototype = prototypeOfWorkers();
  const original = Object.getOwnPropertyDescriptor(prototype, 'postMessage');
  assert.ok(original, 'workers take messages');
  const learning = new Promise<Worker>((resolve) => {
    Object.defineProperty(prototype, 'postMessage', {
      ...original,
      value(this: Worker, request: { type?: string }, transfer: Transferable[]) {
        if (request.type === 'train') {
          const onReport = ({ data }: MessageEvent<{ type?: string }>) => {
            if (data.type !== 'epochs') return;
            this.removeEventListener('message', onReport);
            resolve(this);
          };
          this.addEventListener('message', onReport);
        }
        Reflect.apply(original.value as Worker['postMessage'], this, [request, transfer]);
      },
    });
  });
  return { learning, end: () => Object.defineProperty(prototype, 'postMessage', original) };
}

suite('faults in a browser', () =>
  testLongRuns(watchWorkers, {
    // Its script fails on something that is not a request.
    'a worker that fails': (worker) => worker.postMessage(null),
  }),
);
