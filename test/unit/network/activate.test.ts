import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activate, activationDerivative, softmax } from '../../../src/network/activate.ts';
import type { HiddenActivation } from '../../../src/network/architecture.ts';

const sums = fc.double({ min: -8, max: 8, noNaN: true });

/** Keras' definitions, in terms of Math. */
const definitions: Readonly<Record<Exclude<HiddenActivation, 'gelu'>, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  leakyRelu: (x) => Math.max(0.2 * x, x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

for (const activation of ['linear', 'relu', 'leakyRelu', 'elu', 'tanh', 'sigmoid'] as const) {
  test(`${activation} is what Keras defines`, () => {
    fc.assert(fc.property(sums, (x) => Math.abs(activate(activation, x) - definitions[activation](x)) < 1e-14));
    expect(activate(activation, NaN)).toBeNaN();
  });
}

test('gelu is x · Φ(x), with Φ as the integral of the normal density', () => {
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  fc.assert(
    fc.property(sums, (x) => {
      // Simpson's rule from 0 to x.
      const steps = 2000;
      let integral = density(0) + density(x);
      for (let i = 1; i < steps; i++) integral += (i % 2 === 1 ? 4 : 2) * density((x * i) / steps);
      const expected = x * (0.5 + (integral * x) / steps / 3);
      expect(Math.abs(activate('gelu', x) - expected)).toBeLessThan(1e-11);
    }),
    { numRuns: 50 },
  );
  expect(activate('gelu', NaN)).toBeNaN();
});

for (const activation of ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'] as const) {
  test(`the slope of ${activation} is what differences say`, () => {
    fc.assert(
      fc.property(
        sums.filter((x) => Math.abs(x) > 1e-3),
        (x) => {
          const difference = (activate(activation, x + 1e-5) - activate(activation, x - 1e-5)) / 2e-5;
          expect(Math.abs(activationDerivative(activation, x, activate(activation, x)) - difference)).toBeLessThan(1e-8);
        },
      ),
    );
  });
}

test('softmax gives shares that add up to 1, in proportion to e^sum, however large the sums are', () => {
  fc.assert(
    fc.property(fc.array(sums, { minLength: 2, maxLength: 9 }), fc.constantFrom(0, 1e6, -1e6), (given, shift) => {
      const values = Float64Array.from([7, ...given.map((x) => x + shift), 9]);
      softmax(values, 1, given.length);
      expect([values[0], values[given.length + 1]]).toEqual([7, 9]);
      const shares = values.slice(1, -1);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      given.forEach((x, i) => expect(shares[i] / shares[0] / Math.exp(x - given[0])).toBeCloseTo(1, 8));
    }),
  );
});

test('a sum that is no number makes every share of the layer none', () => {
  for (const place of [0, 1, 2]) {
    const values = Float64Array.of(1, 2, 3);
    values[place] = NaN;
    softmax(values, 0, 3);
    expect([...values]).toEqual([NaN, NaN, NaN]);
  }
});
