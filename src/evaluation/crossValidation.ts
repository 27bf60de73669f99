import type { Scores } from './scores.ts';

/** Scores that are single numbers. */
type ScoreName = Exclude<keyof Scores, `${string}95`>;

/** The scores of a network on one fold after training on all others. */
export interface FoldScore {
  /** From 0. */
  readonly index: number;
  /** Number of rows in the fold. */
  readonly rows: number;
  /** For classes: rows answered correctly. */
  readonly right?: number;
  readonly scores: Scores;
  /** Scores of the other folds' most common class or mean. */
  readonly baseline: Scores;
}

/** A score over all folds. */
export interface Spread {
  /** Weighted by the folds' rows; for RMSE the root of the mean square. */
  readonly overall: number;
  /** The smallest and largest value of any fold. */
  readonly min: number;
  readonly max: number;
}

/** The scores of all folds combined. A score is absent if any fold lacks it. */
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
 * Combines the folds of a cross-validation. There is no interval: the folds share most of their training rows, and no unbiased estimate of
 * the variance of their mean exists (Bengio & Grandvalet 2004).
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

/** The power mean weighted by rows, and the extremes; undefined if a fold has no value. */
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

/** Drops undefined entries. */
function present<Values extends object>(values: Values): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: NonNullable<Values[Name]>;
  };
}
