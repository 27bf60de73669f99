import type { FeatureMatrix } from '../../dataset/dataset.ts';
import { activate, softmax } from '../../network/activate.ts';
import { layerSlices, parameterCount, type Architecture, type LayerSlice } from '../../network/architecture.ts';
import type { RowsForward } from '../rowsForward.ts';
import { instantiateKernel, type KernelExports } from './kernelExports.ts';
import { FIRST_ADDRESS } from './kernelLayout.ts';
import type { TrainingKernel } from './trainingKernel.ts';

/** Number of units, and of rows, whose sums are computed together. */
export const UNITS_AT_A_TIME = 4;
/** Multiplications per millisecond, and the fixed cost of a row in multiplications. */
const WORK_PER_MS = 4e6;
const ROW_WORK = 1000;
/** With fewer rows at a time the weights would be loaded too often. */
const FEWEST_ROWS = 16;
const MOST_ROWS = 256;

/** A layer in the kernel's memory: addresses in bytes, and its outputs also as a view. */
interface PlacedLayer {
  readonly slice: LayerSlice;
  readonly paddedUnits: number;
  readonly weights: number;
  readonly biases: number;
  readonly outputsAt: number;
  readonly outputs: Float64Array;
}

/**
 * The forward pass of `network/forward.ts` in WebAssembly SIMD, in double precision, for several rows at a time. Outputs are identical bit
 * by bit, because each Σ is summed in the same order. The activations are those of the plain code.
 */
export class KernelForward implements RowsForward {
  readonly rowsPerMs: number;
  readonly pieceRows: number;
  readonly #kernel: TrainingKernel;
  readonly #memory: WebAssembly.Memory;
  readonly #exports: KernelExports;
  readonly #matrix: FeatureMatrix;
  readonly #inputs: Float64Array;
  readonly #layers: readonly PlacedLayer[];
  readonly #outputs: Float64Array;

  /** Throws a RangeError if there is not enough memory. */
  constructor(kernel: TrainingKernel, architecture: Architecture, weights: Float32Array, matrix: FeatureMatrix) {
    const slices = layerSlices(architecture);
    this.rowsPerMs = WORK_PER_MS / (parameterCount(architecture) + ROW_WORK);
    this.pieceRows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, pad(Math.floor(this.rowsPerMs))));
    let end = FIRST_ADDRESS;
    const reserve = (doubles: number) => {
      const start = end;
      end += Math.ceil(doubles / 2) * 16;
      return start;
    };
    const inputs = reserve(this.pieceRows * architecture.inputs);
    const places = slices.map(({ inputs: depth, units }) => ({
      ...{ weights: reserve(depth * pad(units)), biases: reserve(pad(units)), outputsAt: reserve(this.pieceRows * pad(units)) },
    }));
    this.#kernel = kernel;
    this.#memory = kernel.takeMemory(end, false);
    this.#exports = instantiateKernel(kernel.module(false), this.#memory);
    this.#matrix = matrix;
    const view = (start: number, length: number) => new Float64Array(this.#memory.buffer, start, length);
    this.#inputs = view(inputs, this.pieceRows * architecture.inputs);
    this.#layers = slices.map((slice, index) => {
      const paddedUnits = pad(slice.units);
      const place = places[index];
      placeWeights(slice, weights, view(place.weights, slice.inputs * paddedUnits));
      view(place.biases, slice.units).set(weights.subarray(slice.biasStart, slice.biasStart + slice.units));
      return { slice, paddedUnits, ...place, outputs: view(place.outputsAt, this.pieceRows * paddedUnits) };
    });
    this.#outputs = new Float64Array(slices[slices.length - 1].units);
  }

  run(rows: Uint32Array, take: (outputs: Float64Array, row: number) => void): void {
    this.#gather(rows);
    let values = this.#inputs.byteOffset;
    let stride = this.#layers[0].slice.inputs;
    for (const { slice, paddedUnits, weights, biases, outputsAt, outputs } of this.#layers) {
      this.#exports.addUpDoubles(values, stride, slice.inputs, weights, biases, paddedUnits, pad(rows.length), outputsAt);
      activateRows(slice, outputs, paddedUnits, rows.length);
      values = outputsAt;
      stride = paddedUnits;
    }
    const { slice, paddedUnits, outputs } = this.#layers[this.#layers.length - 1];
    for (let i = 0; i < rows.length; i++) {
      for (let unit = 0; unit < slice.units; unit++) this.#outputs[unit] = outputs[i * paddedUnits + unit];
      take(this.#outputs, rows[i]);
    }
  }

  dispose(): void {
    this.#kernel.returnMemory(this.#memory);
  }

  #gather(rows: Uint32Array): void {
    const { features, featureStride } = this.#matrix;
    const count = this.#layers[0].slice.inputs;
    for (let i = 0, at = 0; i < rows.length; i++) {
      for (let from = rows[i] * featureStride, end = from + count; from < end; from++) this.#inputs[at++] = features[from];
    }
  }
}

/** Panels of 4 units: inputs × 4 each. */
function placeWeights({ inputs, units, kernelStart }: LayerSlice, weights: Float32Array, panels: Float64Array): void {
  for (let i = 0, from = kernelStart; i < inputs; i++) {
    for (let unit = 0; unit < units; unit++) {
      const panel = (unit - (unit % UNITS_AT_A_TIME)) * inputs;
      panels[panel + i * UNITS_AT_A_TIME + (unit % UNITS_AT_A_TIME)] = weights[from++];
    }
  }
}

function activateRows({ activation, units }: LayerSlice, values: Float64Array, stride: number, rows: number): void {
  if (activation === 'linear') return;
  for (let row = 0, start = 0; row < rows; row++, start += stride) {
    if (activation === 'softmax') softmax(values, start, units);
    else for (let at = start; at < start + units; at++) values[at] = activate(activation, values[at]);
  }
}

function pad(count: number): number {
  return Math.ceil(count / UNITS_AT_A_TIME) * UNITS_AT_A_TIME;
}
