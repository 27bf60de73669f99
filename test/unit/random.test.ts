import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, shuffle } from '../../src/random.ts';

test('a seed gives the numbers that it always gave', () => {
  const random = createRandom(1);
  expect([random.nextUint32(), random.nextUint32(), random.nextUint32(), random.nextFloat(), random.below(1000)]).toMatchInlineSnapshot(`
    [
      393288148,
      2174103013,
      3814759091,
      0.4872551844455302,
      206,
    ]
  `);
});

test('seeds are taken modulo 2³², and neighbours have nothing in common', () => {
  expect(createRandom(2 ** 32 + 5).nextUint32()).toBe(createRandom(5).nextUint32());
  const firsts = new Set(Array.from({ length: 1000 }, (_, seed) => createRandom(seed).nextUint32()));
  expect(firsts.size).toBe(1000);
});

test('below stays below its bound and reaches every number evenly', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
      const random = createRandom(seed);
      for (let i = 0; i < 20; i++) {
        const drawn = random.below(bound);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      }
    }),
  );
  const random = createRandom(3);
  const counts = new Array<number>(7).fill(0);
  for (let i = 0; i < 70_000; i++) counts[random.below(7)]++;
  // Five standard deviations.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(10_000 * (6 / 7)));
});

test('a shuffle keeps every item and depends on the seed alone', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 200 }), (seed, length) => {
      const once = Uint32Array.from({ length }, (_, i) => i);
      const again = Uint32Array.from(once);
      shuffle(once, createRandom(seed));
      shuffle(again, createRandom(seed));
      expect(once).toEqual(again);
      expect(Uint32Array.from(once).sort()).toEqual(Uint32Array.from({ length }, (_, i) => i));
    }),
  );
});

test('every order of three items is equally likely', () => {
  const random = createRandom(12);
  const counts = new Map<string, number>();
  for (let i = 0; i < 12_000; i++) {
    const items = Uint32Array.of(0, 1, 2);
    shuffle(items, random);
    counts.set(items.join(''), (counts.get(items.join('')) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(2000));
});
