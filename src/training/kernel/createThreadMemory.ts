import { choicesOf, codeOf } from '../../options/optionTable.ts';
import type { Activation, LayerSlice } from '../../network/architecture.ts';
import { LAYER_FIELDS, PRODUCT_FIELDS, wordsOf } from './descriptions.ts';

/** One thread's own working memory; addresses in bytes. */
export interface ThreadMemory {
  /** Inputs of the chunk's rows. */
  readonly chunk: number;
  /** One number per row of a chunk. */
  readonly headDeltas: number;
  /** Room for one bit per number that a layer receives. */
  readonly nonzeros: number;
  /** Address of the descriptions of layers and products; `descriptions` is what to write there. */
  readonly layers: number;
  readonly descriptions: Uint32Array;
}

/** What a layout depends on besides network and table. */
export interface LayoutOptions {
  readonly batchSize: number;
  readonly hasDropout: boolean;
  readonly threads: number;
  /** Number of frozen weights. */
  readonly frozenCount?: number;
}

const LAYER_WORDS = LAYER_FIELDS.length;
const PRODUCT_WORDS = PRODUCT_FIELDS.length;
/** Address of eight zeros in the memory of every network. */
const ZEROS = 64;
/** Bytes of eight columns' biases. */
const PANEL_BYTES = 32;

/** A layer and the addresses of its arrays in bytes. */
export interface LayerMemory {
  readonly slice: LayerSlice;
  /** Padded, as are `units`. */
  readonly inputs: number;
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
  readonly mask: number;
}

/** Reserves this many words and returns the address of the first one. */
export type Reserve = (words: number) => number;

interface ThreadMemoryOptions extends LayoutOptions {
  readonly chunkRows: number;
  readonly featureStride: number;
  readonly parameterBytes: number;
  readonly hiddenCount: number;
  /** Addresses of each layer's transposed weights, shared by all threads; 0 for the first layer. */
  readonly transposed: readonly number[];
}

/** Places the arrays and builds the words of the descriptions: first all layers, then each layer's forward and backward product. */
export function createThreadMemory(placed: readonly LayerMemory[], options: ThreadMemoryOptions, reserve: Reserve): ThreadMemory {
  const { chunkRows } = options;
  const layers = reserve(placed.length * (LAYER_WORDS + 2 * PRODUCT_WORDS));
  const products = layers + placed.length * LAYER_WORDS * 4;
  const chunk = reserve(chunkRows * options.featureStride);
  const words: number[] = [];
  const productWords: number[] = [];
  let values = chunk;
  let deltasBefore = 0;
  let firstUnit = 0;
  placed.forEach((layer, index) => {
    const { slice, inputs, units, weights, biases } = layer;
    const own = reserveArrays(layer, index < options.hiddenCount, options, reserve);
    const { outputs, deltas } = own;
    const transposed = options.transposed[index];
    const forward = products + 2 * index * PRODUCT_WORDS * 4;
    const there = { left: values, depth: inputs, panels: weights, start: biases, startStep: PANEL_BYTES, width: units, results: outputs };
    const back = { left: deltas, depth: units, panels: transposed, start: ZEROS, startStep: 0, width: inputs, results: deltasBefore };
    productWords.push(...wordsOf(PRODUCT_FIELDS, { ...there, outputs, zeros: 0 }));
    productWords.push(...wordsOf(PRODUCT_FIELDS, { ...back, outputs: values, zeros: 0 }));
    words.push(
      ...wordsOf(LAYER_FIELDS, {
        ...{ ...layer, ...own, transposed, values, firstUnit, forward },
        activation: activationCode(slice.activation),
        gradient: weights + options.parameterBytes,
        biasGradient: biases + options.parameterBytes,
        before: index === 0 ? 0 : layers + (index - 1) * LAYER_WORDS * 4,
        backward: index === 0 ? 0 : forward + PRODUCT_WORDS * 4,
      }),
    );
    values = outputs;
    deltasBefore = deltas;
    firstUnit += slice.units;
  });
  // Bits by row in words of 64, or by column in words of 32.
  const widest = Math.max(...placed.map(({ inputs, units }) => Math.max(inputs, units)), 0);
  const nonzeros = reserve(Math.max(chunkRows * Math.ceil(widest / 64) * 2, widest));
  return { chunk, headDeltas: reserve(chunkRows), nonzeros, layers, descriptions: Uint32Array.from([...words, ...productWords]) };
}

/** Arrays that a layer writes for each row of a chunk; 0 if it does not need one. */
function reserveArrays({ slice, units }: LayerMemory, isHidden: boolean, { chunkRows, hasDropout }: ThreadMemoryOptions, reserve: Reserve) {
  const reserveIf = (isNeeded: boolean) => (isNeeded ? reserve(chunkRows * units) : 0);
  return {
    outputs: reserveIf(true),
    deltas: reserveIf(true),
    kept: reserveIf(isHidden && (hasDropout || slice.activation === 'gelu')),
    factors: reserveIf(isHidden && hasDropout),
  };
}

/** Softmax has the number after all activations of hidden layers; the kernel does nothing for it where it applies those. */
function activationCode(activation: Activation): number {
  return activation === 'softmax' ? choicesOf('activation').length : codeOf('activation', activation);
}
