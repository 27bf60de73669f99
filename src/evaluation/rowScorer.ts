import { balancedAccuracy, balancedInterval } from './balancedAccuracy.ts';
import type { Loss } from './loss.ts';
import { areaUnderRoc } from './areaUnderRoc.ts';
import { errorBoundSteps } from './intervals/errorBound.ts';
import { PairSample, type Pairs } from './pairSample.ts';
import { rowLoss } from './rowLoss.ts';
import type { Scores } from './scores.ts';
import { judgeClasses, judgeNumbers, type ClassJudge, type TestFacts } from './intervals/testIntervals.ts';
import { finishSteps, type Steps } from '../steps.ts';

/** The result after the last row has been added. */
export interface ScoredRows {
  readonly scores: Scores;
  /** For classes: rows answered correctly, and counts by actual (outer) and predicted class (inner). */
  readonly right?: number;
  readonly confusion?: readonly (readonly number[])[];
  /**
   * For numbers: actual and predicted values of some evenly spread rows and of the one with the largest error, in the units of the file.
   */
  readonly pairs?: Pairs;
  /** For numbers in a test: the result of `errorBoundSteps`, in the unit of Σ (the file's unit or the natural logarithm). */
  readonly errorBound?: number;
}

/** Scores a model row by row, so that the outputs of a million rows need not be kept in memory. */
export interface RowScorer {
  /** Adds the network's outputs for a row and its target: 0 or 1, the class index, or the standardized number. */
  add(outputs: ArrayLike<number>, target: number): void;
  /** The slow part of `finish` for millions of rows; absent if there is none. Optional: `finish` does it if it has not been called. */
  prepare?(): Steps<void>;
  /** Throws if there were no rows. */
  finish(): ScoredRows;
}

/**
 * Two classes with one output: the second class is predicted above the boundary (`threshold` for a probability, 0 otherwise). With `test`
 * the scores have intervals; the same holds for the other tasks.
 */
export function scoreBinary(loss: Loss, rowCount: number, test?: TestFacts, threshold = 0.5): RowScorer {
  const judge = test && judgeClasses(test);
  const border = loss === 'binaryCrossentropy' ? threshold : 0;
  const outputsOf = new Float64Array(rowCount);
  const targetsOf = new Uint8Array(rowCount);
  const confusion = squareOfZeros(2);
  let count = 0;
  let lossSum = 0;
  let auc: number | undefined;
  const intervals = intervalsOf(judge);
  let isPrepared = false;
  function* prepare(): Steps<void> {
    yield* intervals.prepare();
    auc = yield* areaUnderRoc(outputsOf.subarray(0, count), targetsOf);
    isPrepared = true;
  }
  return {
    prepare,
    add: (outputs, target) => {
      outputsOf[count] = outputs[0];
      targetsOf[count++] = target > 0.5 ? 1 : 0;
      lossSum += rowLoss(loss, outputs, target);
      const [actual, answer] = [target > 0.5 ? 1 : 0, outputs[0] > border ? 1 : 0];
      confusion[actual][answer]++;
      judge?.add(answer, actual);
    },
    finish: () => {
      assertRows(count);
      const right = confusion[0][0] + confusion[1][1];
      if (!isPrepared) finishSteps(prepare());
      const accuracy = {
        accuracy: right / count,
        ...intervals.all(),
        ...balancedScores(confusion, judge),
        ...(auc === undefined ? {} : { auc }),
      };
      return { scores: { loss: lossSum / count, ...accuracy }, right, confusion };
    },
  };
}

