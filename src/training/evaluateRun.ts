import type { Dataset } from '../dataset/dataset.ts';
import { logisticOptimum } from '../evaluation/logisticOptimum.ts';
import { scoreBinary, wilsonInterval } from '../evaluation/metrics.ts';
import type { Architecture } from '../network/architecture.ts';
import { createForward } from '../network/forward.ts';
import type { RunOutcome, RunPlan } from '../protocol/runPlan.ts';

/**
 * Work of one step (the second moments of the table, and some thirty operations per row) up to which the exact optimum is computed: its ten
 * or so steps take half a second then.
 */
const MOST_STEP_WORK = 2e7;

/** What is known when the last epoch is over. */
export interface TrainedRun {
  readonly plan: RunPlan;
  readonly dataset: Dataset;
  readonly weights: Float32Array<ArrayBuffer>;
  readonly epochs: number;
  readonly isStopped: boolean;
  readonly elapsedMs: number;
}

/** The outcome of a run: scores of the final weights on all rows, by the same forward pass that predictions come from. */
export function evaluateRun({ plan, dataset, weights, epochs, isStopped, elapsedMs }: TrainedRun): RunOutcome {
  const train = scoreRows(plan.architecture, weights, dataset, dataset.train);
  const test = scoreRows(plan.architecture, weights, dataset, dataset.test);
  const bestTrainLoss = computeBestTrainLoss(plan, dataset);
  return {
    weights: Float32Array.from(weights),
    epochs,
    bestEpoch: epochs,
    isStopped,
    elapsedMs,
    train: train.scores,
    test: test.scores,
    right: test.right,
    of: dataset.test.length,
    interval: wilsonInterval(test.right, dataset.test.length),
    ...(bestTrainLoss === undefined ? {} : { bestTrainLoss }),
  };
}

function scoreRows(architecture: Architecture, weights: Float32Array, dataset: Dataset, rows: Uint32Array) {
  const run = createForward(architecture, weights);
  const probabilities = new Float64Array(rows.length);
  const targets = new Float64Array(rows.length);
  let right = 0;
  for (let i = 0; i < rows.length; i++) {
    const { outputs } = run(dataset.features, rows[i] * dataset.featureCount);
    probabilities[i] = outputs[outputs.length - 1][0];
    targets[i] = dataset.targets[rows[i]];
    if (probabilities[i] > 0.5 === targets[i] > 0.5) right++;
  }
  return { scores: scoreBinary(probabilities, targets), right };
}

function computeBestTrainLoss({ architecture, hyperparameters }: RunPlan, dataset: Dataset): number | undefined {
  const isNeuron = architecture.layers.length === 1 && hyperparameters.l1 === 0 && hyperparameters.l2 === 0;
  const rowCount = dataset.train.length;
  const size = dataset.featureCount + 1;
  if (!isNeuron || rowCount * (size * size + 30) > MOST_STEP_WORK) return undefined;
  return logisticOptimum(dataset.features, dataset.featureCount, dataset.targets, dataset.train)?.loss;
}
