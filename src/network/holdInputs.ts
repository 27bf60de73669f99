import { layerSlices, parameterCount, type Architecture } from './architecture.ts';

/** A network over some of another network's inputs. */
export interface HeldNetwork {
  readonly architecture: Architecture;
  /** In double precision. The contribution of the fixed inputs is added to the first layer's biases. */
  readonly weights: Float64Array<ArrayBuffer>;
}

/**
 * The network with all inputs except `free` fixed at `inputs`. It takes the free inputs in their order and gives the same answers as the
 * whole network, up to rounding. The cost of a grid of answers over two columns is then independent of the other columns.
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
