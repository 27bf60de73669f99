import { exp, log } from '../../network/elementary.ts';
import type { Steps } from '../../steps.ts';
import { clusteredMeanSteps } from './clusteredMean.ts';
import { explainedInterval } from './explainedInterval.ts';
import { correctedWilsonInterval, wilsonInterval, type Interval } from './intervals.ts';
import type { Scores } from '../scores.ts';
import { Z95 } from './studentQuantile.ts';

/** What the intervals of a test depend on, besides its rows. */
export interface TestFacts {
  readonly rowCount: number;
  /** The baseline's constant answer: a class index, or a standardized number. */
  readonly baseline: number;
  /** The cluster of each row, in scoring order; absent if all rows are independent. */
  readonly clusters?: Uint32Array;
  /** In a stratified split: the number of rows in the whole table, which determines how well the class shares are known. */
  readonly stratifiedOf?: number;
}

/** Collects answers row by row and computes intervals from them. */
export interface IntervalJudge<Name extends keyof Scores> {
  /** Class indexes, or standardized numbers. */
  add(answer: number, actual: number): void;
  /** Computes the intervals in steps after all rows have been added. */
  finish(): Steps<Pick<Scores, Name>>;
}

/** The judge for classes, which also knows the effective share of rows. */
export interface ClassJudge extends IntervalJudge<'accuracy95' | 'gain95'> {
  /** 0…1; available when `finish` is done. */
  readonly effectiveShare: number;
}

/** Intervals of the accuracy, and of its gain over the baseline. */
export function judgeClasses({ rowCount, baseline, clusters, stratifiedOf }: TestFacts): ClassJudge {
  const right = new Uint8Array(rowCount);
  const gains = new Int8Array(rowCount);
  let count = 0;
  let effectiveShare = 1;
  return {
    get effectiveShare() {
      return effectiveShare;
    },
    add: (answer, actual) => {
      right[count] = answer === actual ? 1 : 0;
      gains[count] = right[count] - (baseline === actual ? 1 : 0);
      count++;
    },
    *finish() {
      const { mean, effective } = yield* clusteredMeanSteps(right.subarray(0, count), clusters);
      effectiveShare = effective / count;
      const gain = yield* clusteredMeanSteps(gains.subarray(0, count), clusters);
      const [low, high] = stratifiedOf
        ? stratifiedGain(mean, gain.mean, effective, (effective * stratifiedOf) / count)
        : [gain.mean - gain.half, gain.mean + gain.half];
      const gain95 = finite([low, high], 1);
      return { accuracy95: wilsonInterval(mean * effective, effective), ...(gain95 ? { gain95 } : {}) };
    },
  };
}

/**
 * In a stratified test the baseline's accuracy is as certain as the class share in the whole table. The two uncertainties are combined as
 * root of the sum of squares (Zou & Donner 2008).
 */
function stratifiedGain(accuracy: number, gain: number, rows: number, tableRows: number): Interval {
  const baseline = accuracy - gain;
  const share = (Z95 ** 2 * baseline * (1 - baseline)) / tableRows;
  const [low, high] = correctedWilsonInterval(accuracy * rows, rows);
  return [gain - Math.sqrt((accuracy - low) ** 2 + share), gain + Math.sqrt((high - accuracy) ** 2 + share)];
}

/** Intervals of the errors, their gain over the baseline, and the explained spread. `scale` converts to the units of the file. */
export function judgeNumbers({ rowCount, baseline, clusters }: TestFacts, scale: number): IntervalJudge<'mae95' | 'gain95' | 'r295'> {
  const answers = new Float32Array(rowCount);
  const actuals = new Float32Array(rowCount);
  let count = 0;
  return {
    add: (answer, actual) => {
      answers[count] = answer;
      actuals[count++] = actual;
    },
    *finish() {
      const errors = new Float64Array(count);
      for (let i = 0; i < count; i++) errors[i] = Math.abs(answers[i] - actuals[i]);
      yield;
      const mae95 = finite(aroundPositive(yield* clusteredMeanSteps(errors, clusters)), scale);
      const r295 = yield* explainedInterval(errors, actuals.subarray(0, count), clusters);
      // In place, because there may be millions.
      for (let i = 0; i < count; i++) errors[i] = Math.abs(baseline - actuals[i]) - errors[i];
      const { mean, half } = yield* clusteredMeanSteps(errors, clusters);
      const gain95 = finite([mean - half, mean + half], scale);
      return { ...(mae95 ? { mae95 } : {}), ...(gain95 ? { gain95 } : {}), ...(r295 ? { r295 } : {}) };
    },
  };
}

/** A symmetric interval of the logarithm, for a mean that cannot be negative. */
function aroundPositive({ mean, half }: { readonly mean: number; readonly half: number }): Interval {
  if (!(mean > 0)) return [0, 0];
  const factor = exp(half / mean);
  return [exp(log(mean) - half / mean), mean * factor];
}

/** Undefined if the bounds are infinite because all rows are in one cluster. */
function finite([low, high]: Interval, scale: number): Interval | undefined {
  const bounds = [low * scale, high * scale] as const;
  return bounds.every(Number.isFinite) ? bounds : undefined;
}
