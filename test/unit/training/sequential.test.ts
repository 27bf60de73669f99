import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { fromSequential, toSequential } from '../../../src/model/sequential.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import { forward } from '../../../src/network/forward.ts';
import { createArchitecture, createWeights } from '../network/randomNetwork.ts';

// Without this tfjs greets on the console.
tf.enableProdMode();
await tf.setBackend('cpu');

const activations = ['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'linear'] as const;
for (const activation of activations) {
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
    const dense = model.layers.filter((layer) => layer.getClassName() === 'Dense');
    expect(dense.map(({ name }) => name)).toEqual(['hidden_1', 'hidden_2', 'output']);
    model.dispose();
  });
}

test('softmax at the output, as tfjs has it', () => {
  const architecture: Architecture = {
    inputs: 3,
    layers: [
      { units: 4, activation: 'gelu' },
      { units: 5, activation: 'softmax' },
    ],
  };
  const weights = createWeights(architecture, 6, 2);
  const model = toSequential(tf, architecture, weights);
  const predicted = tf.tidy(() => {
    const answer = model.predict(tf.tensor2d([[1, -2, 0.5]]));
    if (Array.isArray(answer)) throw new Error('One output was expected');
    return answer.dataSync();
  });
  forward(architecture, weights, [1, -2, 0.5]).outputs[1].forEach((share, k) => expect(predicted[k]).toBeCloseTo(share, 5));
  expect(fromSequential(model)).toEqual({ architecture, weights });
  model.dispose();
});

test.each(activations)('there and back with %s: the same architecture and the same bytes', (activation) => {
  const architecture = createArchitecture(2, [3, 4], activation);
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
  const early = tf.sequential({
    layers: [
      tf.layers.dense({ units: 2, inputShape: [3], activation: 'softmax', name: 'early' }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  expect(() => fromSequential(early)).toThrow('The layer "early" has the activation softmax');
  const steep = tf.sequential({
    layers: [tf.layers.dense({ units: 2, inputShape: [3] }), tf.layers.leakyReLU({ alpha: 0.3, name: 'steep' })],
  });
  expect(() => fromSequential(steep)).toThrow('The layer "steep" is a LeakyReLU with the slope 0.3');
  const bent = tf.sequential({
    layers: [tf.layers.dense({ units: 2, inputShape: [3], activation: 'relu' }), tf.layers.leakyReLU({ alpha: 0.2, name: 'bent' })],
  });
  expect(() => fromSequential(bent)).toThrow('The layer "bent" is a LeakyReLU');
});
