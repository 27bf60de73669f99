import { expect, test } from 'vitest';
import type { Recipe } from '../../../src/dataset/columns/recipe/recipe.ts';
import { UserError } from '../../../src/userError.ts';
import { buildFrom } from './buildFrom.ts';
import { said } from '../said.ts';

/** Every combination of the columns' values, with the answer for each. */
function truthTable(names: string, values: readonly (readonly (string | number)[])[], answer: (...cells: number[]) => string | number) {
  const places = values.reduce<number[][]>(
    (rows, { length }) => rows.flatMap((row) => Array.from({ length }, (_, i) => [...row, i])),
    [[]],
  );
  return [names, ...places.map((row) => [...row.map((place, column) => values[column][place]), answer(...row)].join(','))];
}
const bits = [0, 1];
type Case = [name: string, lines: readonly string[], options: Partial<Recipe>];
const cases = (given: readonly (readonly [string, readonly string[], Partial<Recipe>?])[]) =>
  given.map(([name, lines, options = {}]): Case => [name, lines, options]);
const lists = cases([
  ['AND', truthTable('a,b,and', [bits, bits], (a, b) => a & b)],
  ['OR in words', truthTable('left,right,or', [['no', 'yes'], ['no', 'yes']], (a, b) => (a | b ? 'yes' : 'no'))], // prettier-ignore
  ['NAND of true and false', truthTable('a,b,nand', [['false', 'true'], ['false', 'true']], (a, b) => String(!(a && b)))], // prettier-ignore
  ['XOR of −1 and 1', truthTable('a,b,y', [[-1, 1], [-1, 1]], (a, b) => (a === b ? -1 : 1))], // prettier-ignore
  ['NOT', truthTable('x,y', [bits], (x) => 1 - x)],
  ['parity of three', truthTable('a,b,c,odd', [bits, bits, bits], (a, b, c) => a ^ b ^ c)],
  ['parity of six', truthTable('a,b,c,d,e,f,odd', [bits, bits, bits, bits, bits, bits], (...row) => row.reduce((a, b) => a ^ b))],
  ['a half adder with its sum beside the carry', truthTable('a,b,sum,carry', [bits, bits], (a, b) => `${a ^ b},${a & b}`)],
  ['rock, paper and scissors', truthTable('me,you,who', [['r', 'p', 's'], ['r', 'p', 's']], (a, b) => ['draw', 'me', 'you'][(a - b + 3) % 3])], // prettier-ignore
  ['their numbers', truthTable('me,you,who', [[1, 2, 3], [1, 2, 3]], (a, b) => ['draw', 'me', 'you'][(a - b + 3) % 3])], // prettier-ignore
  ['the number of bits', truthTable('a,b,c,count', [bits, bits, bits], (a, b, c) => a + b + c), { target: 'count', task: 'regression' }],
]);
const repeated = (lines: readonly string[], times: number) => [lines[0], ...Array.from({ length: times }, () => lines.slice(1)).flat()];

test.each(lists)('all rows of a complete list are learned from: %s', (_, lines, options) => {
  for (const times of [1, 2, 10]) {
    const target = lines[0].split(',').at(-1);
    const { dataset, warnings, recipe, dataChecks } = buildFrom(repeated(lines, times).join('\n'), { target, ...options });
    expect([dataset.train.length, dataset.test.length, dataset.validation.length]).toEqual([(lines.length - 1) * times, 0, 0]);
    expect(said(warnings)).toEqual([expect.stringMatching(/^The table lists every case: .* there is no test, because no case is left/)]);
    expect(recipe.allowDuplicates).toBeUndefined();
    expect(said(dataChecks.map((check) => check.said)).join()).not.toMatch(/test|by heart|too few/);
  }
});

const numbered = cases([
  ['from 0', ['n,a,b,y', '0,0,0,0', '1,0,1,0', '2,1,0,0', '3,1,1,1']],
  ['from 1, in another order', ['a,b,n,y', '1,1,4,yes', '0,1,2,no', '1,0,3,no', '0,0,1,no']],
  ['as the bits say', truthTable('a,b,c,dec,or', [bits, bits, bits], (a, b, c) => `${4 * a + 2 * b + c},${a | b | c}`)],
  ['beside the sum', ['n,a,b,sum,carry', '0,0,0,0,0', '1,0,1,1,0', '2,1,0,1,0', '3,1,1,0,1']],
]);
test.each(numbered)('a list whose rows are numbered is one of the other columns: %s', (_, lines) => {
  const { dataset, warnings } = buildFrom(lines.join('\n'), { target: lines[0].split(',').at(-1) });
  expect([dataset.train.length, dataset.test.length]).toEqual([lines.length - 1, 0]);
  const count = lines.length === 9 ? 3 : 2;
  expect(said(warnings).join()).toContain(`each combination of the values of ${count} columns is in it`);
});

