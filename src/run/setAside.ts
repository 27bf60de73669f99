import { countsClassesAlike } from '../dataset/columns/recipe/recipe.ts';
import type { Finding } from './findings/finding.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** The parts of a run that has ended by which it is judged. */
export interface SetAsideFacts {
  readonly plan?: RunPlan;
  readonly outcome?: RunOutcome;
}

/**
 * True if a run's answer should not replace the earlier one: it diverged, or it is worse than a constant answer while the earlier one was
 * better at the same question. The earlier run must still be able to answer, which means that its columns are still there.
 */
export function isSetAsideFor(run: SetAsideFacts, answered: SetAsideFacts | undefined): boolean {
  if (!run.plan || !answered?.plan || isPoor(answered)) return false;
  const names = new Set(run.plan.columns.map(({ name }) => name));
  const { target, features, task } = answered.plan.recipe;
  if (![target, ...features].every((name) => names.has(name))) return false;
  if (run.outcome?.divergence !== undefined) return true;
  return isPoor(run) && target === run.plan.recipe.target && task === run.plan.recipe.task;
}

/** True for a run that diverged, learned nothing or does worse than a constant answer. */
function isPoor({ plan, outcome }: SetAsideFacts): boolean {
  if (!plan || !outcome || outcome.divergence !== undefined || outcome.findings?.some(isNothing)) return true;
  const judged = outcome.test ?? outcome.train;
  const { scores } = plan.baseline;
  // A logarithm is learned to keep relative errors small, not squared ones.
  const { target } = plan.encoder;
  const isLogarithm = target.type === 'regression' && target.logarithm !== undefined;
  if (isLogarithm) return judged.loss > scores.loss;
  if (judged.rmse !== undefined && scores.rmse !== undefined) return judged.rmse > scores.rmse;
  // If all classes count the same, a constant answer gets exactly one of them right.
  if (countsClassesAlike(plan.recipe) && target.type !== 'regression' && judged.balancedAccuracy !== undefined)
    return judged.balancedAccuracy <= 1 / target.classes.length;
  // With rare classes an untrained network may be right as often, but it is less sure.
  return judged.loss > scores.loss && (judged.accuracy ?? 0) <= (scores.accuracy ?? 0);
}

function isNothing(finding: Finding): boolean {
  return finding.type === 'noLearningRate' || (finding.type === 'oneAnswer' && finding.cause === 'nothingLearned');
}
