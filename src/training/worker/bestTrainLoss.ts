import type { Dataset } from '../../dataset/dataset.ts';
import { linearOptimumLoss } from '../../evaluation/optimum/linearOptimum.ts';
import { logisticOptimumSteps, type LogisticOptimum } from '../../evaluation/optimum/logisticOptimum.ts';
import type { Loss } from '../../evaluation/loss.ts';
import { rowLoss } from '../../evaluation/rowLoss.ts';
import { sigmoid } from '../../network/elementary.ts';
import type { MadeAdjustment } from '../../run/options/adjustment.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import type { Steps } from '../../steps.ts';

/**
 * Limit on the work of one step (the table's second moments, plus about thirty operations per row) for computing the exact optimum. Its ten
 * or so steps then take half a second.
 */
const MOST_STEP_WORK = 2e7;

/** How far below the optimum a training may get by rounding alone. */
const ROUNDING = 1e-5;

/**
 * The lowest training loss that any weights of a single neuron can reach, clipped like the training's own. Undefined if there is no formula
 * for it, if a penalty or decay affected the weights, if it would take too long, or if `trained`, the loss of the training, is lower: with
 * clipped losses the training can give up on an outlier.
 */
export function* bestTrainLoss(
  { architecture, hyperparameters }: Pick<RunPlan, 'architecture' | 'hyperparameters'>,
  dataset: Dataset,
  trained: number,
  adjustments: readonly MadeAdjustment[] = [],
): Steps<number | undefined> {
  const { loss } = hyperparameters;
  const { featureCount, train, sampleWeights } = dataset;
  const isNeuron = architecture.layers.length === 1 && architecture.layers[0].units === 1;
  const isPlain = !isPenalized(hyperparameters, adjustments) && sampleWeights === undefined;
  const size = featureCount + 1;
  if (!isNeuron || !isPlain || train.length * (size * size + 30) > MOST_STEP_WORK) return undefined;
  const best = yield* optimumLoss(loss, dataset);
  return best === undefined || best > trained * (1 + ROUNDING) + ROUNDING / 100 ? undefined : Math.min(best, trained);
}

/** True if a penalty or decay affected the weights at any time. */
function isPenalized({ l1, l2, optimizer, weightDecay }: Hyperparameters, adjustments: readonly MadeAdjustment[]): boolean {
  const hasDecay = optimizer === 'adamw' && weightDecay > 0;
  return hasDecay || [{ l1, l2 }, ...adjustments].some(({ l1: lasso = 0, l2: ridge = 0 }) => lasso > 0 || ridge > 0);
}

function* optimumLoss(loss: Loss, dataset: Dataset): Steps<number | undefined> {
  const { train } = dataset;
  if (loss === 'meanSquaredError') return linearOptimumLoss(dataset, train);
  if (loss !== 'binaryCrossentropy') return undefined;
  const optimum = yield* logisticOptimumSteps(dataset, train);
  return optimum && clippedLoss(optimum, dataset);
}

function clippedLoss({ weights, bias }: LogisticOptimum, { features, featureStride, targets, train }: Dataset): number {
  let total = 0;
  for (const row of train) {
    let sum = bias;
    for (let j = 0; j < weights.length; j++) sum += weights[j] * features[row * featureStride + j];
    total += rowLoss('binaryCrossentropy', [sigmoid(sum)], targets[row]);
  }
  return total / train.length;
}
