import { layerSlices, type Architecture, type LayerSlice } from '../network/architecture.ts';
import { activateLayer, needsSums, scaleByDerivative } from './activateLayer.ts';
import { addLayerGradient, addUpLayer, backwardLayer } from './denseLayer.ts';
import type { DropoutMask } from './dropout.ts';

/** Position of training rows, for dropout: the epoch from 1, and the first row's index in the epoch's order. Other rows have no dropout. */
export interface TrainingPlace {
  readonly epoch: number;
  readonly position: number;
}

/** The state of dropout for one hidden layer. */
interface Dropped {
  /** Index of the layer's first neuron among all hidden neurons. */
  readonly firstNeuron: number;
  readonly factors: Float32Array;
  /** The outputs multiplied by the factors. */
  readonly values: Float32Array;
}

/**
 * The layers of a network, with buffers for a number of rows that go forward and back together, one layer at a time. All buffers are rows ×
 * units of the layer, in float32.
 */
export class DenseNetwork {
  readonly layerCount: number;
  /** The rows' features. */
  readonly inputs: Float32Array;
  readonly outputs: Float32Array;
  /** ∂loss/∂Σ of the output layer; filled in by the caller before going back. */
  readonly outputDeltas: Float32Array;
  readonly #slices: readonly LayerSlice[];
  /** Outputs of each layer, before dropout. */
  readonly #activated: readonly Float32Array[];
  readonly #sums: readonly (Float32Array | undefined)[];
  /** ∂loss/∂Σ of each layer. */
  readonly #deltas: readonly Float32Array[];
  readonly #mask: DropoutMask | undefined;
  readonly #dropped: readonly Dropped[];

  constructor(architecture: Architecture, rows: number, mask?: DropoutMask) {
    this.#slices = layerSlices(architecture);
    this.layerCount = this.#slices.length;
    this.inputs = new Float32Array(rows * architecture.inputs);
    const room = ({ units }: { readonly units: number }) => new Float32Array(rows * units);
    this.#activated = this.#slices.map(room);
    this.#sums = this.#slices.map((slice) => (needsSums(slice.activation) ? room(slice) : undefined));
    this.#deltas = this.#slices.map(room);
    this.outputs = this.#activated[this.layerCount - 1];
    this.outputDeltas = this.#deltas[this.layerCount - 1];
    this.#mask = mask;
    let firstNeuron = 0;
    this.#dropped = (mask ? this.#slices.slice(0, -1) : []).map((slice) => {
      const dropped = { firstNeuron, factors: room(slice), values: room(slice) };
      firstNeuron += slice.units;
      return dropped;
    });
  }

  /** Computes a layer's outputs from those of the previous layer. A `place` means training rows, with dropout. */
  forward(layer: number, weights: Float32Array, rows: number, place?: TrainingPlace): void {
    const slice = this.#slices[layer];
    const { activation, units } = slice;
    const outputs = this.#activated[layer];
    addUpLayer(slice, weights, this.#inputsOf(layer, place !== undefined), outputs, rows);
    this.#sums[layer]?.set(outputs.subarray(0, rows * units));
    activateLayer(activation, outputs, rows, units);
    if (!this.#mask || !place || layer === this.layerCount - 1) return;
    const { firstNeuron, factors, values } = this.#dropped[layer];
    this.#mask(place.epoch, place.position, firstNeuron, rows, units, factors);
    for (let i = 0; i < rows * units; i++) values[i] = outputs[i] * factors[i];
  }

  /** Adds the layer's part to the gradient for rows that went forward with a `place`, and propagates the deltas to the previous layer. */
  backward(layer: number, weights: Float32Array, rows: number, gradient: Float64Array): void {
    const slice = this.#slices[layer];
    addLayerGradient(slice, this.#inputsOf(layer, true), this.#deltas[layer], rows, gradient);
    if (layer === 0) return;
    const before = layer - 1;
    const deltas = this.#deltas[before];
    const count = rows * slice.inputs;
    backwardLayer(slice, weights, this.#deltas[layer], deltas, rows);
    if (this.#mask) {
      const { factors } = this.#dropped[before];
      for (let i = 0; i < count; i++) deltas[i] *= factors[i];
    }
    scaleByDerivative(this.#slices[before].activation, this.#activated[before], this.#sums[before], deltas, count);
  }

  /** ∂loss/∂Σ of a layer, valid after `backward` has reached it; overwritten by the next rows. */
  deltasOf(layer: number): Float32Array {
    return this.#deltas[layer];
  }

  #inputsOf(layer: number, isTraining: boolean): Float32Array {
    if (layer === 0) return this.inputs;
    return this.#mask && isTraining ? this.#dropped[layer - 1].values : this.#activated[layer - 1];
  }
}