test.each([
  ['a case comes again', 'day,weather,go\n1,sun,yes\n2,rain,no\n3,sun,yes\n4,rain,no\n5,sun,yes\n6,rain,no'],
  ['the numbers have gaps', 'amount,a,b,y\n2,0,0,0\n4,0,1,0\n6,1,0,1\n8,1,1,1'],
  ['there are only numbers', 'x,y\n0,0\n1,0\n2,1\n3,1\n4,0\n5,1'],
])('rows with numbers are tested as ever where %s', (_, text) => {
  const { dataset, warnings } = buildFrom(text, { target: text.slice(0, text.indexOf('\n')).split(',').at(-1) });
  expect(dataset.test.length).toBeGreaterThan(0);
  expect(said(warnings).join()).not.toContain('lists every case');
});

test('what follows from other columns is not counted among them', () => {
  const sentence = (lines: readonly string[]) => said(buildFrom(lines.join('\n'), { target: lines[0].split(',').at(-1) }).warnings).join();
  expect(sentence(truthTable('a,b,sum,carry', [bits, bits], (a, b) => `${a ^ b},${a & b}`))).toContain('of the values of 2 columns');
  expect(sentence(['x,not,y', '0,1,no', '1,0,yes', '0,1,no', '1,0,yes'])).toContain('each value of "x" is in it');
});

test('rows for validation are not kept of a complete list either', () => {
  const { dataset } = buildFrom(lists[0][1].join('\n'), { target: 'and', validationFraction: 0.5 });
  expect([dataset.train.length, dataset.validation.length]).toEqual([4, 0]);
});

const survey = [
  'fever,cough,ill',
  ...['no,no,well', 'no,yes,well', 'yes,no,sick', 'yes,yes,sick'].flatMap((line) => Array<string>(20).fill(line)),
];
const surveys = cases([
  ['an answer contradicts another one', [...survey, 'no,no,sick']],
  ['a combination is missing', survey.filter((line) => !line.startsWith('yes,yes'))],
  ['a column is measured', survey.map((line, i) => `${i === 0 ? 'temperature' : 36 + (i % 40) / 10},${line}`)],
  ['a cell is empty', [...survey, ',no,well']],
  ['equal rows may be on both sides, as the user says', survey, { allowDuplicates: true }],
  ['there are many cases', truthTable('a,b,c,odd', [[1, 2, 3, 4, 5].map((i) => `v${i}`), [1, 2, 3, 4, 5].map((i) => `w${i}`), ['x', 'y', 'z']], (a, b, c) => (a + b + c) % 2)], // prettier-ignore
]);
test.each(surveys)('a survey is tested as ever where %s', (_, lines, options) => {
  const { dataset, warnings } = buildFrom(lines.join('\n'), { target: lines[0].split(',').at(-1), ...options });
  expect(dataset.test.length).toBeGreaterThan(5);
  expect(said(warnings).join()).not.toContain('lists every case');
});

test('numbers that are counted on are no list, however few', () => {
  const line = buildFrom('x,y\n-1,-3\n0,-1\n1,1\n2,3\n3,5\n4,7', { target: 'y' });
  expect([line.dataset.train.length, line.dataset.test.length]).toEqual([4, 2]);
});

test.each([
  ['two rows of numbers', 'x,z,y\n1,2,0\n3,4,1'],
  ['three rows of numbers', 'x,y\n1,2.5\n2,4.5\n3,6.5'],
  ['a truth table without its last row', 'a,b,y\n0,0,0\n0,1,0\n1,0,1'],
])('too few rows are refused in words where they are no complete list: %s', (_, text) => {
  expect(() => buildFrom(text, { target: 'y' })).toThrow(UserError);
  expect(() => buildFrom(text, { target: 'y' })).toThrow(/too few rows/);
});

test('of a complete list there is nothing to cross-validate', () => {
  const fold = () => buildFrom(repeated(lists[3][1], 10).join('\n'), { target: 'y', fold: { index: 0, of: 5 } });
  expect(fold).toThrow(/lists every case.* none left that could be tested on/);
});
