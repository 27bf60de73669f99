/** Separates the stream of the masks from those of the batches and the first weights, which use the same seed ("drop"). */
const DROPOUT_STREAM = 0x64726f70;

/**
 * Writes the factors of one layer's outputs (rows × units): 0 for a dropped output, 1 / (1 − rate) otherwise. `epoch` counts from 1,
 * `position` is the first row's index in the epoch's order, `firstNeuron` the index of the layer's first neuron among all hidden ones.
 */
export type DropoutMask = (
  epoch: number,
  position: number,
  firstNeuron: number,
  rows: number,
  units: number,
  factors: Float32Array,
) => void;

/**
 * Inverted dropout (Srivastava et al. 2014). The random numbers are computed from their position rather than drawn in sequence, so that
 * every engine drops the same outputs, whatever the order and pieces in which it works.
 */
export function createDropoutMask(seed: number, rate: number): DropoutMask {
  const limit = Math.floor(rate * 2 ** 32);
  const kept = 1 / (1 - rate);
  return (epoch, position, firstNeuron, rows, units, factors) => {
    const key = mix((seed ^ DROPOUT_STREAM) + Math.imul(epoch, 0x9e3779b9));
    for (let row = 0, at = 0; row < rows; row++) {
      const rowKey = mix(key + Math.imul(position + row, 0x85ebca6b));
      for (let unit = 0; unit < units; unit++) {
        factors[at++] = mix(rowKey + Math.imul(firstNeuron + unit, 0xc2b2ae35)) < limit ? 0 : kept;
      }
    }
  };
}

/** The finalizer of splitmix32: a 32-bit number in which every bit depends on every bit of `z` (modulo 2³²). */
function mix(z: number): number {
  z ^= z >>> 16;
  z = Math.imul(z, 0x21f0aaad);
  z ^= z >>> 15;
  z = Math.imul(z, 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
