import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarkIndex } from '../../../src/model/markIndex.ts';
import { splitOf } from '../../../src/model/rowLedger.ts';
import { createRandom } from '../../../src/random.ts';

/** What the index replaces: a scan of all rows. */
function scan(keys: Uint32Array, marks: Uint8Array, key: number): number {
  const found = Array.from(marks).filter((mark, row) => keys[row] === key && mark > 0);
  return found.length === 0 ? 0 : Math.min(...found);
}

// Keys from a small set, so that many rows share one, and from the ends of the 32-bit range.
const anyKey = fc.oneof(fc.nat(12), fc.integer({ min: 2 ** 32 - 6, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const anyRows = fc.array(fc.tuple(anyKey, fc.nat(2)), { maxLength: 60 });

test('the index and a look through all rows agree, with equal keys too', () => {
  fc.assert(
    fc.property(anyRows, fc.array(anyKey, { maxLength: 10 }), (rows, others) => {
      const keys = Uint32Array.from(rows, ([key]) => key);
      const marks = Uint8Array.from(rows, ([, mark]) => mark);
      const index = new MarkIndex(keys, marks);
      for (const key of [...keys, ...others]) expect(index.markOf(key)).toBe(scan(keys, marks, key));
    }),
    { numRuns: 500 },
  );
});

test('it answers rightly while it is built, and afterwards', () => {
  const random = createRandom(3);
  const rowCount = 400_000;
  // Each key about twice.
  const keys = Uint32Array.from({ length: rowCount }, () => Math.imul(random.below(rowCount / 2), 0x01000193));
  const marks = Uint8Array.from({ length: rowCount }, () => random.below(3));
  const expected = new Map<number, number>();
  for (const [row, key] of keys.entries()) {
    const [before, mark] = [expected.get(key) ?? 0, marks[row]];
    expected.set(key, before === 0 || (mark !== 0 && mark < before) ? mark : before);
  }
  const index = new MarkIndex(keys, marks);
  // First the last row, which is last in the index; then all.
  for (let row = rowCount - 1; row >= 0; row--) {
    if (index.markOf(keys[row]) !== expected.get(keys[row])) throw new Error(`Row ${row} is not found as it should be`);
  }
  expect(index.markOf(1)).toBe(expected.get(1) ?? 0);
});

test('copies in both parts count as training rows, and a row without a part as unused', () => {
  const ledger = { keys: Uint32Array.of(7, 7, 8, 8, 9, 9, 5, 5, 6), splits: Uint8Array.of(2, 1, 0, 2, 0, 0, 3, 1, 3) };
  const splits = [7, 8, 9, 10, 5, 6].map((key) => splitOf(ledger, key));
  expect(splits).toEqual(['train', 'test', 'unused', 'unused', 'train', 'validation']);
});
