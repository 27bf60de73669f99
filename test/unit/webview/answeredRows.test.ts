import { expect, test } from 'vitest';
import { plainFormat } from '../../../src/dataset/cells/cellValue.ts';
import {
  chanceOf,
  confusionOf,
  filterRows,
  isWrong,
  orderRows,
  rowsOfPart,
  type AnsweredRows,
  type RowSubset,
} from '../../../webview/rows/answeredRows.ts';

const classes = { type: 'binary', column: 'pass', classes: ['no', 'yes'] } as const;
const number = { type: 'regression', column: 'y', format: plainFormat, mean: 0, scale: 1, min: 0, max: 9 } as const;

/** Answers 0, 1, 1, 0, 0, 1; marks: train, test, test, test, validation, unused. */
const rows: AnsweredRows = {
  lines: Uint32Array.of(1, 2, 3, 4, 5, 6),
  values: Float64Array.of(0, 1, 1, 0, 0, 1),
  confidence: Float64Array.of(0.9, 0.55, 0.8, 0.7, 0.95, 0.6),
  actual: Float64Array.of(0, 1, 0, 1, 0, NaN),
  splits: Uint8Array.of(1, 2, 2, 2, 3, 0),
};
const errors: AnsweredRows = { ...rows, values: Float64Array.of(5, 7, 1, 2, 0, 3), actual: Float64Array.of(5, 4, 3, 2, 9, NaN) };
const chosen = (which: RowSubset, of = rows, target: typeof classes | typeof number = classes) => [
  ...filterRows(of, { part: 'all', which }, target),
];

test('rows are of the part that they were used in; validation rows were learned with', () => {
  expect([...rowsOfPart(rows, 'test')]).toEqual([1, 2, 3]);
  expect([...rowsOfPart(rows, 'train')]).toEqual([0, 4]);
  expect([...rowsOfPart(rows, 'all')]).toEqual([0, 1, 2, 3, 4, 5]);
});

test('the chance of two classes is that of the second one, whatever is answered', () => {
  const chances = [0, 1, 2, 3].map((row) => chanceOf(rows, row, classes));
  for (const [i, expected] of [0.1, 0.55, 0.8, 0.3].entries()) expect(chances[i]).toBeCloseTo(expected, 9);
  expect(chanceOf({ ...rows, confidence: undefined }, 0, classes)).toBeNaN();
});

test('a choice has the rows that it says, to its ends', () => {
  expect(chosen({ type: 'wrong' })).toEqual([2, 3]);
  expect(isWrong(rows, 5)).toBe(false);
  expect(chosen({ type: 'near' })).toEqual([1, 5]);
  expect(chosen({ type: 'cell', actual: 1, answered: 0 })).toEqual([3]);
  expect(chosen({ type: 'cell', actual: 0, answered: 1 })).toEqual([2]);
  expect(chosen({ type: 'band', from: 0.55, to: 0.8 })).toEqual([1, 2, 5]);
  expect(chosen({ type: 'box', x: [2, 4], y: [1, 7] }, errors, number)).toEqual([1, 2, 3]);
  expect(chosen({ type: 'box', x: [4, 4], y: [4, 4] }, errors, number)).toEqual([]);
  expect(chosen({ type: 'side', side: 'high' }, errors, number)).toEqual([1]);
  expect(chosen({ type: 'side', side: 'low' }, errors, number)).toEqual([2, 4]);
});

test('the worst stand first: the surest of the wrong ones, then the least sure; of numbers what is furthest off, unknown ones last', () => {
  const all = Uint32Array.of(0, 1, 2, 3, 4, 5);
  expect([...orderRows(rows, all, 'wrong', classes)]).toEqual([2, 3, 1, 5, 0, 4]);
  expect([...orderRows(rows, all, 'unsure', classes)]).toEqual([1, 5, 3, 2, 0, 4]);
  expect([...orderRows(errors, all, 'wrong', number)]).toEqual([4, 1, 2, 0, 3, 5]);
  expect([...orderRows(rows, all, 'file', classes)]).toEqual([0, 1, 2, 3, 4, 5]);
});

test('the matrix counts by actual class, then by answer', () => {
  expect(confusionOf(rows, 'test', 2)).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(confusionOf({ ...rows, values: Float64Array.of(0, 1, 1, 1, 0, 1) }, 'test', 2)).toEqual([
    [0, 1],
    [0, 2],
  ]);
});
