import { Product } from './product';

/** A Dense layer: its sizes and where its arrays begin, in the order in which `kernelLayout.ts` writes them. */
@unmanaged
export class Layer {
  /** A multiple of 4; those past the real ones are 0. */
  inputs: i32;
  /** A multiple of 8; those past the real ones have weights, biases and outputs of 0. */
  units: i32;
  activation: i32;
  /** Panels of 8 units, inputs × 8 each. */
  weights: usize;
  biases: usize;
  /** As the weights. */
  gradient: usize;
  biasGradient: usize;
  /** The weights again for the way back: panels of 8 inputs, units × 8 each; 0 for the first layer, which needs none. */
  transposed: usize;
  /** rows × inputs */
  values: usize;
  /** rows × units */
  outputs: usize;
  /** rows × units: gradients of the loss with respect to the pre-activations (δ). */
  deltas: usize;
  /** All bits of the real units, none of the others. */
  mask: usize;
  /**
   * rows × units: what the activation's derivative is found from where that is not the outputs, else 0. The sums for gelu, the outputs before
   * dropout for others.
   */
  kept: usize;
  /** rows × units: what dropout has multiplied the outputs with; 0 without dropout. */
  factors: usize;
  /** Number of the layer's first unit among those of all hidden layers. */
  firstUnit: i32;
  /** The layer before; null for the first one. */
  before: Layer | null;
  /** Of its values with its weights; the sums begin with the biases. */
  forward: Product;
  /** Of its deltas with `transposed`, which gives those of the layer before; null for the first one. */
  backward: Product | null;
}
