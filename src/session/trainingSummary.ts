import { message, type Message } from '../message.ts';
import type { Scores } from '../evaluation/scores.ts';
import type { Task } from '../dataset/columns/recipe/task.ts';
import { parameterCount } from '../network/architecture.ts';
import type { FrozenUnit } from '../network/frozenUnits.ts';
import type { RowCounts, RunOutcome, RunPlan } from '../run/runPlan.ts';
import { describeFinding, describeSetAside } from '../run/findings/findingWords.ts';
import { describeSample } from '../run/sampledRows.ts';

/**
 * The result of a run, for whoever requested it. Scores are those of the final weights on all rows of each part; a warning says where a stop
 * allowed only a sample.
 */
export interface TrainingSummary {
  readonly runId: string;
  readonly target: string;
  readonly features: readonly string[];
  readonly task: Task;
  readonly classes?: readonly string[];
  readonly rows: RowCounts;
  /** Epochs that were trained: fewer than requested when the run was stopped. */
  readonly epochs: number;
  readonly elapsedMs: number;
  /** Frozen units; absent where there are none. */
  readonly frozen?: readonly FrozenUnit[];
  /** Number of weights and biases. */
  readonly parameters: number;
  readonly train: Scores;
  /** Absent without test rows, when all rows of the table are training rows. */
  readonly test?: Scores;
  /** On the test rows or, without any, on the training rows. */
  readonly baseline: Scores;
  readonly warnings: readonly Message[];
}

/** The summary of a finished run; when it is set aside, another model answers. */
export function summarize(runId: string, plan: RunPlan, outcome: RunOutcome, isSetAside = false): TrainingSummary {
  const { divergence } = outcome;
  const stopped =
    divergence !== undefined
      ? [divergence]
      : outcome.isStopped
        ? [message('Stopped after {done} of {all} epochs.', { done: outcome.epochs, all: plan.hyperparameters.epochs })]
        : [];
  const sample = describeSample(outcome, plan);
  return {
    runId,
    target: plan.recipe.target,
    features: plan.recipe.features,
    task: plan.recipe.task,
    ...(plan.encoder.target.type === 'regression' ? {} : { classes: plan.encoder.target.classes }),
    rows: plan.rows,
    epochs: outcome.epochs,
    elapsedMs: outcome.elapsedMs,
    ...(plan.continued?.frozen ? { frozen: plan.continued.frozen } : {}),
    parameters: parameterCount(plan.architecture),
    train: outcome.train,
    ...(outcome.test ? { test: outcome.test } : {}),
    baseline: plan.baseline.scores,
    warnings: [
      ...(isSetAside ? [describeSetAside(outcome)] : []),
      ...(outcome.findings ?? []).map(describeFinding),
      ...plan.dataChecks.map(({ said }) => said),
      ...plan.warnings,
      ...stopped,
      ...(sample === undefined ? [] : [sample]),
    ],
  };
}
