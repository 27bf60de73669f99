import type { Dataset } from '../../dataset/dataset.ts';
import { wilsonInterval } from '../../evaluation/intervals.ts';
import type { ScoredRows } from '../../evaluation/rowScorer.ts';
import { createForward } from '../../network/forward.ts';
import type { RunOutcome, RunPlan } from '../../run/runPlan.ts';
import { bestTrainLoss } from './bestTrainLoss.ts';
import { createScorer } from '../plan/createScorer.ts';

/** What is known when the last epoch is over. */
export interface TrainedRun {
  readonly plan: RunPlan;
  readonly dataset: Dataset;
  /** Those that are kept. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly epochs: number;
  /** The epoch that the weights are of. */
  readonly bestEpoch: number;
  readonly isStopped: boolean;
  readonly elapsedMs: number;
}

/** The outcome of a run: scores of the kept weights on all rows, by the same forward pass that predictions come from. */
export function evaluateRun({ plan, dataset, weights, epochs, bestEpoch, isStopped, elapsedMs }: TrainedRun): RunOutcome {
  const train = scoreRows(plan, weights, dataset, dataset.train);
  const { scores, right, confusion, pairs } = scoreRows(plan, weights, dataset, dataset.test);
  const best = bestTrainLoss(plan, dataset);
  const of = dataset.test.length;
  const { validation } = dataset;
  return {
    weights: Float32Array.from(weights),
    ...{ epochs, bestEpoch, isStopped, elapsedMs },
    train: train.scores,
    test: scores,
    ...(validation.length > 0
      ? { validation: { rows: validation.length, scores: scoreRows(plan, weights, dataset, validation).scores } }
      : {}),
    of,
    ...(right === undefined ? {} : { right, interval: wilsonInterval(right, of), confusion }),
    ...(pairs ? { pairs } : {}),
    ...(best === undefined ? {} : { bestTrainLoss: best }),
  };
}

function scoreRows(
  { architecture, encoder, hyperparameters }: RunPlan,
  weights: Float32Array,
  dataset: Dataset,
  rows: Uint32Array,
): ScoredRows {
  const run = createForward(architecture, weights);
  const scorer = createScorer(encoder.target, hyperparameters.loss, rows.length);
  for (const row of rows) {
    const { outputs } = run(dataset.features, row * dataset.featureStride);
    scorer.add(outputs[outputs.length - 1], dataset.targets[row]);
  }
  return scorer.finish();
}
