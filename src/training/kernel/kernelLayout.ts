import type { Dataset } from '../../dataset/dataset.ts';
import { layerSlices, type Activation, type Architecture, type LayerSlice } from '../../network/architecture.ts';

/** Where everything stands in the kernel's memory; addresses and lengths in bytes. */
export interface KernelLayout {
  readonly byteLength: number;
  /** For each of the flat weights (as in `layerSlices`) its index among the memory's 32-bit floats. */
  readonly places: Uint32Array;
  readonly weightsStart: number;
  readonly parameterBytes: number;
  /** Inputs of the output neuron, padded, and its parameters. */
  readonly headDepth: number;
  readonly headWeights: number;
  readonly headBias: number;
  /** The hidden layers' descriptions, `DESCRIPTION_WORDS` each, and what is to be written there. */
  readonly layers: number;
  readonly descriptions: Uint32Array;
  readonly layerCount: number;
  /** Masks of the hidden layers' real units, one after another, and what is to be written there. */
  readonly masks: number;
  readonly maskWords: Uint32Array;
  readonly chunkRows: number;
  readonly chunk: number;
  /** rowCount × featureStride */
  readonly features: number;
  readonly featureStride: number;
  readonly targets: number;
  readonly trainRows: number;
  readonly testRows: number;
}

/** The kernel's numbers of the activations. */
const ACTIVATIONS: Readonly<Record<Activation, number>> = {
  ...{ linear: 0, relu: 1, tanh: 2, sigmoid: 3 },
  ...{ leakyRelu: 4, elu: 5, gelu: 6, softmax: 7 },
};
/** Of one `Layer` in `assembly/layer.ts`. */
const DESCRIPTION_WORDS = 14;
/** The first bytes are kept free: address 0 means none, and at 64 there are the zeros of `assembly/hiddenLayers.ts`. */
const FIRST_ADDRESS = 128;
/** Networks with more parameters go by smaller chunks, so that a stop is heard in time. */
const LARGE_NETWORK = 500_000;

interface HiddenLayer {
  readonly slice: LayerSlice;
  /** Padded. */
  readonly inputs: number;
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
}

/** Plans the memory of one training: rows of features padded to 4 numbers, layers to 8 units. The last layer must be a single neuron. */
export function createKernelLayout(architecture: Architecture, { rowCount, featureCount, train, test }: Dataset): KernelLayout {
  let end = FIRST_ADDRESS;
  const reserve = (words: number) => {
    const start = end;
    end += Math.ceil(words / 16) * 64;
    return start;
  };
  const slices = layerSlices(architecture);
  const hidden = slices.slice(0, -1);
  const headSlice = slices[slices.length - 1];
  if (headSlice.units !== 1) throw new Error(`The kernel has one output, not ${headSlice.units}`);
  const featureStride = pad(featureCount, 4);
  const layers = reserve(hidden.length * DESCRIPTION_WORDS);

  // Without gaps, since the optimizer goes over all parameters at once.
  const weightsStart = end;
  let parameters = 0;
  const take = (words: number) => {
    const start = weightsStart + parameters * 4;
    parameters += words;
    return start;
  };
  let inputs = featureStride;
  const placed: HiddenLayer[] = [];
  for (const slice of hidden) {
    const units = pad(slice.units, 8);
    placed.push({ slice, inputs, units, weights: take(inputs * units), biases: take(units) });
    inputs = units;
  }
  const headWeights = take(inputs);
  const headBias = take(4);
  // Weights, gradient, and two kinds of state.
  reserve(4 * parameters);
  const parameterBytes = parameters * 4;

  const chunkRows = parameters > LARGE_NETWORK ? 8 : 32;
  const maskWords = Uint32Array.from(
    placed.flatMap(({ slice, units }) => Array.from({ length: units }, (_, u) => (u < slice.units ? ~0 : 0))),
  );
  const masks = reserve(maskWords.length);
  const chunk = reserve(chunkRows * featureStride);
  const descriptions = describeLayers(placed, { parameterBytes, chunkRows, chunk, masks }, reserve);
  return {
    places: placeWeights(placed, headSlice, headWeights, headBias),
    ...{ weightsStart, parameterBytes, headDepth: inputs, headWeights, headBias },
    ...{ layers, descriptions, layerCount: hidden.length, masks, maskWords, chunkRows, chunk, featureStride },
    features: reserve(rowCount * featureStride),
    targets: reserve(rowCount),
    trainRows: reserve(train.length),
    testRows: reserve(test.length),
    byteLength: end,
  };
}

/** The words of the layers' descriptions, in the order of `Layer` in `assembly/layer.ts`. */
function describeLayers(
  placed: readonly HiddenLayer[],
  { parameterBytes, chunkRows, chunk, masks }: { parameterBytes: number; chunkRows: number; chunk: number; masks: number },
  reserve: (words: number) => number,
): Uint32Array {
  const words: number[] = [];
  let before = { values: chunk, slopes: 0, activation: ACTIVATIONS.linear };
  let mask = masks;
  for (const { slice, inputs, units, weights, biases } of placed) {
    const activation = ACTIVATIONS[slice.activation];
    const transposed = before.slopes === 0 ? 0 : reserve(inputs * units);
    const outputs = reserve(chunkRows * units);
    const slopes = reserve(chunkRows * units);
    words.push(inputs, units, activation, before.activation, weights, biases, weights + parameterBytes, biases + parameterBytes);
    words.push(transposed, before.values, outputs, slopes, before.slopes, mask);
    mask += units * 4;
    before = { values: outputs, slopes, activation };
  }
  return Uint32Array.from(words);
}

function placeWeights(placed: readonly HiddenLayer[], head: LayerSlice, headWeights: number, headBias: number): Uint32Array {
  const places = new Uint32Array(head.biasStart + 1);
  for (const { slice, inputs, weights, biases } of placed) {
    for (let unit = 0; unit < slice.units; unit++) {
      // Panels of 8 units: inputs × 8.
      const first = weights / 4 + (unit >> 3) * inputs * 8 + (unit & 7);
      for (let i = 0; i < slice.inputs; i++) places[slice.kernelStart + i * slice.units + unit] = first + i * 8;
      places[slice.biasStart + unit] = biases / 4 + unit;
    }
  }
  for (let i = 0; i < head.inputs; i++) places[head.kernelStart + i] = headWeights / 4 + i;
  places[head.biasStart] = headBias / 4;
  return places;
}

function pad(count: number, to: number): number {
  return Math.ceil(count / to) * to;
}
