import { exp, log1p, sigmoid } from '../../network/elementary.ts';
import type { ObservedRows } from '../observedRows.ts';
import { solvePositiveDefinite } from './solvePositiveDefinite.ts';
import { finishSteps, type Steps } from '../../steps.ts';

const MOST_ITERATIONS = 60;
/** Damping of each step. It changes the path to the optimum but not the optimum, and prevents learning from rounding errors. */
const DAMPING = 1e-6;
/** Newton steps become smaller than this at an optimum; for separable data they stay at about 1. */
const SMALL_STEP = 1e-9;
/**
 * Columns that are dependent up to rounding have a valley instead of an optimum. Small steps along it never end, and each gains less than
 * this share of the loss.
 */
const SIDE_STEP = 0.01;
const NO_GAIN = 1e-8;

/** The best single sigmoid neuron for the rows: no training can reach a lower loss. */
export interface LogisticOptimum {
  readonly weights: Float64Array<ArrayBuffer>;
  readonly bias: number;
  /** Mean binary cross-entropy without clipping. */
  readonly loss: number;
}

/**
 * Logistic regression in double precision by Newton's method (iteratively reweighted least squares) with step halving. `features`: n × d,
 * targets 0 or 1; only the listed rows count. Undefined if a plane separates the classes, since then there is no optimum.
 */
export function logisticOptimum(observed: ObservedRows, rows: Uint32Array): LogisticOptimum | undefined {
  return finishSteps(logisticOptimumSteps(observed, rows));
}

/** Like `logisticOptimum`; each step is one pass over the rows. */
export function* logisticOptimumSteps(
  { features, featureCount, featureStride, targets }: ObservedRows,
  rows: Uint32Array,
): Steps<LogisticOptimum | undefined> {
  const size = featureCount + 1;
  const theta = new Float64Array(size);
  const candidate = new Float64Array(size);
  const row = (i: number, j: number) => (j === featureCount ? 1 : features[rows[i] * featureStride + j]);
  const score = (parameters: Float64Array, i: number) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += parameters[j] * row(i, j);
    return sum;
  };
  const lossOf = (parameters: Float64Array) => {
    let total = 0;
    for (let i = 0; i < rows.length; i++) total += crossEntropyOfScore(score(parameters, i), targets[rows[i]]);
    return total / rows.length;
  };

  let loss = lossOf(theta);
  let lastMoved = Infinity;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const { gradient, hessian } = derivatives(rows.length, size, row, (i) => sigmoid(score(theta, i)) - targets[rows[i]]);
    yield;
    const step = solvePositiveDefinite(hessian, gradient, DAMPING);
    if (!step) return undefined;
    let moved = 0;
    for (let i = 0; i < rows.length; i++) moved = Math.max(moved, Math.abs(score(step, i)));
    const gain = step.reduce((sum, value, i) => sum + value * gradient[i], 0);
    const isInValley = moved < SIDE_STEP && moved > lastMoved / 2 && gain < NO_GAIN * loss;
    lastMoved = moved;
    if (moved < SMALL_STEP || isInValley) return { weights: theta.slice(0, featureCount), bias: theta[featureCount], loss };
    let scale = 1;
    let next = Infinity;
    for (; scale > 1e-10; scale /= 2) {
      for (let j = 0; j < size; j++) candidate[j] = theta[j] - scale * step[j];
      yield;
      next = lossOf(candidate);
      // Near the optimum, rounding prevents any further decrease.
      if (next <= loss + 1e-15) break;
    }
    if (!(next <= loss + 1e-15)) return undefined;
    theta.set(candidate);
    loss = next;
    // The rows are separable: the loss goes to 0 and the weights to infinity.
    if (loss < 1e-9) return undefined;
  }
  return undefined;
}

/** −log of the target's probability as a function of Σ, numerically stable. */
function crossEntropyOfScore(score: number, target: number): number {
  return Math.max(score, 0) - score * target + log1p(exp(-Math.abs(score)));
}

/** Mean gradient and Hessian (row-major) of the loss, from each row's p − y. */
function derivatives(
  count: number,
  size: number,
  row: (i: number, j: number) => number,
  errorOf: (i: number) => number,
): { gradient: Float64Array; hessian: Float64Array } {
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const values = new Float64Array(size);
  for (let i = 0; i < count; i++) {
    const error = errorOf(i);
    // p − y is p for y = 0 and p − 1 for y = 1: either way p · (1 − p) = |p − y| · (1 − |p − y|).
    const curvature = (Math.abs(error) * (1 - Math.abs(error))) / count;
    for (let j = 0; j < size; j++) values[j] = row(i, j);
    for (let j = 0; j < size; j++) {
      gradient[j] += (error * values[j]) / count;
      for (let k = 0; k <= j; k++) hessian[j * size + k] += curvature * values[j] * values[k];
    }
  }
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) hessian[k * size + j] = hessian[j * size + k];
  return { gradient, hessian };
}
