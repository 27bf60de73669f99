import { expect, test } from 'vitest';
import { expectEqual } from './expectEqual.ts';

test('what is equal passes, and what is not is told with its place', () => {
  expectEqual({ a: [1, Number.NaN] }, { a: [1, Number.NaN] });
  expect(() => expectEqual([1, 2], [1, 3], 'line 7')).toThrow(/line 7: expected \[ 1, 2 \] to deeply equal \[ 1, 3 \]/);
});
