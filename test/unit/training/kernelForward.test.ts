import { expect, test } from 'vitest';
import { createForward } from '../../../src/network/forward.ts';
import { parameterCount, type Activation, type Architecture } from '../../../src/network/architecture.ts';
import { createRandom } from '../../../src/random.ts';
import { KernelForward } from '../../../src/training/kernel/kernelForward.ts';
import { expectEqual } from '../expectEqual.ts';
import { createKernel, kernel } from './trainByKernel.ts';

const random = createRandom(11);
const pick = (most: number) => 1 + Math.floor(random.nextFloat() * most);
const activations: readonly Activation[] = ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'];

function randomNetwork(output: Architecture['layers'][number]): { architecture: Architecture; weights: Float32Array } {
  const hidden = Array.from({ length: pick(3) }, () => ({ units: pick(30), activation: activations[pick(activations.length) - 1] }));
  const architecture = { inputs: pick(20), layers: [...hidden, output] };
  return { architecture, weights: Float32Array.from({ length: parameterCount(architecture) }, () => random.nextFloat() * 4 - 2) };
}

test.each([
  { units: 1, activation: 'sigmoid' },
  { units: 1, activation: 'linear' },
  { units: 5, activation: 'softmax' },
  { units: 9, activation: 'softmax' },
] as const)('the outputs of random networks before $units × $activation are those of the plain forward pass, bit by bit', (output) => {
  for (let round = 0; round < 15; round++) {
    const { architecture, weights } = randomNetwork(output);
    const featureStride = architecture.inputs + pick(4) - 1;
    const features = Float32Array.from({ length: 600 * featureStride }, () => random.nextFloat() * 6 - 3);
    const forward = new KernelForward(kernel, architecture, weights, { features, featureStride });
    const plain = createForward(architecture, weights);
    // A number of rows that is no multiple of four, after one that was larger.
    for (const count of [forward.pieceRows, pick(forward.pieceRows), 1]) {
      const rows = Uint32Array.from({ length: count }, () => pick(600) - 1);
      const given: { row: number; outputs: number[] }[] = [];
      forward.run(rows, (outputs, row) => given.push({ row, outputs: [...outputs] }));
      const expected = Array.from(rows, (row) => ({ row, outputs: [...(plain(features, row * featureStride).outputs.at(-1) ?? [])] }));
      expectEqual(given, expected);
    }
    forward.dispose();
  }
});

test('its memory is kept for the next training', () => {
  const own = createKernel();
  const { architecture, weights } = randomNetwork({ units: 1, activation: 'sigmoid' });
  const forward = new KernelForward(own, architecture, weights, { features: new Float32Array(40), featureStride: architecture.inputs });
  expect(own.spareMemory).toBeUndefined();
  forward.dispose();
  expect(own.spareMemory).toBeDefined();
});
