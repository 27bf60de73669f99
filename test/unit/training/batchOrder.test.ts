import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBatchOrder } from '../../../src/training/batchOrder.ts';

test('every epoch has every training row once, in another order than the epoch before', () => {
  fc.assert(
    fc.property(fc.integer(), fc.uniqueArray(fc.nat(10_000), { minLength: 12, maxLength: 60 }), (seed, given) => {
      const training = Uint32Array.from(given).sort();
      const order = createBatchOrder(training, seed);
      const seen = new Set<string>();
      for (let epoch = 0; epoch < 5; epoch++) {
        order.nextEpoch();
        seen.add(order.rows.join());
        expect(Uint32Array.from(order.rows).sort()).toEqual(training);
      }
      expect(seen.size).toBe(5);
      expect(Uint32Array.from(given).sort()).toEqual(training);
    }),
  );
});

test('every order is equally likely', () => {
  const order = createBatchOrder(Uint32Array.of(0, 1, 2), 1);
  const counts = new Map<string, number>();
  for (let epoch = 0; epoch < 12_000; epoch++) {
    order.nextEpoch();
    counts.set(order.rows.join(''), (counts.get(order.rows.join('')) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(2000));
});

test('the seed alone decides', () => {
  const orderOf = (seed: number) => {
    const order = createBatchOrder(
      Uint32Array.from({ length: 50 }, (_, i) => i),
      seed,
    );
    order.nextEpoch();
    order.nextEpoch();
    return order.rows;
  };
  expect(orderOf(1)).toEqual(orderOf(1));
  expect(orderOf(1)).not.toEqual(orderOf(2));
});
