import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SpawnHelper } from '../src/training/kernel/helperTeam.ts';

/** A source of one helper thread that is started once and kept: the training is measured, not the start of a thread. */
export class HelperThread {
  readonly #worker: Worker;
  #onFailure: ((message: string) => void) | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('error', (error) => this.#onFailure?.(String(error)));
  }

  static async start(): Promise<HelperThread> {
    const worker = new Worker(path.join(import.meta.dirname, 'helperThread.ts'));
    await once(worker, 'message');
    worker.unref();
    return new HelperThread(worker);
  }

  readonly spawn: SpawnHelper = (task, onFailure) => {
    this.#onFailure = onFailure;
    this.#worker.postMessage(task);
    return {
      // The thread leaves the training by itself when it is over, and waits for the next one.
      terminate: () => {
        this.#onFailure = undefined;
      },
    };
  };
}
