import type { Scores } from './scores.ts';

/** Scores that are one number. */
type ScoreName = Exclude<keyof Scores, `${string}95`>;

/** How a network that was trained on all other folds answers the rows of one fold. */
export interface FoldScore {
  /** From 0. */
  readonly index: number;
  /** Number of rows in the fold. */
  readonly rows: number;
  /** Of classes: rows that are answered right. */
  readonly right?: number;
  readonly scores: Scores;
  /** Of always giving the commonest answer, or the mean, of the other folds. */
  readonly baseline: Scores;
}

/** A score over all folds. */
export interface Spread {
  /** Each fold counts by its rows; of RMSE the root of the mean square. */
  readonly overall: number;
  /** The fold with the smallest and the one with the largest value. */
  readonly min: number;
  readonly max: number;
}

/** What all folds say together. A score is absent where a fold has none. */
export interface CrossValidationScores {
  readonly folds: number;
  readonly rows: number;
  readonly right?: number;
  readonly loss: Spread;
  readonly accuracy?: Spread;
  readonly balancedAccuracy?: Spread;
  readonly auc?: Spread;
  readonly r2?: Spread;
  readonly mae?: Spread;
  readonly rmse?: Spread;
  readonly baseline: { readonly accuracy?: number; readonly mae?: number };
}

/**
 * Sums up the folds of a cross-validation. No interval is given: the folds share most of the rows that they are learned from, and there is
 * no unbiased estimate of the variance of their mean (Bengio & Grandvalet 2004).
 */
export function combineFolds(folds: readonly FoldScore[]): CrossValidationScores {
  if (folds.length === 0) throw new RangeError('There is no fold to sum up');
  const spread = (name: ScoreName) => spreadOf(folds, ({ scores }) => scores[name], name === 'rmse' ? 2 : 1);
  const mean = (name: ScoreName) => spreadOf(folds, ({ baseline }) => baseline[name], 1)?.overall;
  const loss = spread('loss');
  if (!loss) throw new RangeError('A fold has no loss');
  const named = {
    ...{
      accuracy: spread('accuracy'),
      balancedAccuracy: spread('balancedAccuracy'),
      auc: spread('auc'),
      r2: spread('r2'),
      mae: spread('mae'),
      rmse: spread('rmse'),
    },
    right: folds.every(({ right }) => right !== undefined) ? sum(folds.map(({ right = 0 }) => right)) : undefined,
  };
  return {
    folds: folds.length,
    rows: sum(folds.map(({ rows }) => rows)),
    loss,
    ...present(named),
    baseline: present({ accuracy: mean('accuracy'), mae: mean('mae') }),
  };
}

/** The power mean over the rows, and the extremes; undefined where a fold has no value. */
function spreadOf(folds: readonly FoldScore[], valueOf: (fold: FoldScore) => number | undefined, power: 1 | 2): Spread | undefined {
  const values = folds.map(valueOf).filter((value) => value !== undefined);
  if (values.length < folds.length) return undefined;
  const rows = sum(folds.map((fold) => fold.rows));
  const mean = sum(values.map((value, i) => value ** power * folds[i].rows)) / rows;
  return { overall: mean ** (1 / power), min: Math.min(...values), max: Math.max(...values) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Without the entries that are undefined. */
function present<Values extends object>(values: Values): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: NonNullable<Values[Name]>;
  };
}
