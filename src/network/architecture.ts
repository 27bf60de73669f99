import type { OptionValue } from '../options/optionTable.ts';

/**
 * Activations of hidden layers, which work on each neuron separately. `elu` and `leakyRelu` have Keras' α of 1 and 0.2; `gelu` is exact.
 */
export type HiddenActivation = OptionValue<'activation'>;
/** `softmax` is for the output layer only, because it combines all of its neurons. */
export type Activation = HiddenActivation | 'softmax';

/** One Dense layer. */
export interface Layer {
  readonly units: number;
  readonly activation: Activation;
}

/** A stack of Dense layers; the last one is the output. */
export interface Architecture {
  /** Number of inputs, d. */
  readonly inputs: number;
  readonly layers: readonly Layer[];
}

/** The sizes of an architecture, without its activations. */
interface Sizes {
  readonly inputs: number;
  readonly layers: readonly Pick<Layer, 'units'>[];
}

/** Position of one layer in the flat weights: kernel (`inputs × units`, row-major as in Keras), then bias (`units`). */
export interface LayerSlice {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly kernelStart: number;
  readonly biasStart: number;
}

/** The slices of the flat weights by layer, in the order of `model.getWeights()`. */
export function layerSlices(architecture: Architecture): LayerSlice[] {
  const slices: LayerSlice[] = [];
  let inputs = architecture.inputs;
  let start = 0;
  for (const { units, activation } of architecture.layers) {
    const biasStart = start + inputs * units;
    slices.push({ inputs, units, activation, kernelStart: start, biasStart });
    start = biasStart + units;
    inputs = units;
  }
  return slices;
}

/** Number of weights and biases: the length of the flat weights. */
export function parameterCount({ inputs, layers }: Sizes): number {
  return layers.reduce((sum, { units }, i) => sum + ((i === 0 ? inputs : layers[i - 1].units) + 1) * units, 0);
}
