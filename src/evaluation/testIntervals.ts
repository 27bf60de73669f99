import { exp, log } from '../network/elementary.ts';
import type { Steps } from '../steps.ts';
import { clusteredMeanSteps } from './clusteredMean.ts';
import { explainedInterval } from './explainedInterval.ts';
import { correctedWilsonInterval, wilsonInterval, type Interval } from './intervals.ts';
import type { Scores } from './scores.ts';
import { Z95 } from './studentQuantile.ts';

/** What the intervals of a test are made of, beside its rows. */
export interface TestFacts {
  readonly rowCount: number;
  /** What is always answered instead: the index of a class, or a standardized number. */
  readonly baseline: number;
  /** For each row, in the order in which they are scored, the cluster that it belongs to; absent where every row stands for itself. */
  readonly clusters?: Uint32Array;
  /** Where each class has its share of the rows: all rows of the table, from which the share is known. */
  readonly stratifiedOf?: number;
}

/** Collects what was answered, row by row, for the intervals. */
export interface IntervalJudge<Name extends keyof Scores> {
  /** Class indexes, or standardized numbers. */
  add(answer: number, actual: number): void;
  /** Computes them in steps, once all rows have been added. */
  finish(): Steps<Pick<Scores, Name>>;
}

/** The judge of classes, which knows the part of the rows that tell something of their own. */
export interface ClassJudge extends IntervalJudge<'accuracy95' | 'gain95'> {
  /** 0…1, known when it has finished. */
  readonly effectiveShare: number;
}

/** How often classes are answered right, and how much more often than by the baseline. */
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
 * Where each class has its share of the test, how often the baseline is right there is as certain as that share in the whole table: the two
 * uncertainties are added as squares (Zou & Donner 2008).
 */
function stratifiedGain(accuracy: number, gain: number, rows: number, tableRows: number): Interval {
  const baseline = accuracy - gain;
  const share = (Z95 ** 2 * baseline * (1 - baseline)) / tableRows;
  const [low, high] = correctedWilsonInterval(accuracy * rows, rows);
  return [gain - Math.sqrt((accuracy - low) ** 2 + share), gain + Math.sqrt((high - accuracy) ** 2 + share)];
}

/** How far numbers are off, how much less so than the baseline, and what of their spread is explained. `scale` brings them into the units of the file. */
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
      // In place, since there may be millions.
      for (let i = 0; i < count; i++) errors[i] = Math.abs(baseline - actuals[i]) - errors[i];
      const { mean, half } = yield* clusteredMeanSteps(errors, clusters);
      const gain95 = finite([mean - half, mean + half], scale);
      return { ...(mae95 ? { mae95 } : {}), ...(gain95 ? { gain95 } : {}), ...(r295 ? { r295 } : {}) };
    },
  };
}

/** A mean that cannot be below 0, and mostly lies far from it on one side: symmetric by its logarithm. */
function aroundPositive({ mean, half }: { readonly mean: number; readonly half: number }): Interval {
  if (!(mean > 0)) return [0, 0];
  const factor = exp(half / mean);
  return [exp(log(mean) - half / mean), mean * factor];
}

/** Undefined where there are bounds that nothing is known of, since all rows are of one cluster. */
function finite([low, high]: Interval, scale: number): Interval | undefined {
  const bounds = [low * scale, high * scale] as const;
  return bounds.every(Number.isFinite) ? bounds : undefined;
}
