import type { Recipe } from '../dataset/columns/recipe.ts';
import type { SweepScore } from '../evaluation/sweep.ts';
import type { Failure } from '../run/failure.ts';
import type { RowCounts, RunPlan } from '../run/runPlan.ts';
import type { SweepSetting } from '../run/sweepOptions.ts';

/** A run's training with other settings. Over when every setting was trained with `restarts` times, or with a failure. */
export interface Sweep extends Pick<Recipe, 'target' | 'features' | 'task'> {
  /** The run that it began with. */
  readonly runId: string;
  /** Of that run: what is predicted from which rows, and for how many epochs, where they are the same for all. */
  readonly rows: RowCounts;
  readonly epochs?: number;
  readonly settings: readonly SweepSetting[];
  readonly restarts: number;
  /** In the order in which they came. */
  readonly scored: readonly SweepScore[];
  readonly failure?: Failure;
}

/** What happens to the sweep of a session. */
export type SweepEvent =
  | { readonly type: 'sweepStarted'; readonly runId: string; readonly sweep: Sweep }
  | { readonly type: 'settingScored'; readonly runId: string; readonly score: SweepScore }
  /** Without a failure: it was cancelled, and nothing of it is kept. */
  | { readonly type: 'sweepEnded'; readonly runId: string; readonly failure?: Failure };

/** True while settings of the sweep are still to be judged. */
export function isSweeping({ failure, scored, settings, restarts }: Sweep): boolean {
  return !failure && scored.length < settings.length * restarts;
}

/** True for a sweep that has come to its end without a failure. */
export function isSwept(sweep: Sweep): boolean {
  return !sweep.failure && !isSweeping(sweep);
}

/** True where the plan predicts the same from the same, on as many rows. How many of those that are not tested on are for validation is up to the setting. */
export function isMadeFor({ target, features, task, rows }: Sweep, { recipe, rows: planned }: RunPlan): boolean {
  const untested = ({ train, validation }: RowCounts) => train + validation;
  const isSame = target === recipe.target && task === recipe.task && untested(rows) === untested(planned) && rows.test === planned.test;
  return isSame && features.length === recipe.features.length && features.every((name, index) => name === recipe.features[index]);
}
