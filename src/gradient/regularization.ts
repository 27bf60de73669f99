import type { LayerSlice } from '../network/architecture.ts';

/** Keras' penalty l1 · Σ|w| + l2 · Σw² over a layer's kernel (not biases). Its derivative is added to the gradient. */
export function addRegularization(
  { kernelStart, biasStart }: LayerSlice,
  weights: Float32Array,
  l1: number,
  l2: number,
  gradient: Float64Array,
): number {
  let penalty = 0;
  for (let i = kernelStart; i < biasStart; i++) {
    const weight = weights[i];
    penalty += l1 * Math.abs(weight) + l2 * weight * weight;
    // |w| has no derivative at 0; Keras uses 0 there.
    gradient[i] += 2 * l2 * weight + (weight > 0 ? l1 : weight < 0 ? -l1 : 0);
  }
  return penalty;
}
