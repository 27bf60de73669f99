import { linearLosses, sideOf, type LinearLossName } from '../evaluation/rowLoss.ts';
import type { OutputLoss } from './outputLoss.ts';

/** Derivatives of the losses with respect to one row's output, which equals its pre-activation. The derivative of |x| at 0 is 0. */
const derivatives: Readonly<Record<LinearLossName, (output: number, target: number) => number>> = {
  meanSquaredError: (output, target) => 2 * (output - target),
  meanAbsoluteError: (output, target) => Math.sign(output - target),
  huber: (output, target) => Math.max(-1, Math.min(1, output - target)),
  hinge: (output, target) => (sideOf(target) * output < 1 ? -sideOf(target) : 0),
  // A row on the boundary counts as wrong, so that training from zeros can start.
  perceptron: (output, target) => (sideOf(target) * output <= 0 ? -sideOf(target) : 0),
};

/**
 * The loss of a whole batch. The metric is the absolute error for a numeric target (`classCount` 0). Otherwise class 1 is predicted if the
 * output is above the middle of the two targets: above 0 for hinge and perceptron, above 0.5 for the others.
 */
export function createLinearLoss(name: LinearLossName, classCount: number): OutputLoss {
  const loss = linearLosses[name];
  const derivative = derivatives[name];
  const border = name === 'hinge' || name === 'perceptron' ? 0 : 0.5;
  const metricOf =
    classCount === 0 ? linearLosses.meanAbsoluteError : (output: number, target: number) => (output > border === target > 0.5 ? 1 : 0);
  return {
    measure({ outputs, targets, sampleWeights }, count, tally, deltas, scale = 1) {
      for (let row = 0; row < count; row++) {
        const output = outputs[row];
        const target = targets[row];
        const weight = sampleWeights ? sampleWeights[row] : 1;
        tally.lossSum += weight * loss(output, target);
        tally.metricSum += weight * metricOf(output, target);
        if (deltas) deltas[row] = derivative(output, target) * (weight * scale);
      }
    },
  };
}
