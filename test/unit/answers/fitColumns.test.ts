import { expect, test } from 'vitest';
import type { ColumnFit } from '../../../src/protocol/answeredTable.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { fitColumns } from '../../../src/training/answers/fitColumns.ts';
import { trainText } from '../training/trainText.ts';

const rows = Array.from({ length: 40 }, (_, row) => row);
const two = (value: number) => String(value).padStart(2, '0');
const table = (name: string, cellOf: (row: number) => string, delimiter = ';') =>
  [[name, 'target'], ...rows.map((row) => [cellOf(row), String((row * 7) % 11)])].map((cells) => cells.join(delimiter)).join('\n');

const nothing: ColumnFit = { missing: [], near: [], extra: [], unreadable: [], otherwise: [], otherUnit: [], unseen: [] };

/** How the columns of another table fit a model of the first one. */
async function fit(learned: string, asked: string, options: TrainOptions = {}): Promise<ColumnFit> {
  const { model } = await trainText(learned, { target: 'target', epochs: 1, ...options });
  const bytes = new TextEncoder().encode(asked);
  return fitColumns({ type: 'bytes', bytes }, model.encoder, {});
}

const day = (row: number) => `${two(1 + (row % 28))}/${two(1 + (row % 12))}/${2001 + (row % 20)}`;
const monthFirst = (row: number) => day(row).replace(/(\d+)\/(\d+)/, '$2/$1');
const fraction = (row: number) => `${row}.${125 + row}${row % 4 === 0 ? '5' : ''}`;
const price = (row: number) => `${1 + row}.${100 + row * 7}${row % 2 === 0 ? ',5' : ''}`;

const cases: readonly (readonly [string, (row: number) => string, (row: number) => string, Partial<ColumnFit>])[] = [
  ['the same', (row) => String(row), (row) => String(row * 2), {}],
  ['numbers where there are texts', (row) => String(row), (row) => `about ${'abc'[row % 3]}`, { unreadable: ['x'] }],
  ['another decimal separator', (row) => price(row), (row) => fraction(row), { otherwise: ['x'] }],
  ['decimal commas for points', (row) => `${row},${125 + row},5`.replace(/,5$/, '.5'), (row) => `${row},5`, { unreadable: ['x'] }],
  ['the month first', day, monthFirst, { otherwise: ['x'] }],
  ['the day first', monthFirst, day, { otherwise: ['x'] }],
  ['dates in either order', day, (row) => `${two(1 + (row % 9))}/${two(1 + (row % 12))}/2004`, {}],
  ['the year first', day, (row) => `${2001 + (row % 20)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`, {}],
  ['texts where there are dates', day, (row) => `some ${'abc'[row % 3]}`, { unreadable: ['x'] }],
  ['minutes for hours', (row) => `${row % 20}:${two(row)}:30`, (row) => `${row + 31}:${two(row)}`, { otherwise: ['x'] }],
  ['another unit', (row) => `${row} kg`, (row) => `${row * 2} lb`, { unreadable: ['x'] }],
  ['another currency', (row) => `$${row}`, (row) => `€${row * 2}`, { unreadable: ['x'] }],
  ['percentages for fractions', (row) => `0.${10 + row}`, (row) => `${10 + row}%`, { otherUnit: ['x'] }],
  ['the unit left out', (row) => `${row} kg`, (row) => String(row), {}],
  ['values that were never met', (row) => `city ${row % 4}`, (row) => `town ${row % 4}`, { unseen: ['x'] }],
  ['some that were never met', (row) => `city ${row % 4}`, (row) => `city ${row % 6}`, {}],
  ['no values', (row) => `city ${row % 4}`, () => '', {}],
];

test.each(cases)('%s', async (_, learned, asked, said) => {
  expect(await fit(table('x', learned), table('x', asked))).toEqual({ ...nothing, ...said });
});

test('columns are found by name in any order, with the target or without it, and what is almost a name is told', async () => {
  const learned = ['Age,height,target', ...rows.map((row) => `${(row * 17) % 37},${(row * 13) % 29},${row % 5}`)].join('\n');
  const other = (names: string) => fit(learned, [names, ...rows.map((row) => `${row},${(row * 3) % 29}`)].join('\n'));
  expect(await other('height,Age')).toEqual(nothing);
  expect(await fit(learned, ['target,height,Age', ...rows.map((row) => `,${row},${row + 1}`)].join('\n'))).toEqual(nothing);
  expect(await other('Height,Age')).toEqual({ ...nothing, missing: ['height'], near: ['Height'], extra: ['Height'] });
  expect(await other('height,a_ge')).toEqual({ ...nothing, missing: ['Age'], near: ['a_ge'], extra: ['a_ge'] });
  expect(await other('width,Age')).toEqual({ ...nothing, missing: ['height'], extra: ['width'] });
});
