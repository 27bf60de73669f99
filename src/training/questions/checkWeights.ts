import { parameterCount, type Architecture } from '../../network/architecture.ts';

/** Throws where the weights are not those of such a network: a bug of the caller, which would be answered with nonsense otherwise. */
export function checkWeights(architecture: Architecture, weights: Float32Array): void {
  const wanted = parameterCount(architecture);
  if (weights.length !== wanted) throw new Error(`The network has ${wanted} weights, ${weights.length} were given`);
}
