import { layerSlices, parameterCount, type Architecture } from './architecture.ts';

/** A network of some of another one's inputs. */
export interface HeldNetwork {
  readonly architecture: Architecture;
  /** In double precision: what the held inputs add up to stands in the first biases. */
  readonly weights: Float64Array<ArrayBuffer>;
}

/**
 * The network with all inputs but the `free` ones held at `inputs`: it takes those in their order and answers as the whole one does, but for what
 * doubles round away. A grid of answers over two columns costs the same however many others there are.
 */
export function holdInputs(
  architecture: Architecture,
  weights: Float32Array,
  inputs: ArrayLike<number>,
  free: readonly number[],
): HeldNetwork {
  const [first] = layerSlices(architecture);
  const held = { inputs: free.length, layers: architecture.layers };
  const kept = new Float64Array(parameterCount(held));
  const isFree = new Set(free);
  for (const [place, input] of free.entries()) {
    for (let unit = 0; unit < first.units; unit++) kept[place * first.units + unit] = weights[input * first.units + unit];
  }
  const biases = kept.subarray(free.length * first.units, (free.length + 1) * first.units);
  for (let unit = 0; unit < first.units; unit++) biases[unit] = weights[first.biasStart + unit];
  for (let input = 0; input < first.inputs; input++) {
    if (isFree.has(input)) continue;
    for (let unit = 0; unit < first.units; unit++) biases[unit] += inputs[input] * weights[input * first.units + unit];
  }
  kept.set(weights.subarray(first.biasStart + first.units), (free.length + 1) * first.units);
  return { architecture: held, weights: kept };
}