/** Several classes with one output each. The largest output is the answer, the first on ties. */
export function scoreMulticlass(loss: Loss, classCount: number, test?: TestFacts): RowScorer {
  const judge = test && judgeClasses(test);
  const confusion = squareOfZeros(classCount);
  let count = 0;
  let right = 0;
  let lossSum = 0;
  const intervals = intervalsOf(judge);
  return {
    prepare: intervals.prepare,
    add: (outputs, target) => {
      const answer = largest(outputs, classCount);
      count++;
      lossSum += rowLoss(loss, outputs, target);
      confusion[target][answer]++;
      if (answer === target) right++;
      judge?.add(answer, target);
    },
    finish: () => {
      assertRows(count);
      const scores = { loss: lossSum / count, accuracy: right / count, ...intervals.all(), ...balancedScores(confusion, judge) };
      return { scores, right, confusion };
    },
  };
}

/** Converts outputs to standardized numbers, and those to the units of the file. */
export interface NumberUnits {
  readonly mean: number;
  readonly scale: number;
  /** The standardized number for an output; if absent, the output itself. */
  readonly standardized?: (output: number) => number;
  /** Units of Σ per unit of output; `scale` if absent. */
  readonly outputScale?: number;
}

/** A numeric target. The loss is computed from the outputs, everything else in the units of the file. */
export function scoreNumbers(
  loss: Loss,
  rowCount: number,
  { mean, scale, standardized = (output) => output, outputScale = scale }: NumberUnits,
  test?: TestFacts,
): RowScorer {
  const judge = test && judgeNumbers(test, scale);
  const errors = test && new Float64Array(rowCount);
  let errorBound: number | undefined;
  const sample = new PairSample(rowCount);
  let count = 0;
  let lossSum = 0;
  let absolute = 0;
  let squared = 0;
  let targetMean = 0;
  let spread = 0;
  function* finishTest(judged: NonNullable<typeof judge>): Steps<Partial<Scores>> {
    errorBound = errors && (yield* errorBoundSteps(errors.subarray(0, count), test?.clusters));
    return yield* judged.finish();
  }
  const intervals = intervalsOf(judge && { finish: () => finishTest(judge) });
  return {
    prepare: intervals.prepare,
    add: (outputs, target) => {
      if (errors) errors[count] = Math.abs(outputs[0] - target) * outputScale;
      const [answered, known] = [standardized(outputs[0]), standardized(target)];
      const error = answered - known;
      sample.add(mean + known * scale, mean + answered * scale);
      count++;
      lossSum += rowLoss(loss, outputs, target);
      absolute += Math.abs(error);
      squared += error * error;
      // Welford 1962: a plain sum of squares would lose the digits of a spread that is small compared with the mean.
      const distance = known - targetMean;
      targetMean += distance / count;
      spread += distance * (known - targetMean);
      judge?.add(answered, known);
    },
    finish: () => {
      assertRows(count);
      return {
        scores: {
          loss: lossSum / count,
          ...(spread > 0 ? { r2: 1 - squared / spread } : {}),
          mae: (absolute / count) * scale,
          rmse: Math.sqrt(squared / count) * scale,
          ...intervals.all(),
        },
        pairs: sample.pairs(),
        ...(errorBound === undefined ? {} : { errorBound }),
      };
    },
  };
}

/** The judge's intervals, computed once: in steps beforehand, or all at once on demand. */
function intervalsOf(judge: { finish(): Steps<Partial<Scores>> } | undefined) {
  let all: Partial<Scores> | undefined;
  function* prepare(): Steps<void> {
    all = judge ? yield* judge.finish() : {};
  }
  return {
    prepare,
    all: (): Partial<Scores> => {
      if (!all) finishSteps(prepare());
      return all ?? {};
    },
  };
}

function balancedScores(confusion: readonly (readonly number[])[], judge: ClassJudge | undefined): Partial<Scores> {
  const scores = { balancedAccuracy: balancedAccuracy(confusion) };
  return judge ? { ...scores, balancedAccuracy95: balancedInterval(confusion, judge.effectiveShare) } : scores;
}

function largest(values: ArrayLike<number>, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[i] > values[best]) best = i;
  return best;
}

function squareOfZeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

function assertRows(count: number): void {
  if (count === 0) throw new Error('There is no row to score');
}
