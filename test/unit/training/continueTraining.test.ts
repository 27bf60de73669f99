import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentCount } from '../../../src/gradient/optimizer.ts';
import type { OptimizerMemory } from '../../../src/run/history/checkpoint.ts';
import { choicesOf } from '../../../src/options/optionTable.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import type { EpochMetrics, Trainer, TrainingStart } from '../../../src/training/trainer.ts';
import { createStart, type ExampleOptions } from './exampleTraining.ts';
import { createKernelTrainer } from './trainByKernel.ts';

type Start = Omit<TrainingStart, 'onEpoch'>;
type Create = (start: TrainingStart) => Trainer;

interface Ended {
  readonly epochs: readonly EpochMetrics[];
  readonly weights: Float32Array<ArrayBuffer>;
  readonly memory: OptimizerMemory | undefined;
}

/** Trains to the end, or until `isStopped` after a slice; each call is a slice where that is given. */
async function trainTo(start: Start, create: Create, isStopped?: (epochs: number) => boolean): Promise<Ended> {
  const epochs: EpochMetrics[] = [];
  const trainer = create({
    ...start,
    onEpoch: (metrics) => {
      epochs.push(metrics);
      return 'continue';
    },
  });
  while (!(await trainer.advance(() => isStopped !== undefined)) && isStopped?.(epochs.length) !== true);
  const ended = { epochs, weights: Float32Array.from(trainer.weights), memory: trainer.memory };
  trainer.dispose();
  return ended;
}

const engines: readonly (readonly [string, Create])[] = [
  ['the plain loop', (start) => new DenseTrainer(start)],
  ['the kernel', (start) => createKernelTrainer(start)],
];
const optionsArbitrary = fc.record({
  hidden: fc.constantFrom([], [5], [9, 3]),
  loss: fc.constantFrom('binaryCrossentropy', 'meanSquaredError', 'categoricalCrossentropy'),
  batchSize: fc.integer({ min: 1, max: 32 }),
  rowCount: fc.integer({ min: 12, max: 60 }),
  dropout: fc.constantFrom(0, 0.3),
  l2: fc.constantFrom(0, 0.01),
  clipNorm: fc.constantFrom(0, 0.5),
  hasValidation: fc.boolean(),
  seed: fc.nat(),
} satisfies Record<string, fc.Arbitrary<unknown>>);

for (const [name, create] of engines) {
  for (const optimizer of choicesOf('optimizer')) {
    test(`${name} with ${optimizer} goes on to the bytes that one run has`, async () => {
      await fc.assert(
        fc.asyncProperty(
          optionsArbitrary,
          fc.integer({ min: 1, max: 8 }),
          fc.integer({ min: 1, max: 8 }),
          async (options: ExampleOptions, before, further) => {
            const start = createStart({ ...options, optimizer, epochs: before + further });
            const whole = await trainTo(start, create);
            const { hyperparameters } = start;
            const ended = await trainTo({ ...start, hyperparameters: { ...hyperparameters, epochs: before } }, create);
            expect(ended.epochs).toEqual(whole.epochs.slice(0, before));
            expect(ended.memory?.moments.length).toBe(momentCount(optimizer));
            const done = { epochs: before, memory: ended.memory };
            const joined = await trainTo({ ...start, initial: ended.weights, done }, create);
            expect(joined.epochs).toEqual(whole.epochs.slice(before));
            expect(joined.weights).toEqual(whole.weights);
            expect(joined.memory).toEqual(whole.memory);
          },
        ),
        { numRuns: 15 },
      );
    });
  }
}

test.each(engines)('%s that is stopped in an epoch goes on from the one before', async (_, create) => {
  const start = createStart({ hidden: [64, 64], rowCount: 6000, epochs: 3, optimizer: 'adam', dropout: 0.1 });
  let slices = 0;
  const stopped = await trainTo(start, create, (epochs) => epochs === 1 && ++slices === 3);
  expect([stopped.epochs.length, slices]).toEqual([1, 3]);
  const joined = await trainTo({ ...start, initial: stopped.weights, done: { epochs: 1, memory: stopped.memory } }, create);
  const whole = await trainTo(start, create);
  expect(joined.weights).toEqual(whole.weights);
});

test("one engine continues from the other's state", async () => {
  const start = createStart({ hidden: [5], epochs: 6, optimizer: 'adam' });
  const [, byLoop] = engines[0];
  const [, byKernel] = engines[1];
  const half = { ...start, hyperparameters: { ...start.hyperparameters, epochs: 3 } };
  const ended = await trainTo(half, byKernel);
  const joined = await trainTo({ ...start, initial: ended.weights, done: { epochs: 3, memory: ended.memory } }, byLoop);
  const whole = await trainTo(start, byLoop);
  expect(Math.max(...joined.weights.map((weight, i) => Math.abs(weight - whole.weights[i])))).toBeLessThan(1e-5);
});

test("without the optimizer's state it continues differently", async () => {
  const start = createStart({ hidden: [5], epochs: 6, optimizer: 'adam' });
  const whole = await trainTo(start, engines[0][1]);
  const half = await trainTo({ ...start, hyperparameters: { ...start.hyperparameters, epochs: 3 } }, engines[0][1]);
  const joined = await trainTo({ ...start, initial: half.weights, done: { epochs: 3 } }, engines[0][1]);
  expect(joined.weights).not.toEqual(whole.weights);
});
