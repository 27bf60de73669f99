import { expect, test } from 'vitest';
import { layerSlices, type Architecture } from '../../../src/network/architecture.ts';
import { createForward } from '../../../src/network/forward.ts';
import { createBatchOrder } from '../../../src/training/batchOrder.ts';
import { createDropoutMask } from '../../../src/gradient/dropout.ts';
import { createStart, train } from './exampleTraining.ts';
import { meanLoss } from './meanLoss.ts';

/** The definition, in integers of any size. */
function isDropped(seed: number, rate: number, epoch: number, position: number, neuron: number): boolean {
  const word = (z: bigint) => z & 0xffffffffn;
  const mix = (given: bigint) => {
    let z = word(given);
    z = word((z ^ (z >> 16n)) * 0x21f0aaadn);
    z = word((z ^ (z >> 15n)) * 0x735a2d97n);
    return z ^ (z >> 15n);
  };
  const key = mix((BigInt(seed) ^ 0x64726f70n) + BigInt(epoch) * 0x9e3779b9n);
  const hash = mix(mix(key + BigInt(position) * 0x85ebca6bn) + BigInt(neuron) * 0xc2b2ae35n);
  return hash < BigInt(Math.floor(rate * 2 ** 32));
}

test('what is dropped is told by seed, epoch, place and neuron alone', () => {
  for (const seed of [0, 1, 4_294_967_295]) {
    for (const [epoch, position, firstNeuron] of [
      [1, 0, 0],
      [7, 1000, 30],
      [1_000_000, 5_000_000, 6000],
    ]) {
      const factors = new Float32Array(15);
      createDropoutMask(seed, 0.3)(epoch, position, firstNeuron, 3, 5, factors);
      const expected = Array.from({ length: 15 }, (_, i) =>
        isDropped(seed, 0.3, epoch, position + Math.floor(i / 5), firstNeuron + (i % 5)) ? 0 : Math.fround(1 / 0.7),
      );
      expect([...factors]).toEqual(expected);
    }
  }
});

test('the share that is dropped is the rate, for every neuron, row and epoch', () => {
  const rows = 2000;
  const units = 20;
  for (const rate of [0.1, 0.5, 0.95]) {
    const factors = new Float32Array(rows * units);
    const byNeuron = new Float64Array(units);
    for (let epoch = 1; epoch <= 5; epoch++) {
      createDropoutMask(11, rate)(epoch, 0, 0, rows, units, factors);
      factors.forEach((factor, i) => (byNeuron[i % units] += factor === 0 ? 1 : 0));
    }
    for (const count of byNeuron) expect(Math.abs(count / (5 * rows) - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / (5 * rows)));
  }
});

/** The mean loss of the first epoch's rows, each through the network without its dropped neurons. */
function droppedLoss(start: ReturnType<typeof createStart>, weights: Float64Array): number {
  const { architecture, dataset, hyperparameters } = start;
  const { seed, dropout } = hyperparameters;
  const order = createBatchOrder(dataset.train, seed);
  order.nextEpoch();
  const losses = Array.from(order.rows, (row, position) => {
    // A dropped neuron passes nothing on: the rows of the kernel after it are 0, and those after the others are scaled up.
    const thinned = Float64Array.from(weights);
    let neuron = 0;
    layerSlices(architecture).forEach(({ inputs, units, kernelStart }, layer) => {
      if (layer === 0) return;
      for (let input = 0; input < inputs; input++, neuron++) {
        const factor = isDropped(seed, dropout, 1, position, neuron) ? 0 : 1 / (1 - dropout);
        for (let unit = 0; unit < units; unit++) thinned[kernelStart + input * units + unit] *= factor;
      }
    });
    return meanLoss({ ...start, dataset: { ...dataset, train: Uint32Array.of(row) } }, thinned);
  });
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

test.each(['tanh', 'gelu', 'elu'] as const)('the gradient with dropout behind %s is that of the thinned networks', async (activation) => {
  const start = createStart({
    ...{ activation, hidden: [6, 4], dropout: 0.4, rowCount: 60, optimizer: 'sgd', learningRate: 1, batchSize: 1000, epochs: 1 },
  });
  const { weights, epochs } = await train(start);
  expect(epochs[0].trainLoss).toBeCloseTo(droppedLoss(start, Float64Array.from(start.initial)), 6);
  for (let i = 0; i < weights.length; i++) {
    const lossAt = (shift: number) => droppedLoss(start, Float64Array.from(start.initial).with(i, start.initial[i] + shift));
    expect(Math.abs(start.initial[i] - weights[i] - (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5)).toBeLessThan(2e-6);
  }
});

test('nothing is dropped where nothing is learned', async () => {
  const start = createStart({ hidden: [6], activation: 'tanh', dropout: 0.5, epochs: 3, hasValidation: true });
  const { weights, epochs } = await train(start);
  const architecture: Architecture = start.architecture;
  const run = createForward(architecture, weights);
  const right = Array.from(start.dataset.test, (row) => {
    const [probability] = run(start.dataset.features, row * start.dataset.featureCount).outputs[1];
    return probability > 0.5 === start.dataset.targets[row] > 0.5;
  });
  expect(epochs[2].testLoss).toBeCloseTo(meanLoss({ ...start, dataset: { ...start.dataset, train: start.dataset.test } }, weights), 6);
  expect(epochs[2].testMetric).toBeCloseTo(right.filter(Boolean).length / right.length, 12);
  const { validation } = start.dataset;
  expect(epochs[2].validationLoss).toBeCloseTo(meanLoss({ ...start, dataset: { ...start.dataset, train: validation } }, weights), 6);
});
