import type { Dataset } from '../../dataset/dataset.ts';
import { linearOptimumLoss } from '../../evaluation/linearOptimum.ts';
import { logisticOptimumSteps } from '../../evaluation/logisticOptimum.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import type { Steps } from '../../steps.ts';

/**
 * Work of one step (the second moments of the table, and some thirty operations per row) up to which the exact optimum is computed: its ten
 * or so steps take half a second then.
 */
const MOST_STEP_WORK = 2e7;

/** The training loss that no weights of a single neuron can get below; undefined where there is no formula for it or it would take long. */
export function* bestTrainLoss({ architecture, hyperparameters }: RunPlan, dataset: Dataset): Steps<number | undefined> {
  const { l1, l2, loss } = hyperparameters;
  const { featureCount, train, sampleWeights } = dataset;
  const isNeuron = architecture.layers.length === 1 && architecture.layers[0].units === 1;
  const isPlain = l1 === 0 && l2 === 0 && sampleWeights === undefined;
  const size = featureCount + 1;
  if (!isNeuron || !isPlain || train.length * (size * size + 30) > MOST_STEP_WORK) return undefined;
  if (loss === 'binaryCrossentropy') return (yield* logisticOptimumSteps(dataset, train))?.loss;
  return loss === 'meanSquaredError' ? linearOptimumLoss(dataset, train) : undefined;
}
