import { expect, test } from 'vitest';
import { buildFrom } from './buildFrom.ts';
import { said } from '../said.ts';

// An index that pandas or R has written to the file is left out with its reason; a column that may be a measurement is not.

const shuffled = (count: number, first = 0) => Array.from({ length: count }, (_, row) => first + ((row * 7 + 3) % count));
const counted = (count: number, first = 0) => Array.from({ length: count }, (_, row) => first + row);
const measured = (row: number) => ((row * 7919) % 1000) / 10;
const table = (name: string, values: readonly (string | number)[]) =>
  [`${name},a,y`, ...values.map((value, row) => `${value},${measured(row)},${measured(row * 3 + 1)}`)].join('\n');

const indexes: readonly (readonly [what: string, name: string, values: readonly (string | number)[]])[] = [
  ['nameless, shuffled', '', shuffled(60)],
  ['nameless, in order, of few rows', '', counted(8)],
  ['nameless, with gaps where rows were taken out', '', shuffled(60).map((value) => value * 3 + 1)],
  ['nameless, a part of a longer one', '', counted(60, 1000)],
  ['nameless, of tables put one below the other', '', [...counted(80), ...counted(65)]],
  ['nameless, of few rows drawn from many', '', shuffled(60).map((value) => value * 997 + ((value * 31) % 900))],
  ['called Unnamed: 0, of few rows drawn from many', 'Unnamed: 0', shuffled(60).map((value) => value * 997 + ((value * 31) % 900))],
  ...['Unnamed: 0', 'Unnamed: 0.1', 'level_0', '__index_level_0__', 'index', '...1', 'rownames', 'row.names'].map(
    (name) => [`called ${name}`, name, shuffled(40, 1)] as const,
  ),
  ['called X, as R has it', 'X', shuffled(40, 1)],
  ['called X, with gaps', 'X', shuffled(60).map((value) => value + Math.floor(value / 2) + 1)],
  ['called V1, in order', 'V1', counted(40, 1)],
];

test.each(indexes)('%s', (_, name, values) => {
  const { recipe, choiceWarnings, columns } = buildFrom(table(name, values), { target: 'y' });
  expect(recipe.features).toEqual(['a']);
  expect(columns[0]).toMatchObject({ kind: 'identifier' });
  expect(said(choiceWarnings)).toEqual([expect.stringMatching(/was left out: it (is an index of|counts) the rows/)]);
});

const measurements: readonly (readonly [what: string, name: string, values: readonly (string | number)[]])[] = [
  ['years without a name', '', counted(60, 1960)],
  ['large numbers without a name', '', shuffled(60).map((value) => value * 997 + 50_000)],
  ['numbers that come again', '', counted(60).map((value) => value % 25)],
  ['fractions', '', counted(60).map((value) => value + 0.5)],
  ['X of a curve of few points', 'X', counted(12, 1)],
  ['X with wide gaps', 'X', shuffled(60).map((value) => value * 5)],
  ['numbers below zero', 'level_0', counted(60, -30)],
  ['a name of the user', 'visits', shuffled(60)],
];

test.each(measurements)('but not %s', (_, name, values) => {
  const { columns } = buildFrom(table(name, values), { target: 'y' });
  expect(columns[0].leftOut).toBeUndefined();
});

test('it can be learned from all the same', () => {
  const options = { target: 'y', kinds: [{ column: 'level_0', kind: 'number' }] } as const;
  expect(buildFrom(table('level_0', shuffled(60)), options).recipe.features).toEqual(['level_0', 'a']);
});

test("R's names of rows that count are left out too", () => {
  const text = ['"a"\t"y"', ...counted(30, 1).map((row) => `"${row}"\t${measured(row)}\t${measured(row * 3)}`)].join('\n');
  const { recipe, choiceWarnings } = buildFrom(text, { target: 'y' });
  expect(recipe.features).toEqual(['a']);
  expect(said(choiceWarnings)).toEqual(['"row names" was left out: it counts the rows.']);
});
