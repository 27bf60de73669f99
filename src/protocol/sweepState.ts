import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import type { SweepScore } from '../evaluation/sweep.ts';
import type { Failure } from '../run/findings/failure.ts';
import type { RowCounts, RunPlan } from '../run/runPlan.ts';
import type { SweepSetting } from '../run/options/sweepOptions.ts';

/** A run trained with other settings. It ends when each setting has been trained `restarts` times, or with a failure. */
export interface Sweep extends Pick<Recipe, 'target' | 'features' | 'task'> {
  /** The run it started from. */
  readonly runId: string;
  /** From that run: rows, and epochs if they are the same for all settings. */
  readonly rows: RowCounts;
  readonly epochs?: number;
  readonly settings: readonly SweepSetting[];
  readonly restarts: number;
  /** In the order of arrival. */
  readonly scored: readonly SweepScore[];
  readonly failure?: Failure;
}

/** What happens to the sweep of a session. */
export type SweepEvent =
  | { readonly type: 'sweepStarted'; readonly runId: string; readonly sweep: Sweep }
  | { readonly type: 'settingScored'; readonly runId: string; readonly score: SweepScore }
  /** Without a failure it was cancelled, and its scores are dropped. */
  | { readonly type: 'sweepEnded'; readonly runId: string; readonly failure?: Failure };

/** True while settings of the sweep remain to be judged. */
export function isSweeping({ failure, scored, settings, restarts }: Sweep): boolean {
  return !failure && scored.length < settings.length * restarts;
}

/** True for a sweep that finished without a failure. */
export function isSwept(sweep: Sweep): boolean {
  return !sweep.failure && !isSweeping(sweep);
}

/**
 * True if the plan predicts the same target from the same features on as many rows. How many of the training rows are used for validation
 * may differ between settings.
 */
export function isMadeFor({ target, features, task, rows }: Sweep, { recipe, rows: planned }: RunPlan): boolean {
  const untested = ({ train, validation }: RowCounts) => train + validation;
  const isSame = target === recipe.target && task === recipe.task && untested(rows) === untested(planned) && rows.test === planned.test;
  return isSame && features.length === recipe.features.length && features.every((name, index) => name === recipe.features[index]);
}
