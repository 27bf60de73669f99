import { expect, test } from 'vitest';
import { forward } from '../../../src/network/forward.ts';
import { holdInputs } from '../../../src/network/holdInputs.ts';
import { parameterCount, type Architecture } from '../../../src/network/architecture.ts';
import { createRandom } from '../../../src/random.ts';

const cases: readonly { layers: Architecture['layers']; inputs: number; free: readonly number[] }[] = [
  { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }], free: [0, 1] },
  { inputs: 7, layers: [{ units: 1, activation: 'linear' }], free: [5, 2] },
  {
    inputs: 20,
    layers: [
      { units: 16, activation: 'tanh' },
      { units: 16, activation: 'relu' },
      { units: 3, activation: 'softmax' },
    ],
    free: [19, 0, 7],
  },
  { inputs: 4, layers: [{ units: 2, activation: 'sigmoid' }], free: [] },
];

test.each(cases)('a network of $free of its $inputs inputs answers as the whole one', ({ inputs, layers, free }) => {
  const random = createRandom(3);
  const draw = (count: number) => Float32Array.from({ length: count }, () => random.nextFloat() * 4 - 2);
  const architecture = { inputs, layers };
  const weights = draw(parameterCount(architecture));
  const held = draw(inputs);
  const reduced = holdInputs(architecture, weights, held, free);
  expect(reduced.weights).toHaveLength(parameterCount(reduced.architecture));
  for (let round = 0; round < 20; round++) {
    const values = draw(free.length);
    const whole = Float32Array.from(held);
    free.forEach((input, place) => (whole[input] = values[place]));
    const expected = forward(architecture, weights, whole);
    const pass = forward(reduced.architecture, reduced.weights, values);
    for (const [layer, preActivations] of expected.preActivations.entries()) {
      for (const [unit, sum] of preActivations.entries()) expect(pass.preActivations[layer][unit]).toBeCloseTo(sum, 10);
      for (const [unit, output] of expected.outputs[layer].entries()) expect(pass.outputs[layer][unit]).toBeCloseTo(output, 10);
    }
  }
});
