import { assertNever } from '../assertNever.ts';
import { createRandom, type Random } from '../random.ts';
import type { Initializer } from './initializer.ts';
import { layerSlices, parameterCount, type Architecture, type LayerSlice } from './architecture.ts';
import { log } from './elementary.ts';

/** Separates the stream of the first weights from those of the split and the batches, which use the same seed ("init"). */
const INITIAL_WEIGHTS_STREAM = 0x696e6974;
/**
 * Standard deviation of a standard normal variable truncated at ±2. Keras divides by it, so that the weights have the requested deviation.
 */
const TRUNCATED_DEVIATION = 0.8796256610342398;

/** The weights before the first epoch, flat as in `layerSlices`: kernels are drawn in order from a stream of their own, biases are 0. */
export function initializeWeights(architecture: Architecture, initializer: Initializer, seed: number): Float32Array<ArrayBuffer> {
  const weights = new Float32Array(parameterCount(architecture));
  const random = createRandom(seed ^ INITIAL_WEIGHTS_STREAM);
  for (const slice of layerSlices(architecture)) {
    const draw = kernelSource(initializer, slice, random);
    for (let i = slice.kernelStart; i < slice.biasStart; i++) weights[i] = draw();
  }
  return weights;
}

function kernelSource(initializer: Initializer, { inputs, units }: LayerSlice, random: Random): () => number {
  switch (initializer) {
    case 'zeros':
      return () => 0;
    case 'randomUniform':
      return uniformSource(random, 0.05);
    case 'randomNormal': {
      const normal = normalSource(random);
      return () => normal() * 0.01;
    }
    case 'glorotUniform':
      return uniformSource(random, Math.sqrt(6 / (inputs + units)));
    case 'glorotNormal':
      return truncatedSource(random, Math.sqrt(2 / (inputs + units)));
    case 'heUniform':
      return uniformSource(random, Math.sqrt(6 / inputs));
    case 'heNormal':
      return truncatedSource(random, Math.sqrt(2 / inputs));
    default:
      return assertNever(initializer);
  }
}

function uniformSource(random: Random, limit: number): () => number {
  return () => (2 * random.nextFloat() - 1) * limit;
}

/** Normal numbers, redrawn if beyond two standard deviations; `deviation` is the one after truncation. */
function truncatedSource(random: Random, deviation: number): () => number {
  const normal = normalSource(random);
  const uncut = deviation / TRUNCATED_DEVIATION;
  return () => {
    let drawn = normal();
    while (Math.abs(drawn) > 2) drawn = normal();
    return drawn * uncut;
  };
}

/** Standard normal numbers by the polar method (Marsaglia & Bray 1964), which produces two at a time. */
function normalSource(random: Random): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * random.nextFloat() - 1;
      const y = 2 * random.nextFloat() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * log(square)) / square);
        spare = y * factor;
        return x * factor;
      }
    }
  };
}
