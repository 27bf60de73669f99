import type { Loss } from '../../evaluation/loss.ts';
import type { OutputLoss } from './outputLoss.ts';

/** Of one row, from the output, which is its Σ, and its target. NaN stays NaN in all of them. */
interface LinearLoss {
  readonly loss: (sum: number, target: number) => number;
  /** The loss's derivative by Σ. */
  readonly slope: (sum: number, target: number) => number;
}

/** The losses behind one neuron without an activation. */
type LinearLossName = Exclude<Loss, 'binaryCrossentropy' | 'categoricalCrossentropy'>;

/** Class 0 is on the side of the negative sums. */
const sideOf = (target: number) => (target > 0.5 ? 1 : -1);

/** Keras' definitions, with Huber's δ of 1. |x| has the derivative 0 at 0. */
const linearLosses: Readonly<Record<LinearLossName, LinearLoss>> = {
  meanSquaredError: {
    loss: (sum, target) => (sum - target) * (sum - target),
    slope: (sum, target) => 2 * (sum - target),
  },
  meanAbsoluteError: {
    loss: (sum, target) => Math.abs(sum - target),
    slope: (sum, target) => Math.sign(sum - target),
  },
  huber: {
    loss: (sum, target) => {
      const error = Math.abs(sum - target);
      return error <= 1 ? 0.5 * error * error : error - 0.5;
    },
    slope: (sum, target) => Math.max(-1, Math.min(1, sum - target)),
  },
  hinge: {
    loss: (sum, target) => {
      const missing = 1 - sideOf(target) * sum;
      return missing <= 0 ? 0 : missing;
    },
    slope: (sum, target) => (sideOf(target) * sum < 1 ? -sideOf(target) : 0),
  },
  perceptron: {
    loss: (sum, target) => {
      const beyond = -sideOf(target) * sum;
      return beyond <= 0 ? 0 : beyond;
    },
    // A row on the border counts as wrong, so that a start at 0 learns.
    slope: (sum, target) => (sideOf(target) * sum <= 0 ? -sideOf(target) : 0),
  },
};

/**
 * The loss of a whole batch. The metric is the absolute error for a target that is a number (`classCount` 0); otherwise the answer is class 1
 * where Σ is above the middle of the two targets: above 0 for hinge and perceptron, above 0.5 for the others.
 */
export function createLinearLoss(name: LinearLossName, classCount: number): OutputLoss {
  const { loss, slope } = linearLosses[name];
  const border = name === 'hinge' || name === 'perceptron' ? 0 : 0.5;
  const metricOf =
    classCount === 0
      ? (sum: number, target: number) => Math.abs(sum - target)
      : (sum: number, target: number) => (sum > border === target > 0.5 ? 1 : 0);
  return {
    measure({ outputs, targets, sampleWeights }, count, tally, slopes, scale = 1) {
      for (let row = 0; row < count; row++) {
        const sum = outputs[row];
        const target = targets[row];
        const weight = sampleWeights ? sampleWeights[row] : 1;
        tally.lossSum += weight * loss(sum, target);
        tally.metricSum += weight * metricOf(sum, target);
        if (slopes) slopes[row] = slope(sum, target) * (weight * scale);
      }
    },
  };
}
