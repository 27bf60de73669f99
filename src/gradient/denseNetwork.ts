import { layerSlices, type Architecture, type LayerSlice } from '../network/architecture.ts';
import { activateLayer, needsSums, scaleByDerivative } from './activateLayer.ts';
import { addLayerGradient, addUpLayer, backwardLayer } from './denseLayer.ts';
import type { DropoutMask } from './dropout.ts';

/** Where rows stand that are learned from: the epoch from 1, and the first row's place in its order. Other rows drop no outputs. */
export interface TrainingPlace {
  readonly epoch: number;
  readonly position: number;
}

/** What dropout adds to a hidden layer. */
interface Dropped {
  /** The layer's first neuron, counted through all hidden layers. */
  readonly firstNeuron: number;
  readonly factors: Float32Array;
  /** The outputs times the factors. */
  readonly values: Float32Array;
}

/**
 * The layers of a network and room for a number of rows that go through them together, forward and back, a layer at a time. Everything is
 * rows × units of its layer, in float32.
 */
export class DenseNetwork {
  readonly layerCount: number;
  /** The rows' features. */
  readonly inputs: Float32Array;
  readonly outputs: Float32Array;
  /** The derivatives of the loss by the output's sums: to be filled in before going back. */
  readonly outputDeltas: Float32Array;
  readonly #slices: readonly LayerSlice[];
  /** Of each layer, not yet dropped. */
  readonly #activated: readonly Float32Array[];
  readonly #sums: readonly (Float32Array | undefined)[];
  /** The derivatives of the loss by each layer's sums. */
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

  /** The layer's outputs from those of the layer before. With a place they are those of a row that is learned from. */
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

  /**
   * Adds the layer's part to the gradient of the rows that have gone forward with a place, and carries the deltas back to the layer before.
   */
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

  /** The derivatives of the loss by a layer's sums, once it has gone back so far; overwritten by the next rows. */
  deltasOf(layer: number): Float32Array {
    return this.#deltas[layer];
  }

  #inputsOf(layer: number, isTraining: boolean): Float32Array {
    if (layer === 0) return this.inputs;
    return this.#mask && isTraining ? this.#dropped[layer - 1].values : this.#activated[layer - 1];
  }
}
