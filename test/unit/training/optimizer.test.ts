import { expect, test } from 'vitest';
import { clipGradient } from '../../../src/gradient/clipGradient.ts';
import type { Optimizer } from '../../../src/run/options/hyperparameters.ts';
import { createOptimizer } from '../../../src/gradient/optimizer.ts';

const rate = 0.1;
const decay = 0.2;
/** Gradients of a single weight, step by step. */
const gradients = [0.5, -0.3, 0.8, 0.1, -1];

function trajectory(optimizer: Optimizer, start = 2): number[] {
  const { step, end } = createOptimizer({ optimizer, weightDecay: decay }, 1);
  const weights = Float32Array.of(start);
  return gradients.map((gradient) => {
    step(weights, Float64Array.of(gradient), rate, 0, 1);
    end();
    return weights[0];
  });
}

function expectTrajectory(optimizer: Optimizer, expected: readonly number[]): void {
  trajectory(optimizer).forEach((weight, i) => expect(weight).toBeCloseTo(expected[i], 5));
}

/** Adam as in the paper, each moment divided by 1 − βᵗ, after a step of weight decay. */
function adam(weightDecay: number): number[] {
  let weight = 2;
  let first = 0;
  let second = 0;
  return gradients.map((gradient, i) => {
    weight -= rate * weightDecay * weight;
    first = 0.9 * first + 0.1 * gradient;
    second = 0.999 * second + 0.001 * gradient ** 2;
    weight -= (rate * (first / (1 - 0.9 ** (i + 1)))) / (Math.sqrt(second / (1 - 0.999 ** (i + 1))) + 1e-7);
    return weight;
  });
}

test('sgd goes against the gradient', () => {
  let weight = 2;
  expectTrajectory(
    'sgd',
    gradients.map((gradient) => (weight -= rate * gradient)),
  );
});

test('momentum goes against what has been accumulated, Nesterov looks ahead of it', () => {
  const walk = (isAhead: boolean) => {
    let weight = 2;
    let velocity = 0;
    return gradients.map((gradient) => {
      velocity = 0.9 * velocity + gradient;
      weight -= rate * (isAhead ? gradient + 0.9 * velocity : velocity);
      return weight;
    });
  };
  expectTrajectory('momentum', walk(false));
  expectTrajectory('nesterov', walk(true));
});

test('rmsprop divides by the root of the mean square', () => {
  let weight = 2;
  let mean = 0;
  expectTrajectory(
    'rmsprop',
    gradients.map((gradient) => {
      mean = 0.9 * mean + 0.1 * gradient ** 2;
      return (weight -= (rate * gradient) / Math.sqrt(mean + 1e-7));
    }),
  );
});

test('adam is Adam, and adamw is Adam after its weight decay', () => {
  expectTrajectory('adam', adam(0));
  expectTrajectory('adamw', adam(decay));
  expect(trajectory('adamw')).not.toEqual(trajectory('adam'));
});

test('without a gradient adamw takes the same share of every weight, biases too', () => {
  const { step } = createOptimizer({ optimizer: 'adamw', weightDecay: decay }, 3);
  const weights = Float32Array.of(1, -2, 0);
  step(weights, new Float64Array(3), rate, 0, 3);
  [0.98, -1.96, 0].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 6));
});

test('a step in parts is the step as a whole', () => {
  for (const optimizer of ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'] as const) {
    const whole = createOptimizer({ optimizer, weightDecay: decay }, 3);
    const parts = createOptimizer({ optimizer, weightDecay: decay }, 3);
    const [a, b] = [Float32Array.of(1, 2, 3), Float32Array.of(1, 2, 3)];
    for (const gradient of gradients) {
      const slopes = Float64Array.of(gradient, -gradient, 2 * gradient);
      whole.step(a, slopes, rate, 0, 3);
      whole.end();
      parts.step(b, slopes, rate, 0, 1);
      parts.step(b, slopes, rate, 1, 3);
      parts.end();
    }
    expect(b).toEqual(a);
  }
});

test('a gradient that is too long is cut to the limit and keeps its direction, another one stays', () => {
  const long = Float64Array.of(3, 4, 12);
  clipGradient(long, 6.5);
  [1.5, 2, 6].forEach((slope, i) => expect(long[i]).toBeCloseTo(slope, 12));
  const short = Float64Array.of(0.3, -0.4);
  clipGradient(short, 0.5000001);
  expect([...short]).toEqual([0.3, -0.4]);
});
