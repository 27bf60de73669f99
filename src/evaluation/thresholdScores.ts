/** How two classes fare when the second one is answered above a threshold. */
export interface ThresholdScores {
  readonly threshold: number;
  /** Counts by actual and answered class, as in a confusion matrix. */
  readonly confusion: readonly [first: readonly [number, number], second: readonly [number, number]];
  readonly accuracy: number;
  /** Of the rows that are answered with the second class those that are of it; undefined where none is. */
  readonly precision: number | undefined;
  /** Of the rows of the second class those that are found; undefined where there are none. */
  readonly recall: number | undefined;
  /** Harmonic mean of precision and recall: 2·TP / (2·TP + FP + FN); undefined where there is nothing to find and nothing was found. */
  readonly f1: number | undefined;
  /** Mean of the shares of both classes that are answered right; undefined where one of them is not there. */
  readonly balancedAccuracy: number | undefined;
}

/** A point of a curve over all thresholds. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** Rows by falling score: after the rows of each different score, how many of both classes have come. */
export interface ScoreRanking {
  /** The different scores, falling. */
  readonly scores: Float64Array;
  readonly truePositives: Uint32Array;
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

/** Ranks rows by the score of the second class; `targets` are 0 or 1. A row without a target or a score (NaN) is left out. */
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

/** The scores where the second class is answered above `threshold`, which itself still answers the first one. */
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

/** The receiver operating characteristic, from (0, 0) to (1, 1): share of the first class taken for the second (x) by share of the second found (y). Empty where one class is missing. */
export function rocCurve({ truePositives, falsePositives, positives, negatives }: ScoreRanking): CurvePoint[] {
  if (positives === 0 || negatives === 0) return [];
  return [{ x: 0, y: 0 }, ...Array.from(truePositives, (found, step) => ({ x: falsePositives[step] / negatives, y: found / positives }))];
}

/** Precision (y) by recall (x), from the highest threshold on. Empty where there is nothing to find. */
export function precisionRecallCurve({ truePositives, falsePositives, positives }: ScoreRanking): CurvePoint[] {
  if (positives === 0) return [];
  return Array.from(truePositives, (found, step) => ({ x: found / positives, y: found / (found + falsePositives[step]) }));
}

/** Precision, each step of it weighted by the recall that it adds (not the trapezoids, which are too kind: Davis & Goadrich 2006). Undefined where there is nothing to find. */
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

/** How many of the different scores, which fall, lie above the threshold. */
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
