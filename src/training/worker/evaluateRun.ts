import type { Dataset } from '../../dataset/dataset.ts';
import type { MadeAdjustment } from '../../run/options/adjustment.ts';
import type { RunOutcome, RunPlan } from '../../run/runPlan.ts';
import { finishSteps, type Steps } from '../../steps.ts';
import type { TrainingKernel } from '../kernel/trainingKernel.ts';
import { bestTrainLoss } from './bestTrainLoss.ts';
import type { RowsForward } from '../rowsForward.ts';
import { createRowsForward } from './createRowsForward.ts';
import { findFindings } from './findFindings.ts';
import { findTooGood } from './findTooGood.ts';
import { scoreGain, scorePart } from './scorePart.ts';

/** What is known after the last epoch. */
export interface FinishedTraining {
  readonly plan: RunPlan;
  readonly dataset: Dataset;
  /** The weights that are kept. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly epochs: number;
  /** The epoch of these weights. */
  readonly bestEpoch: number;
  readonly isStopped: boolean;
  /** True if its loss stopped being a number. */
  readonly isDiverged?: boolean;
  readonly elapsedMs: number;
  readonly adjustments?: readonly MadeAdjustment[];
  /** The kernel, which is faster than plain code, if available. */
  readonly kernel?: TrainingKernel;
}

/** The outcome of a run: scores of the kept weights on all rows, by the same forward pass as predictions. */
export function evaluateRun(run: FinishedTraining): RunOutcome {
  return finishSteps(evaluateInSteps(run, () => false));
}

/** Like `evaluateRun`. Once `isStopped` returns true, the parts not yet scored are scored on a sample of their rows. */
export function* evaluateInSteps(run: FinishedTraining, isStopped: () => boolean): Steps<RunOutcome> {
  const { plan, dataset, weights, kernel } = run;
  const forward = createRowsForward(plan.architecture, weights, dataset, kernel);
  try {
    return yield* evaluateBy(forward, run, isStopped);
  } finally {
    forward.dispose();
  }
}

function* evaluateBy(forward: RowsForward, run: FinishedTraining, isStopped: () => boolean): Steps<RunOutcome> {
  const { plan, dataset, weights, epochs, bestEpoch, elapsedMs, adjustments = [] } = run;
  const scoring = { plan, dataset, forward, isStopped };
  // The most important part comes first.
  const test = dataset.test.length > 0 ? yield* scorePart(scoring, dataset.test, plan) : undefined;
  const validation = dataset.validation.length > 0 ? yield* scorePart(scoring, dataset.validation) : undefined;
  const gain = validation && !isStopped() ? yield* unlessStopped(scoreGain(scoring), isStopped) : undefined;
  const train = yield* scorePart(scoring, dataset.train);
  const best = isStopped() ? undefined : yield* unlessStopped(bestTrainLoss(plan, dataset, train.scores.loss, adjustments), isStopped);
  const { right, confusion, pairs, rowCount: of } = test ?? train;
  const found = {
    plan,
    dataset,
    weights,
    adjustments,
    isDiverged: run.isDiverged === true,
    outcome: { confusion, pairs, bestTrainLoss: best, train: train.scores },
  };
  const findings = isStopped() ? undefined : yield* unlessStopped(findFindings(found), isStopped);
  const tooGood = isStopped() ? undefined : yield* unlessStopped(findTooGood({ plan, dataset, weights, scores: test?.scores }), isStopped);
  const allFindings = [...(findings ?? []), ...(tooGood ? [tooGood] : [])];
  const isSampled = (test?.rowCount ?? 0) < dataset.test.length || train.rowCount < dataset.train.length;
  return {
    weights: Float32Array.from(weights),
    ...{ epochs, bestEpoch, isStopped: run.isStopped, elapsedMs },
    train: train.scores,
    ...(test ? { test: test.scores } : {}),
    ...(validation ? { validation: { rows: validation.rowCount, scores: validation.scores, ...(gain ? { gain } : {}) } } : {}),
    of,
    ...(test?.clusters === undefined ? {} : { clusters: test.clusters }),
    ...(isSampled ? { sampled: { train: train.rowCount, test: test?.rowCount ?? 0 } } : {}),
    ...(right === undefined ? {} : { right, confusion }),
    ...(pairs ? { pairs } : {}),
    ...(test?.errorBound === undefined ? {} : { errorBound: test.errorBound }),
    ...(best === undefined ? {} : { bestTrainLoss: best }),
    ...(allFindings.length > 0 ? { findings: allFindings } : {}),
  };
}

/** The result of the steps, or undefined if stopped before the end. */
function* unlessStopped<Result>(steps: Steps<Result>, isStopped: () => boolean): Steps<Result | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
    if (isStopped()) return undefined;
  }
}
