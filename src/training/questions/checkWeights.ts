import { parameterCount, type Architecture } from '../../network/architecture.ts';

/** Throws if the weights do not fit the architecture. That would be a bug of the caller, and the answers would be nonsense. */
export function checkWeights(architecture: Architecture, weights: Float32Array): void {
  const wanted = parameterCount(architecture);
  if (weights.length !== wanted) throw new Error(`The network has ${wanted} weights, ${weights.length} were given`);
}
