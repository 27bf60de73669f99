import { layerSlices } from '../../../src/network/architecture.ts';
import { createForward } from '../../../src/network/forward.ts';
import type { Loss } from '../../../src/evaluation/loss.ts';
import type { TrainingStart } from '../../../src/training/trainer.ts';

/** The loss of one row by the textbook formula, using Math. */
const rowLosses: Readonly<Record<Loss, (outputs: Float64Array, target: number) => number>> = {
  binaryCrossentropy: ([p], y) => -(y * Math.log(p) + (1 - y) * Math.log(1 - p)),
  categoricalCrossentropy: (outputs, y) => -Math.log(outputs[y]),
  meanSquaredError: ([s], y) => (s - y) ** 2,
  meanAbsoluteError: ([s], y) => Math.abs(s - y),
  huber: ([s], y) => (Math.abs(s - y) <= 1 ? (s - y) ** 2 / 2 : Math.abs(s - y) - 1 / 2),
  hinge: ([s], y) => Math.max(0, 1 - (2 * y - 1) * s),
  perceptron: ([s], y) => Math.max(0, -(2 * y - 1) * s),
};

/** The mean weighted loss of the training rows including regularization, in double precision. */
export function meanLoss(start: Omit<TrainingStart, 'onEpoch'>, weights: Float32Array | Float64Array): number {
  const { architecture, dataset, hyperparameters } = start;
  const { loss, l1, l2 } = hyperparameters;
  const run = createForward(architecture, weights);
  let total = 0;
  for (const row of dataset.train) {
    const { outputs } = run(dataset.features, row * dataset.featureCount);
    total += (dataset.sampleWeights?.[row] ?? 1) * rowLosses[loss](outputs[outputs.length - 1], dataset.targets[row]);
  }
  total /= dataset.train.length;
  for (const { kernelStart, biasStart } of layerSlices(architecture)) {
    for (const weight of weights.slice(kernelStart, biasStart)) total += l1 * Math.abs(weight) + l2 * weight * weight;
  }
  return total;
}
