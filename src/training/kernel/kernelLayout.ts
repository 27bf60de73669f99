import type { EncodedRows } from '../../dataset/dataset.ts';
import { layerSlices, type Architecture, type LayerSlice } from '../../network/architecture.ts';
import { createThreadMemory, type ThreadMemory, type LayoutOptions, type LayerMemory, type Reserve } from './createThreadMemory.ts';

/** Positions of everything in the kernel's memory; addresses and lengths in bytes. */
export interface KernelLayout {
  readonly byteLength: number;
  /** Index of each flat weight (as in `layerSlices`) among the memory's 32-bit floats. */
  readonly places: Uint32Array;
  readonly weightsStart: number;
  readonly parameterBytes: number;
  readonly hiddenCount: number;
  readonly layerCount: number;
  /** Number of inputs of a single output neuron, padded, and the addresses of its parameters; all 0 if the last layer has several units. */
  readonly headDepth: number;
  readonly headWeights: number;
  readonly headBias: number;
  /** One per thread: the addresses of its values and deltas. */
  readonly threadMemories: readonly ThreadMemory[];
  /** Address of the masks of the layers' real units, one after another; the array is what to write there. */
  readonly masks: number;
  readonly maskWords: Uint32Array;
  readonly chunkRows: number;
  /** Batches of this many rows or more are split into shards, up to `jobRows` rows at a time. */
  readonly shardedRows: number;
  readonly jobRows: number;
  /** Address of the frozen weights' addresses, followed by room for their saved values, and the number of these weights. */
  readonly frozen: number;
  readonly frozenCount: number;
  readonly figures: number;
  readonly work: number;
  /** rowCount × featureStride */
  readonly features: number;
  readonly featureStride: number;
  readonly targets: number;
  /** 0 without sample weights. */
  readonly sampleWeights: number;
  readonly trainRows: number;
  readonly testRows: number;
  readonly validationRows: number;
}

/** Index among the kernel's figures, of 8 bytes each, of the number of multiplications skipped because a factor was 0. */
export const LEFT_OUT = 5;
/** The memory below is reserved: address 0 means none, eight zeros are at 64, and the kernel's own data starts at 128. */
export const FIRST_ADDRESS = 1024;
/** Networks with more parameters use smaller chunks, so that a stop takes effect in time. */
const LARGE_NETWORK = 500_000;
/** Networks with more parameters are split only if batches are so large that summing eight gradients costs little in comparison. */
const WIDE_NETWORK = 100_000;
const SHARDS = 8;
/** Words of a frozen weight: its address, its value, and two numbers of the optimizer's state. */
const FROZEN_WORDS = 4;
/** Weights (plus the fixed cost of a row) times rows from which a batch is split, and for one job: about 60 µs and 2 ms on one core. */
const SHARDED_WORK = 2 ** 18;
const JOB_WORK = 2 ** 23;
/** Fixed cost of a row, in weights. */
export const ROW_WORK = 32;

/** Plans the memory of one training. Features are padded to 4 numbers per row, layers to 8 units. */
export function createKernelLayout(architecture: Architecture, dataset: EncodedRows, options: LayoutOptions): KernelLayout {
  const { rowCount, featureCount, train, test, validation } = dataset;
  let end = FIRST_ADDRESS;
  const reserve = (words: number) => {
    const start = end;
    end += Math.ceil(words / 16) * 64;
    return start;
  };
  const { frozenCount = 0 } = options;
  const slices = layerSlices(architecture);
  const headSlice = slices[slices.length - 1];
  const hasHead = headSlice.units === 1;
  const featureStride = pad(featureCount, 4);
  const placed = hasHead ? slices.slice(0, -1) : slices;
  const masks = reserve(placed.reduce((sum, { units }) => sum + pad(units, 8), 0));

  // Without gaps, because the optimizer processes all parameters in one pass.
  const weightsStart = end;
  let parameters = 0;
  const take = (words: number) => {
    const start = weightsStart + parameters * 4;
    parameters += words;
    return start;
  };
  const layers = placeLayers(placed, featureStride, masks, take);
  const headDepth = hasHead ? (layers.at(-1)?.units ?? featureStride) : 0;
  const headWeights = hasHead ? take(headDepth) : 0;
  const headBias = hasHead ? take(4) : 0;
  const chunkRows = parameters > LARGE_NETWORK ? 8 : 32;
  const rowWork = parameters + ROW_WORK;
  const shardedRows = Math.max(parameters > WIDE_NETWORK ? 1024 : 256, Math.ceil(SHARDED_WORK / rowWork));
  const isSharded = Math.min(options.batchSize, train.length) >= shardedRows;
  // Weights, gradient and two kinds of state, then the gradients of the other shards.
  reserve((4 + (isSharded ? SHARDS - 1 : 0)) * parameters);
  const parameterBytes = parameters * 4;
  const transposed = layers.map(({ inputs, units }, index) => (index === 0 ? 0 : reserve(inputs * units)));
  const hiddenCount = slices.length - 1;
  const memoryOptions = { ...options, chunkRows, featureStride, parameterBytes, hiddenCount, transposed };
  return {
    places: placeWeights(slices, layers, headWeights, headBias),
    ...{ weightsStart, parameterBytes, headDepth, headWeights, headBias, masks },
    ...{ hiddenCount, layerCount: layers.length, chunkRows, featureStride, shardedRows },
    jobRows: SHARDS * chunkRows * Math.max(1, Math.floor(JOB_WORK / rowWork / (SHARDS * chunkRows))),
    threadMemories: Array.from({ length: options.threads }, () => createThreadMemory(layers, memoryOptions, reserve)),
    maskWords: Uint32Array.from(layers.flatMap(({ slice, units }) => Array.from({ length: units }, (_, u) => (u < slice.units ? ~0 : 0)))),
    frozen: reserve(FROZEN_WORDS * frozenCount),
    frozenCount,
    figures: reserve(16),
    work: reserve(64),
    features: reserve(rowCount * featureStride),
    targets: reserve(rowCount),
    sampleWeights: dataset.sampleWeights ? reserve(rowCount) : 0,
    trainRows: reserve(train.length),
    testRows: reserve(test.length),
    validationRows: reserve(validation.length),
    byteLength: end,
  };
}

function placeLayers(slices: readonly LayerSlice[], featureStride: number, masks: number, take: Reserve): LayerMemory[] {
  let inputs = featureStride;
  let mask = masks;
  return slices.map((slice) => {
    const units = pad(slice.units, 8);
    const layer = { slice, inputs, units, weights: take(inputs * units), biases: take(units), mask };
    inputs = units;
    mask += units * 4;
    return layer;
  });
}

function placeWeights(slices: readonly LayerSlice[], placed: readonly LayerMemory[], headWeights: number, headBias: number): Uint32Array {
  const last = slices[slices.length - 1];
  const places = new Uint32Array(last.biasStart + last.units);
  for (const { slice, inputs, weights, biases } of placed) {
    for (let unit = 0; unit < slice.units; unit++) {
      // Panels of 8 units: inputs × 8.
      const first = weights / 4 + (unit >> 3) * inputs * 8 + (unit & 7);
      for (let i = 0; i < slice.inputs; i++) places[slice.kernelStart + i * slice.units + unit] = first + i * 8;
      places[slice.biasStart + unit] = biases / 4 + unit;
    }
  }
  if (headWeights > 0) {
    for (let i = 0; i < last.inputs; i++) places[last.kernelStart + i] = headWeights / 4 + i;
    places[last.biasStart] = headBias / 4;
  }
  return places;
}

function pad(count: number, to: number): number {
  return Math.ceil(count / to) * to;
}
