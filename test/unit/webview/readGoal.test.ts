import { describe, expect, test } from 'vitest';
import type { RegressionTarget } from '../../../src/dataset/encoding/encoder.ts';
import { readGoal, writeGoal } from '../../../webview/whatIf/readGoal.ts';

const target = (format: RegressionTarget['format']): RegressionTarget => ({
  ...{ type: 'regression', column: 'price', format, offset: 0, scale: 1, mean: 1234.5, min: 0, max: 2000 },
});

describe.each([
  ['a file with decimal points', target({ decimal: '.' })],
  ['a file with decimal commas', target({ decimal: ',' })],
  ['a file with decimal commas and points between thousands', target({ decimal: ',', pointsGroup: true, unit: '€' })],
])('of %s', (_, of) => {
  test.each([
    ['1234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['-0,25', -0.25],
    ['\u22120.25', -0.25],
    ['1 234.5', 1234.5],
    ['1\u2009234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['300000', 300_000],
    ['', Number.NaN],
    ['many', Number.NaN],
    ['1,2,3', Number.NaN],
  ])('"%s" is %d', (text, value) => {
    expect(readGoal(text, of)).toBe(value);
  });

  test('the goal that is proposed is read as what it says', () => {
    expect(readGoal(writeGoal(of), of)).toBe(1234.5);
  });
});

test('three digits after a point or a comma are read as in the file, with its unit too', () => {
  expect(readGoal('1,500', target({ decimal: '.' }))).toBe(1500);
  expect(readGoal('1.500', target({ decimal: '.' }))).toBe(1.5);
  expect(readGoal('1.500', target({ decimal: ',', pointsGroup: true }))).toBe(1500);
  expect(readGoal('1.500,5 €', target({ decimal: ',', unit: '€' }))).toBe(1500.5);
});
