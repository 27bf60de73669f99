import type { Hyperparameters } from '../run/options/hyperparameters.ts';
import { layerSlices, type Architecture } from '../network/architecture.ts';
import { forward, type ForwardPass } from '../network/forward.ts';
import { clipGradient } from './clipGradient.ts';
import { createOutputLoss } from './createOutputLoss.ts';
import { DenseNetwork } from './denseNetwork.ts';
import { FrozenWeights } from './frozenWeights.ts';
import { createOptimizer } from './optimizer.ts';
import { addRegularization } from './regularization.ts';

/** What a step depends on. */
export type StepSettings = Pick<Hyperparameters, 'loss' | 'optimizer' | 'learningRate' | 'l1' | 'l2' | 'weightDecay' | 'clipNorm'>;

/** A network, a row and its target. */
export interface StepQuestion {
  readonly architecture: Architecture;
  /** The current settings, including the current learning rate. */
  readonly settings: StepSettings;
  /** Flat, as in `layerSlices`; not modified. */
  readonly weights: Float32Array;
  /** Indexes of frozen weights. */
  readonly frozen?: Uint32Array;
  /** As the network receives them. */
  readonly inputs: Float32Array;
  /** As in training: 0 or 1, the class index, or the standardized number. */
  readonly target: number;
}

/** The step for a single row, with everything that goes into it. */
export interface StepExplanation {
  readonly pass: ForwardPass;
  /** The row's loss without the penalty. */
  readonly loss: number;
  /** The L1 and L2 terms of the loss. */
  readonly penalty: number;
  /** ∂L/∂Σ of each layer's units. */
  readonly deltas: readonly Float32Array[];
  /** ∂(L + penalty)/∂w as passed to the optimizer, after clipping. Flat, as in `layerSlices`. */
  readonly gradient: Float64Array;
  /** The factor by which clipping scaled the gradient; 1 if it was not clipped. */
  readonly shortened: number;
  /** After the step. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly lossAfter: number;
}

/**
 * The step of `DenseTrainer` for a batch of one row, without dropout and as the optimizer's first step, because its memory of earlier
 * batches is not stored with the weights.
 */
export function explainStep({ architecture, settings, weights, frozen, inputs, target }: StepQuestion): StepExplanation {
  const slices = layerSlices(architecture);
  const network = new DenseNetwork(architecture, 1);
  network.inputs.set(inputs);
  const pass = forward(architecture, weights, inputs);
  const before = measure(architecture, settings, network, weights, target);

  const gradient = new Float64Array(weights.length);
  for (let layer = slices.length - 1; layer >= 0; layer--) network.backward(layer, weights, 1, gradient);
  const deltas = slices.map((_, layer) => Float32Array.from(network.deltasOf(layer)));
  let penalty = 0;
  for (const slice of slices) penalty += addRegularization(slice, weights, settings.l1, settings.l2, gradient);
  const optimizer = createOptimizer(settings, weights.length);
  const kept = frozen && new FrozenWeights(frozen, weights, optimizer.memory);
  kept?.leaveOut(gradient);
  const length = lengthOf(gradient);
  if (settings.clipNorm > 0) clipGradient(gradient, settings.clipNorm);

  const stepped = Float32Array.from(weights);
  optimizer.step(stepped, gradient, settings.learningRate, 0, stepped.length);
  kept?.putBack(stepped, optimizer.memory);
  const lossAfter = measure(architecture, settings, network, stepped, target);
  const shortened = length > 0 ? lengthOf(gradient) / length : 1;
  return { pass, loss: before, penalty, deltas, gradient, shortened, weights: stepped, lossAfter };
}

/** Returns the row's loss and leaves its derivatives in the network's `outputDeltas`. */
function measure({ layers }: Architecture, { loss }: StepSettings, network: DenseNetwork, weights: Float32Array, target: number): number {
  for (let layer = 0; layer < network.layerCount; layer++) network.forward(layer, weights, 1);
  const tally = { lossSum: 0, metricSum: 0 };
  const { units } = layers[layers.length - 1];
  const row = { outputs: network.outputs, targets: Float32Array.of(target) };
  createOutputLoss(loss, { inputs: network.inputs.length, layers }, units).measure(row, 1, tally, network.outputDeltas, 1);
  return tally.lossSum;
}

function lengthOf(gradient: Float64Array): number {
  return Math.sqrt(gradient.reduce((sum, part) => sum + part * part, 0));
}
