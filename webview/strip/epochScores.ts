import { writePercent } from '../../src/writeNumber.ts';
import { formatPercent } from '../words/numbers.ts';
import { formatTarget } from '../words/targetNumbers.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';

/** The scores of a run after an epoch, on its test rows or, without a test, its training rows. */
export interface EpochScores {
  /** Accuracy; mean absolute error in the units of the file; for a logarithmic target the factor. */
  readonly metric: number;
  readonly loss: number;
}

/** The scores of an epoch from the history: on the test rows or, without a test, on the training rows. Undefined before the first epoch. */
export function epochScores({ history }: Pick<RunState, 'history'>, { encoder, rows }: RunPlan, epoch: number): EpochScores | undefined {
  if (epoch < 1 || epoch > history.length) return undefined;
  const [metrics, losses] = rows.test > 0 ? [history.testMetric, history.testLoss] : [history.trainMetric, history.trainLoss];
  const { target } = encoder;
  const metric = metrics[epoch - 1];
  const loss = losses[epoch - 1];
  if (target.type !== 'regression') return { metric, loss };
  return { metric: target.logarithm ? Math.exp(metric * target.logarithm.scale) : metric * target.scale, loss };
}

/** The metric of the answering weights: accuracy, or the mean error in the units of the file. */
export function answeredMetric({ encoder: { target } }: RunPlan, { test, train, right = 0, of }: RunOutcome): number | undefined {
  const judged = test ?? train;
  return target.type === 'regression' ? judged.mae : (judged.accuracy ?? (of > 0 ? right / of : undefined));
}

/** The metric of an epoch: from the outcome for the epoch whose weights answer, else from the history. */
export function metricAt(run: RunState, plan: RunPlan, epoch: number): number | undefined {
  const { outcome } = run;
  return outcome && epoch === outcome.bestEpoch ? answeredMetric(plan, outcome) : epochScores(run, plan, epoch)?.metric;
}

/** The epoch with the lowest test loss; undefined where there is no test or no finite loss. The first of equal ones. */
export function lowestTestLoss({ history }: Pick<RunState, 'history'>, { rows }: RunPlan): number | undefined {
  if (rows.test === 0) return undefined;
  let lowest: number | undefined;
  for (let i = 0; i < history.length; i++) {
    const loss = history.testLoss[i];
    if (Number.isFinite(loss) && (lowest === undefined || loss < history.testLoss[lowest])) lowest = i;
  }
  return lowest === undefined ? undefined : lowest + 1;
}

/** A metric as text: a share, or an error with its unit. All of them are all of them, to any decimal. */
export function writeMetric({ encoder: { target } }: RunPlan, metric: number): string {
  if (target.type === 'regression') return formatTarget(metric, target);
  return metric === 1 ? writePercent(1, 0) : formatPercent(metric);
}
