import { activationDerivative } from './activate.ts';
import { layerSlices, parameterCount, type Architecture } from './architecture.ts';
import { finishSteps, type Steps } from '../steps.ts';
import { createForward } from './forward.ts';

/** How the output's Σ is made up from the inputs: `sum = baselineSum + Σ amounts`. */
export interface Attribution {
  /** One per input. */
  readonly amounts: Float64Array<ArrayBuffer>;
  /** Σ of the output neuron at the baseline. */
  readonly baselineSum: number;
  /** Σ of the output neuron at the inputs. */
  readonly sum: number;
}

/** A segment of the line from the baseline (0) to the inputs (1), the integral over it, and its error compared with the change of Σ. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly fromSum: number;
  readonly toSum: number;
  readonly amounts: Float64Array<ArrayBuffer>;
  readonly missing: number;
}

// Gauss–Legendre quadrature with three points on 0…1.
const POINTS = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)];
const POINT_WEIGHTS = [5 / 18, 8 / 18, 5 / 18];
const FIRST_STRETCHES = 4;
const TOLERANCE = 1e-5;
/** Limit of multiplications for one explanation: about 50 ms. */
const WORK_LIMIT = 2e7;

/**
 * Integrated gradients (Sundararajan, Taly & Yan 2017) of the Σ of one output neuron (`unit`, from 0) along the straight line from the
 * baseline to the inputs. The segment with the largest error is halved until the integral is within 1e-5 of the change of Σ (kinks of relus
 * need short segments) or the work limit is reached. The remaining error is distributed in proportion to the amounts, so that they add up.
 */
export function integratedGradients(
  architecture: Architecture,
  weights: Float32Array,
  inputs: ArrayLike<number>,
  baseline: ArrayLike<number>,
  unit = 0,
): Attribution {
  return finishSteps(integratedGradientsInSteps(architecture, weights, inputs, baseline, unit));
}

/** The same with a step after each segment's point, for networks with very many inputs. */
export function* integratedGradientsInSteps(
  architecture: Architecture,
  weights: Float32Array,
  inputs: ArrayLike<number>,
  baseline: ArrayLike<number>,
  unit: number,
): Steps<Attribution> {
  const evaluate = createGradient(architecture, weights, inputs, baseline, unit);
  const gradient = new Float64Array(architecture.inputs);
  const integrate = function* (from: number, to: number, fromSum: number, toSum: number): Steps<Stretch> {
    const amounts = new Float64Array(architecture.inputs);
    for (let point = 0; point < POINTS.length; point++) {
      evaluate(from + (to - from) * POINTS[point], gradient);
      for (let i = 0; i < amounts.length; i++) amounts[i] += gradient[i] * (POINT_WEIGHTS[point] * (to - from) * (inputs[i] - baseline[i]));
      yield;
    }
    return { from, to, fromSum, toSum, amounts, missing: toSum - fromSum - amounts.reduce((a, b) => a + b, 0) };
  };

  const baselineSum = evaluate(0);
  const sum = evaluate(1);
  let stretches: Stretch[] = [];
  let fromSum = baselineSum;
  for (let i = 1; i <= FIRST_STRETCHES; i++) {
    const toSum = i === FIRST_STRETCHES ? sum : evaluate(i / FIRST_STRETCHES);
    stretches.push(yield* integrate((i - 1) / FIRST_STRETCHES, i / FIRST_STRETCHES, fromSum, toSum));
    fromSum = toSum;
  }
  // Rounding errors of the sums, which halving cannot reduce.
  const rounding = 1e-12 * (Math.abs(sum) + Math.abs(baselineSum));
  const size = stretches.reduce((total, { amounts }) => total + amounts.reduce((a, b) => a + Math.abs(b), 0), 0);
  let halvings = Math.min(2000, Math.floor(WORK_LIMIT / (8 * parameterCount(architecture))));
  while (halvings-- > 0) {
    if (stretches.reduce((total, { missing }) => total + Math.abs(missing), 0) <= TOLERANCE * size + rounding) break;
    const worst = stretches.reduce((a, b) => (Math.abs(b.missing) > Math.abs(a.missing) ? b : a));
    const middle = (worst.from + worst.to) / 2;
    const middleSum = evaluate(middle);
    stretches = stretches.filter((stretch) => stretch !== worst);
    stretches.push(yield* integrate(worst.from, middle, worst.fromSum, middleSum));
    stretches.push(yield* integrate(middle, worst.to, middleSum, worst.toSum));
  }
  return { amounts: addUp(stretches, sum - baselineSum), baselineSum, sum };
}

/** The sum of the segments' amounts, with the remaining error of `change` distributed in proportion to their sizes. */
function addUp(stretches: readonly Stretch[], change: number): Float64Array<ArrayBuffer> {
  const amounts = new Float64Array(stretches[0].amounts.length);
  for (const stretch of stretches) for (let i = 0; i < amounts.length; i++) amounts[i] += stretch.amounts[i];
  const missing = change - amounts.reduce((a, b) => a + b, 0);
  const size = amounts.reduce((a, b) => a + Math.abs(b), 0);
  if (size > 0) for (let i = 0; i < amounts.length; i++) amounts[i] += missing * (Math.abs(amounts[i]) / size);
  return amounts;
}

/** A function that returns the output's Σ at a position on the line, 0…1, and optionally writes the gradient with respect to the inputs. */
function createGradient(
  architecture: Architecture,
  weights: Float32Array,
  inputs: ArrayLike<number>,
  baseline: ArrayLike<number>,
  unit: number,
): (place: number, gradient?: Float64Array) => number {
  const slices = layerSlices(architecture);
  const run = createForward(architecture, weights);
  const at = new Float64Array(architecture.inputs);
  const bySum = slices.map(({ units }) => new Float64Array(units));
  return (place, gradient) => {
    for (let i = 0; i < at.length; i++) at[i] = place === 1 ? inputs[i] : baseline[i] + place * (inputs[i] - baseline[i]);
    const { preActivations, outputs } = run(at);
    const last = slices.length - 1;
    if (gradient) {
      bySum[last].fill(0);
      bySum[last][unit] = 1;
      for (let layer = last; layer >= 0; layer--) {
        const { inputs: size, units, kernelStart } = slices[layer];
        const target = layer === 0 ? gradient : bySum[layer - 1];
        for (let i = 0; i < size; i++) {
          let derivative = 0;
          for (let to = 0; to < units; to++) derivative += weights[kernelStart + i * units + to] * bySum[layer][to];
          if (layer > 0)
            derivative *= activationDerivative(slices[layer - 1].activation, preActivations[layer - 1][i], outputs[layer - 1][i]);
          target[i] = derivative;
        }
      }
    }
    return preActivations[last][unit];
  };
}
