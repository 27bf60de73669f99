import { combineFolds, type CrossValidationScores, type FoldScore, type Spread } from '../../src/evaluation/crossValidation.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { countOf, formatPercent } from './numbers.ts';
import { shorten } from './shorten.ts';
import { formatR2Number, formatTarget } from './targetNumbers.ts';

/** What a cross-validation says, and what is drawn of it: each fold's accuracy or mean absolute error. */
export interface FoldWords {
  /** The sentence, its middle set in strong type. */
  readonly sentence: readonly [before: string, strong: string, after: string];
  readonly comparison: string;
  readonly chart: FoldChart;
}

export interface FoldChart {
  readonly values: readonly number[];
  /** The scale is 0…max. */
  readonly max: number;
  readonly baseline: number | undefined;
}

/** The words for a cross-validation that has come to its end: `scored` are all of its folds. */
export function foldWords(plan: RunPlan, scored: readonly FoldScore[]): FoldWords {
  const scores = combineFolds(scored);
  const isNumber = plan.encoder.target.type === 'regression';
  return { ...(isNumber ? numberWords(plan, scores) : classWords(plan, scores)), chart: foldChart(plan, scored) };
}

/** Of the folds that have been scored so far. */
export function foldChart({ encoder }: RunPlan, scored: readonly FoldScore[]): FoldChart {
  if (scored.length === 0) return { values: [], max: 1, baseline: undefined };
  const name = encoder.target.type === 'regression' ? 'mae' : 'accuracy';
  const values = scored.map(({ scores }) => scores[name] ?? 0);
  const baseline = combineFolds(scored).baseline[name];
  return { values, max: name === 'accuracy' ? 1 : Math.max(...values, baseline ?? 0) * 1.05 || 1, baseline };
}

function classWords(plan: RunPlan, { folds, rows, right = 0, accuracy, baseline }: CrossValidationScores): Omit<FoldWords, 'chart'> {
  const always =
    baseline.accuracy === undefined
      ? ''
      : ` Always answering ${shorten(plan.baseline.answer, 24)} would get ${formatPercent(baseline.accuracy)}.`;
  return {
    sentence: [
      'Cross-validated: right on',
      `${writeCount(right)} of ${countOf(rows, 'row')}`,
      `(${formatPercent(right / rows)}), each answered by a network that had not learned from it.`,
    ],
    comparison: `${betweenFolds(folds, accuracy, formatPercent)}${always}`,
  };
}

function numberWords({ encoder }: RunPlan, { folds, rows, mae, r2, baseline }: CrossValidationScores): Omit<FoldWords, 'chart'> {
  const { target } = encoder;
  if (target.type !== 'regression') throw new Error('The target is no number');
  const inUnits = (value: number) => formatTarget(value, target);
  const always = baseline.mae === undefined ? '' : ` Always answering the median would be off by ${inUnits(baseline.mae)}.`;
  const r2Range = r2 ? ` R² is ${formatR2Number(r2.min)} to ${formatR2Number(r2.max)}.` : '';
  return {
    sentence: [
      'Cross-validated: off by',
      inUnits(mae?.overall ?? Number.NaN),
      `on average (MAE) on ${countOf(rows, 'row')}, each answered by a network that had not learned from it.`,
    ],
    comparison: `${betweenFolds(folds, mae, inUnits)}${r2Range}${always}`,
  };
}

function betweenFolds(folds: number, spread: Spread | undefined, format: (value: number) => string): string {
  return spread ? `From fold to fold (of ${folds}) it is ${format(spread.min)} to ${format(spread.max)}.` : '';
}
