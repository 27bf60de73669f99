import { expect, test } from 'vitest';
import { readSentence } from '../../../src/expectations/readSentence.ts';

const row = (cells: readonly (readonly [string, string])[], subject: readonly string[], comparison: string, bound: string) => ({
  ...{ type: 'row', cells: new Map(cells), subject, comparison, bound },
});

test.each([
  [
    'exam1 90, exam2 90 → pass ≥ 0.9',
    row(
      [
        ['exam1', '90'],
        ['exam2', '90'],
      ],
      ['pass'],
      '≥',
      '0.9',
    ),
  ],
  [
    'exam1 = 90,exam2=-4.5e3 -> pass>=90 %',
    row(
      [
        ['exam1', '90'],
        ['exam2', '-4.5e3'],
      ],
      ['pass'],
      '≥',
      '90 %',
    ),
  ],
  ['"first, exam" 90 → "will pass" yes < 0.1', row([['first, exam', '90']], ['will pass', 'yes'], '<', '0.1')],
  [
    'area m2 90, city "New York" → price ≤ 300000',
    row(
      [
        ['area m2', '90'],
        ['city', 'New York'],
      ],
      ['price'],
      '≤',
      '300000',
    ),
  ],
  ['x 1 → = "a ""b"" c"', row([['x', '1']], [], '=', 'a "b" c')],
  [
    '__proto__ 1, constructor 2 → y > 0',
    row(
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
      ['y'],
      '>',
      '0',
    ),
  ],
  ['exam-1 5 → pass == 1', row([['exam-1', '5']], ['pass'], '=', '1')],
  ['never falls with exam1', { type: 'never', subject: [], direction: 'falls', column: 'exam1' }],
  ['kind setosa Never rises with petal length', { type: 'never', subject: ['kind', 'setosa'], direction: 'rises', column: 'petal length' }],
  ['accuracy ≥ 0.85', { type: 'score', score: 'accuracy', comparison: '≥', bound: 0.85 }],
  ['Balanced accuracy > 85%', { type: 'score', score: 'balancedAccuracy', comparison: '>', bound: 0.85 }],
  ['R² ≥ −0.5', { type: 'score', score: 'r2', comparison: '≥', bound: -0.5 }],
])('%s', (text, expected) => {
  expect(readSentence(text)).toEqual(expected);
});

test.each([
  '',
  'bla bla',
  'exam1 90 → pass',
  'exam1 → pass ≥ 0.9',
  '→ pass ≥ 0.9',
  'never falls',
  'never sinks with x',
  'accuracy ≥ high',
  'speed > 3',
  'x 1 → y ≥',
  'a "b → c > 1',
  'x 1, → y > 2',
])('what is none is refused with an example: %s', (text) => {
  expect(() => readSentence(text)).toThrow('Write one like "exam1 90, exam2 90 → pass ≥ 0.9"');
});
