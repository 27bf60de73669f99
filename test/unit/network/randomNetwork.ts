import type { Activation, Architecture } from '../../../src/network/architecture.ts';
import { parameterCount } from '../../../src/network/architecture.ts';
import { createRandom } from '../../../src/random.ts';

/** Dense layers with a single sigmoid at the end. */
export function createArchitecture(inputs: number, hidden: readonly number[], activation: Activation): Architecture {
  return { inputs, layers: [...hidden.map((units) => ({ units, activation })), { units: 1, activation: 'sigmoid' }] };
}

/** Weights and biases in −size…size. */
export function createWeights(architecture: Architecture, seed: number, size = 1): Float32Array<ArrayBuffer> {
  const random = createRandom(seed);
  return Float32Array.from({ length: parameterCount(architecture) }, () => (2 * random.nextFloat() - 1) * size);
}
