import type { KernelTrainer } from '../../../src/training/kernel/kernelTrainer.ts';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { HelperTask } from '../../../src/training/kernel/helperTeam.ts';
import type { EpochMetrics } from '../../../src/training/trainer.ts';
import { createStart, type ExampleOptions } from './exampleTraining.ts';
import { createKernel, createKernelTrainer, trainByKernel } from './trainByKernel.ts';

/** Words of `Work` in `assembly/shards.ts`. */
const SLEEPERS = 2;
const HELPED = 5;

/** A training on several threads, which are started from the script. */
class ThreadedTraining {
  readonly trainer: KernelTrainer;
  readonly epochs: EpochMetrics[] = [];
  readonly exits: Promise<unknown>[] = [];
  #task: HelperTask | undefined;

  constructor(script: string, options: ExampleOptions, threads: number) {
    const kernel = createKernel({
      count: 0,
      spawn: (task, onFailure) => {
        const worker = new Worker(new URL(script, import.meta.url));
        worker.on('error', (error) => onFailure(String(error)));
        this.exits.push(new Promise((resolve) => worker.on('exit', resolve)));
        worker.postMessage(task);
        this.#task = task;
        return { terminate: () => void worker.terminate() };
      },
    });
    const onEpoch = (metrics: EpochMetrics) => {
      this.epochs.push(metrics);
      return 'continue' as const;
    };
    this.trainer = createKernelTrainer({ ...createStart(options), onEpoch }, kernel, threads);
  }

  word(index: number): number {
    if (!this.#task) throw new Error('No helper has been started');
    return Atomics.load(new Int32Array(this.#task.memory.buffer, this.#task.settings.work, 16), index);
  }

  /** Trains to the end once all helpers wait for work. */
  async finish(): Promise<void> {
    while (this.word(SLEEPERS) < this.exits.length) await setImmediate();
    while (!this.trainer.advance(() => true)) await setImmediate();
  }
}

const large: ExampleOptions = { rowCount: 9000, featureCount: 20, hidden: [64, 64], batchSize: 1024, epochs: 20 };

test.each<[string, ExampleOptions]>([
  ['relu', large],
  [
    'dropout, gelu, all rows in one batch',
    { ...large, activation: 'gelu', dropout: 0.3, batchSize: 100_000, optimizer: 'adamw', l2: 0.01 },
  ],
])('the same bytes on one, two and four threads: %s', async (_, options) => {
  const alone = await trainByKernel(createStart(options));
  for (const count of [2, 4]) {
    const training = new ThreadedTraining('./helperThread.ts', options, count);
    expect(training.exits.length).toBe(count - 1);
    await training.finish();
    expect(Buffer.compare(Buffer.from(training.trainer.weights.buffer), Buffer.from(alone.weights.buffer))).toBe(0);
    expect(training.epochs).toEqual(alone.epochs);
    expect(training.word(HELPED)).toBeGreaterThan(0);
    training.trainer.dispose();
    // All of them, or the test does not end.
    await Promise.all(training.exits);
  }
});

test('helpers are gone after a dispose in the middle of a batch', async () => {
  const training = new ThreadedTraining('./helperThread.ts', { ...large, batchSize: 100_000, epochs: 1000 }, 3);
  for (let i = 0; i < 5; i++) training.trainer.advance(() => true);
  training.trainer.dispose();
  await Promise.all(training.exits);
});

test('a helper that crashes with a shard ends the training in an error that says so', async () => {
  const training = new ThreadedTraining('./crashingThread.ts', { ...large, epochs: 1_000_000 }, 2);
  const train = async () => {
    while (!training.trainer.advance(() => true)) await setImmediate();
  };
  await expect(train()).rejects.toThrow('A helping thread of the training has crashed: Error: out of luck');
  training.trainer.dispose();
});

test('short trainings and small batches have no helpers', () => {
  expect(new ThreadedTraining('./helperThread.ts', { ...large, epochs: 5 }, 4).exits.length).toBe(0);
  expect(new ThreadedTraining('./helperThread.ts', { ...large, batchSize: 32 }, 4).exits.length).toBe(0);
});
