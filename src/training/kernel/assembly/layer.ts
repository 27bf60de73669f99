import { Product } from './product';

/** A Dense layer: its sizes and the addresses of its arrays. The order of the fields is that in which `kernelLayout.ts` writes them. */
@unmanaged
export class Layer {
  /** A multiple of 4; padding inputs are 0. */
  inputs: i32;
  /** A multiple of 8; padding units have weights, biases and outputs of 0. */
  units: i32;
  activation: i32;
  /** Panels of 8 units, inputs × 8 each. */
  weights: usize;
  biases: usize;
  /** Same layout as the weights. */
  gradient: usize;
  biasGradient: usize;
  /**
   * A transposed copy of the weights for the backward pass, in panels of 8 inputs, units × 8 each; 0 for the first layer, which needs none.
   */
  transposed: usize;
  /** rows × inputs */
  values: usize;
  /** rows × units */
  outputs: usize;
  /** rows × units: gradients of the loss with respect to the pre-activations (δ). */
  deltas: usize;
  /** All bits set for real units, none for padding. */
  mask: usize;
  /**
   * rows × units: the sums for gelu and the outputs before dropout for the others, if the derivative needs them instead of the outputs;
   * otherwise 0.
   */
  kept: usize;
  /** rows × units: dropout's factors for the outputs; 0 without dropout. */
  factors: usize;
  /** Index of the layer's first unit among all hidden units. */
  firstUnit: i32;
  /** The previous layer; null for the first one. */
  before: Layer | null;
  /** Product of the layer's inputs and weights. Its sums start with the biases. */
  forward: Product;
  /** Product of the deltas and `transposed`, which gives the previous layer's deltas; null for the first one. */
  backward: Product | null;
}
