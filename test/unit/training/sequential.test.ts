import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { fromSequential, toSequential } from '../../../src/model/sequential.ts';
import { forward } from '../../../src/network/forward.ts';
import { createArchitecture, createWeights } from '../network/randomNetwork.ts';

// Without this tfjs greets on the console.
tf.enableProdMode();
await tf.setBackend('cpu');

for (const activation of ['relu', 'tanh', 'sigmoid', 'linear'] as const) {
  test(`model.predict of the tfjs model of [8, 4] with ${activation} is our forward pass within 1e-5`, () => {
    const architecture = createArchitecture(3, [8, 4], activation);
    const weights = createWeights(architecture, 5, 1.5);
    const model = toSequential(tf, architecture, weights);
    const rows = Array.from({ length: 40 }, (_, i) => [Math.sin(i) * 3, Math.cos(i * 2) * 3, i / 10 - 2]);
    const predicted = tf.tidy(() => {
      const answer = model.predict(tf.tensor2d(rows));
      if (Array.isArray(answer)) throw new Error('One output was expected');
      return answer.dataSync();
    });
    rows.forEach((row, i) => expect(Math.abs(predicted[i] - forward(architecture, weights, row).outputs[2][0])).toBeLessThan(1e-5));
    expect(model.layers.map(({ name }) => name)).toEqual(['hidden_1', 'hidden_2', 'output']);
    model.dispose();
  });
}

test('there and back: the same architecture and the same bytes', () => {
  const architecture = createArchitecture(2, [3], 'tanh');
  const weights = createWeights(architecture, 8);
  const model = toSequential(tf, architecture, weights);
  expect(fromSequential(model)).toEqual({ architecture, weights });
  model.dispose();
});

test('a model that is no stack of Dense layers is refused with the name of the layer', () => {
  const dropped = tf.sequential({
    layers: [tf.layers.dense({ units: 2, inputShape: [3] }), tf.layers.dropout({ rate: 0.5, name: 'forgetful' })],
  });
  expect(() => fromSequential(dropped)).toThrow('The layer "forgetful" is a Dropout');
  const odd = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3], activation: 'softsign', name: 'soft' })] });
  expect(() => fromSequential(odd)).toThrow('The layer "soft" has the activation "softsign"');
});
