import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRegularization } from '../../../src/gradient/regularization.ts';
import { createOutputLoss } from '../../../src/gradient/createOutputLoss.ts';
import { DenseNetwork } from '../../../src/gradient/denseNetwork.ts';
import { createOptimizer, momentCount } from '../../../src/gradient/optimizer.ts';
import { layerSlices } from '../../../src/network/architecture.ts';
import { frozenPlaces, type FrozenUnit } from '../../../src/network/frozenUnits.ts';
import { choicesOf } from '../../../src/options/optionTable.ts';
import type { OptimizerMemory } from '../../../src/run/history/checkpoint.ts';
import { createBatchOrder } from '../../../src/training/batchOrder.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import type { Trainer, TrainingStart } from '../../../src/training/trainer.ts';
import { createStart, type ExampleOptions } from './exampleTraining.ts';
import { createKernelTrainer } from './trainByKernel.ts';

type Start = Omit<TrainingStart, 'onEpoch'>;

const engines: readonly (readonly [string, (start: TrainingStart) => Trainer])[] = [
  ['the plain loop', (start) => new DenseTrainer(start)],
  ['the kernel', (start) => createKernelTrainer(start)],
];

async function trainTo(start: Start, create: (start: TrainingStart) => Trainer) {
  let loss = NaN;
  const trainer = create({ ...start, onEpoch: ({ trainLoss }) => ((loss = trainLoss), 'continue') });
  while (!(await trainer.advance(() => false)));
  const ended = { weights: Float32Array.from(trainer.weights), memory: trainer.memory, loss };
  trainer.dispose();
  return ended;
}

/**
 * The meaning of `trainable=False`: the optimizer sees only a vector of the weights that learn. Its gradient is clipped by its own norm,
 * its weights decay, and the rest of the network is constant.
 */
function trainFree({ architecture, hyperparameters, dataset, initial, done, frozen = new Uint32Array() }: Start): Float32Array {
  const still = new Set(frozen);
  const free = [...initial.keys()].filter((place) => !still.has(place));
  const pick = (values: ArrayLike<number>) => Float32Array.from(free, (place) => values[place]);
  const { batchSize, epochs, seed, l1, l2, clipNorm, learningRate, loss } = hyperparameters;
  const memory = done?.memory && { ...done.memory, moments: done.memory.moments.map(pick) };
  const optimizer = createOptimizer(hyperparameters, free.length, memory);
  const network = new DenseNetwork(architecture, batchSize);
  const output = createOutputLoss(loss, architecture, dataset.classCount);
  const order = createBatchOrder(dataset.train, seed);
  const weights = Float32Array.from(initial);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    order.nextEpoch();
    if (epoch <= (done?.epochs ?? 0)) continue;
    for (let from = 0; from < order.rows.length; from += batchSize) {
      const rows = order.rows.subarray(from, from + batchSize);
      rows.forEach((row, i) => {
        const { features, featureCount, featureStride } = dataset;
        network.inputs.set(features.subarray(row * featureStride, row * featureStride + featureCount), i * featureCount);
      });
      architecture.layers.forEach((_, layer) => network.forward(layer, weights, rows.length));
      const targets = Float32Array.from(rows, (row) => dataset.targets[row]);
      const measured = { outputs: network.outputs, targets };
      output.measure(measured, rows.length, { lossSum: 0, metricSum: 0 }, network.outputDeltas, 1 / rows.length);
      const gradient = new Float64Array(weights.length);
      for (let layer = architecture.layers.length - 1; layer >= 0; layer--) network.backward(layer, weights, rows.length, gradient);
      for (const slice of layerSlices(architecture)) addRegularization(slice, weights, l1, l2, gradient);
      const own = Float64Array.from(free, (place) => gradient[place]);
      const norm = Math.sqrt(own.reduce((sum, part) => sum + part * part, 0));
      if (clipNorm > 0 && norm > clipNorm) own.forEach((part, i) => (own[i] = part * (clipNorm / norm)));
      const learning = pick(weights);
      optimizer.step(learning, own, learningRate, 0, learning.length);
      optimizer.end();
      free.forEach((place, i) => (weights[place] = learning[i]));
    }
  }
  return weights;
}

