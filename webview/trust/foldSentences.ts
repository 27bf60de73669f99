import { combineFolds, type FoldScore } from '../../src/evaluation/crossValidation.ts';
import { countsClassesAlike } from '../../src/dataset/columns/recipe/recipe.ts';
import { message, type Message } from '../../src/message.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { formatR2Number } from '../words/targetNumbers.ts';
import { writeTestScore } from './scoreWords.ts';

/** The result of a finished cross-validation: `scored` are all of its folds. */
export function foldSentences(plan: RunPlan, scored: readonly FoldScore[]): Message[] {
  const { folds, rows, right, accuracy, balancedAccuracy, mae, r2 } = combineFolds(scored);
  const write = (score: number) => writeTestScore(plan, score);
  if (plan.encoder.target.type === 'regression') {
    if (!mae) throw new Error('A fold of numbers has no error');
    const said = { folds, error: write(mae.overall), rows, low: write(mae.min), high: write(mae.max) };
    return [
      message('{folds} tests on other rows: off by **{error}** on average over {rows} rows, each between {low} and {high}.', said),
      ...(r2 ? [message('R² is {low} to {high}.', { low: formatR2Number(r2.min), high: formatR2Number(r2.max) })] : []),
    ];
  }
  if (countsClassesAlike(plan.recipe) && balancedAccuracy) {
    const { overall, min, max } = balancedAccuracy;
    const said = { folds, share: write(overall), rows, low: write(min), high: write(max) };
    return [message('{folds} tests on other rows: balanced accuracy **{share}** over {rows} rows, each between {low} and {high}.', said)];
  }
  if (!accuracy || right === undefined) throw new Error('A fold of classes has no accuracy');
  const said = { folds, right: writeCount(right), rows: writeCount(rows), low: write(accuracy.min), high: write(accuracy.max) };
  return [message('{folds} tests on other rows: **{right} of {rows}** right, each between {low} and {high}.', said)];
}
