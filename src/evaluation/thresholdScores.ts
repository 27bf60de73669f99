/** Scores for two classes if the second is predicted above a threshold. */
export interface ThresholdScores {
  readonly threshold: number;
  /** Counts by actual and predicted class. */
  readonly confusion: readonly [first: readonly [number, number], second: readonly [number, number]];
  readonly accuracy: number;
  /** Share of the rows predicted as the second class that belong to it; undefined if there are none. */
  readonly precision: number | undefined;
  /** Share of the second class's rows that are found; undefined if there are none. */
  readonly recall: number | undefined;
  /** Harmonic mean of precision and recall: 2·TP / (2·TP + FP + FN); undefined if the denominator is 0. */
  readonly f1: number | undefined;
  /** Mean recall of both classes; undefined if one of them has no rows. */
  readonly balancedAccuracy: number | undefined;
}

/** A point of a curve over all thresholds. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** Rows by descending score: cumulative counts of both classes after each distinct score. */
export interface ScoreRanking {
  /** The distinct scores, descending. */
  readonly scores: Float64Array;
  readonly truePositives: Uint32Array;
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

/** Ranks rows by their score for the second class. `targets` are 0 or 1. Rows in which either is NaN are ignored. */
export function rankScores(scores: ArrayLike<number>, targets: ArrayLike<number>): ScoreRanking {
  const rows = Array.from({ length: scores.length }, (_, row) => row).filter((row) => !Number.isNaN(scores[row] + targets[row]));
  rows.sort((a, b) => scores[b] - scores[a]);
  const steps: { score: number; found: number; wrong: number }[] = [];
  let [found, wrong] = [0, 0];
  rows.forEach((row, place) => {
    if (targets[row] > 0.5) found++;
    else wrong++;
    const isLast = place === rows.length - 1 || scores[rows[place + 1]] < scores[row];
    if (isLast) steps.push({ score: scores[row], found, wrong });
  });
  return {
    scores: Float64Array.from(steps, ({ score }) => score),
    truePositives: Uint32Array.from(steps, (step) => step.found),
    falsePositives: Uint32Array.from(steps, (step) => step.wrong),
    positives: found,
    negatives: wrong,
  };
}

/** The scores if the second class is predicted strictly above `threshold`. */
export function scoreThreshold(ranking: ScoreRanking, threshold: number): ThresholdScores {
  const { truePositives, falsePositives, positives, negatives } = ranking;
  const steps = stepsAbove(ranking.scores, threshold);
  const found = steps === 0 ? 0 : truePositives[steps - 1];
  const wrong = steps === 0 ? 0 : falsePositives[steps - 1];
  const missed = positives - found;
  const passed = negatives - wrong;
  const [recall, specificity] = [share(found, positives), share(passed, negatives)];
  return {
    threshold,
    confusion: [
      [passed, wrong],
      [missed, found],
    ],
    accuracy: share(found + passed, positives + negatives) ?? Number.NaN,
    precision: share(found, found + wrong),
    recall,
    f1: share(2 * found, 2 * found + wrong + missed),
    balancedAccuracy: recall === undefined || specificity === undefined ? undefined : (recall + specificity) / 2,
  };
}

/**
 * The receiver operating characteristic from (0, 0) to (1, 1): false positive rate (x), true positive rate (y). Empty if one class is
 * missing.
 */
export function rocCurve({ truePositives, falsePositives, positives, negatives }: ScoreRanking): CurvePoint[] {
  if (positives === 0 || negatives === 0) return [];
  return [{ x: 0, y: 0 }, ...Array.from(truePositives, (found, step) => ({ x: falsePositives[step] / negatives, y: found / positives }))];
}

/** Precision (y) by recall (x), from the highest threshold down. Empty if there are no positives. */
export function precisionRecallCurve({ truePositives, falsePositives, positives }: ScoreRanking): CurvePoint[] {
  if (positives === 0) return [];
  return Array.from(truePositives, (found, step) => ({ x: found / positives, y: found / (found + falsePositives[step]) }));
}

/**
 * Average precision: precision at each step weighted by the increase in recall. Not trapezoids, which are too optimistic (Davis & Goadrich
 * 2006). Undefined if there are no positives.
 */
export function averagePrecision(ranking: ScoreRanking): number | undefined {
  if (ranking.positives === 0) return undefined;
  let before = 0;
  let area = 0;
  for (const { x, y } of precisionRecallCurve(ranking)) {
    area += (x - before) * y;
    before = x;
  }
  return area;
}

/** How many of the descending scores are above the threshold. */
function stepsAbove(scores: Float64Array, threshold: number): number {
  let [low, high] = [0, scores.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle] > threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

function share(part: number, of: number): number | undefined {
  return of === 0 ? undefined : part / of;
}
