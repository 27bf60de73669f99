/** A hidden Dense layer: its sizes and where its arrays begin, in the order in which `kernelLayout.ts` writes them. */
@unmanaged
export class Layer {
  /** A multiple of 4; those past the real ones are 0. */
  inputs: i32;
  /** A multiple of 8; those past the real ones have weights, biases and outputs of 0. */
  units: i32;
  activation: i32;
  /** Of the layer before. */
  inputActivation: i32;
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
  /** rows × units: derivatives of the loss by each neuron's Σ. */
  slopes: usize;
  /** rows × inputs: the slopes of the layer before; 0 for the first layer. */
  inputSlopes: usize;
  /** All bits of the real units, none of the others. */
  mask: usize;
}

// The numbers of the activations, as in `kernelLayout.ts`.
export const LINEAR: i32 = 0;
export const RELU: i32 = 1;
export const TANH: i32 = 2;
export const SIGMOID: i32 = 3;