const cases = fc.record({
  hidden: fc.constantFrom([5], [9, 3], [2, 2, 2]),
  loss: fc.constantFrom('binaryCrossentropy', 'meanSquaredError', 'categoricalCrossentropy'),
  batchSize: fc.integer({ min: 1, max: 32 }),
  l1: fc.constantFrom(0, 0.01),
  l2: fc.constantFrom(0, 0.02),
  weightDecay: fc.constantFrom(0.004, 0.3),
  clipNorm: fc.constantFrom(0, 0.3),
  seed: fc.nat({ max: 2 ** 31 }),
} satisfies Record<string, fc.Arbitrary<unknown>>);

/** Some of the units, never all. */
function drawUnits({ architecture }: Start, picks: readonly number[]): FrozenUnit[] {
  const all = architecture.layers.flatMap(({ units }, layer) => Array.from({ length: units }, (_, unit) => ({ layer, unit })));
  const chosen = new Set(picks.map((pick) => pick % all.length));
  if (chosen.size === all.length) chosen.delete(0);
  return all.filter((_, index) => chosen.has(index));
}

for (const [name, create] of engines) {
  test.each(choicesOf('optimizer'))(
    `${name} with %s leaves frozen units as they are, and the others learn as if there were no more`,
    async (optimizer) => {
      await fc.assert(
        fc.asyncProperty(cases, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), async (options: ExampleOptions, picks) => {
          const start = createStart({ ...options, optimizer, epochs: 6 });
          // The moments of what is frozen are not 0 when it freezes.
          const before = await trainTo({ ...start, hyperparameters: { ...start.hyperparameters, epochs: 3 } }, create);
          const frozen = frozenPlaces(start.architecture, drawUnits(start, picks));
          const rest: Start = { ...start, initial: before.weights, done: { epochs: 3, memory: before.memory }, frozen };
          const after = await trainTo(rest, create);
          const at = (values: Float32Array) => Float32Array.from(frozen, (place) => values[place]);
          expect(at(after.weights)).toEqual(at(before.weights));
          expect(momentsAt(after.memory, at)).toEqual(momentsAt(before.memory, at));
          expect(momentsAt(after.memory, at)).toHaveLength(momentCount(optimizer));
          const wanted = trainFree(rest);
          if (name === 'the plain loop') expect(after.weights).toEqual(wanted);
          else
            after.weights.forEach((weight, i) =>
              expect(Math.abs(weight - wanted[i])).toBeLessThan(2e-4 * Math.max(1, Math.abs(wanted[i]))),
            );
        }),
        { numRuns: 15 },
      );
    },
  );

  test(`${name} without frozen units takes the steps that it took before`, async () => {
    const start = createStart({ hidden: [5], optimizer: 'adamw', clipNorm: 0.3, l2: 0.01, epochs: 5 });
    const plain = await trainTo(start, create);
    expect((await trainTo({ ...start, frozen: new Uint32Array() }, create)).weights).toEqual(plain.weights);
  });

  test(`${name} counts a frozen weight in the penalty: the loss does not jump`, async () => {
    const start = createStart({ hidden: [4], optimizer: 'sgd', learningRate: 0, l2: 0.1, epochs: 1, batchSize: 1000 });
    const frozen = frozenPlaces(start.architecture, [{ layer: 0, unit: 1 }]);
    expect((await trainTo({ ...start, frozen }, create)).loss).toBe((await trainTo(start, create)).loss);
  });
}

test('a large network, whose steps the kernel makes in parts, and batches in shards leave them as they are, too', async () => {
  const start = createStart({ hidden: [600, 500], rowCount: 3000, batchSize: 2000, epochs: 2, optimizer: 'adamw', weightDecay: 0.5 });
  const frozen = frozenPlaces(start.architecture, [
    { layer: 0, unit: 599 },
    { layer: 1, unit: 7 },
  ]);
  const { weights } = await trainTo({ ...start, frozen }, (given) => createKernelTrainer(given));
  const moved = weights.filter((weight, place) => weight !== start.initial[place]).length;
  expect(frozen.every((place) => weights[place] === start.initial[place])).toBe(true);
  expect(moved).toBeGreaterThan(0.9 * (weights.length - frozen.length));
});

function momentsAt(memory: OptimizerMemory | undefined, at: (values: Float32Array) => Float32Array): Float32Array[] {
  return (memory?.moments ?? []).map(at);
}
