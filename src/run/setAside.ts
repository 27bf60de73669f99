import { countsClassesAlike } from '../dataset/columns/recipe.ts';
import type { Finding } from './finding.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** A run that has come to an end, as far as its worth is concerned. */
export interface Answer {
  readonly plan?: RunPlan;
  readonly outcome?: RunOutcome;
}

/**
 * True where the answer of a run is no reason to give up the one before. A run that diverged has no answer of any worth; one that does worse than
 * always giving the same answer gives way to one that did better at the same question. Only to one that can still answer: its columns are there.
 */
export function isSetAsideFor(run: Answer, answered: Answer | undefined): boolean {
  if (!run.plan || !answered?.plan || isPoor(answered)) return false;
  const names = new Set(run.plan.columns.map(({ name }) => name));
  const { target, features, task } = answered.plan.recipe;
  if (![target, ...features].every((name) => names.has(name))) return false;
  if (run.outcome?.divergence !== undefined) return true;
  return isPoor(run) && target === run.plan.recipe.target && task === run.plan.recipe.task;
}

/** True for a run that diverged, learned nothing or does worse than always giving the same answer. */
function isPoor({ plan, outcome }: Answer): boolean {
  if (!plan || !outcome || outcome.divergence !== undefined || outcome.findings?.some(isNothing)) return true;
  const judged = outcome.test ?? outcome.train;
  const { scores } = plan.baseline;
  // Who learns the logarithm asks for small shares, not for small squares.
  const { target } = plan.encoder;
  const isLogarithm = target.type === 'regression' && target.logarithm !== undefined;
  if (isLogarithm) return judged.loss > scores.loss;
  if (judged.rmse !== undefined && scores.rmse !== undefined) return judged.rmse > scores.rmse;
  // Where each class counts the same, always giving one answer finds one of them.
  if (countsClassesAlike(plan.recipe) && target.type !== 'regression' && judged.balancedAccuracy !== undefined)
    return judged.balancedAccuracy <= 1 / target.classes.length;
  // Of classes that are rare an untrained network may be right as often, but not as sure.
  return judged.loss > scores.loss && (judged.accuracy ?? 0) <= (scores.accuracy ?? 0);
}

function isNothing(finding: Finding): boolean {
  return finding.type === 'noLearningRate' || (finding.type === 'oneAnswer' && finding.cause === 'nothingLearned');
}
