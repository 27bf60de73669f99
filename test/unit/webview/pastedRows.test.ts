import { expect, test } from 'vitest';
import { casesAsCsv } from '../../../webview/use/caseAnswers.ts';
import { pastedRows } from '../../../webview/use/pastedRows.ts';

const columns = ['area', 'city', 'rooms'];
const read = (text: string, from = 0) => pastedRows(text, columns, from)?.map((cells) => Object.fromEntries(cells));

test('rows from a spreadsheet go into the columns from the cell on, or into those that their header names', () => {
  expect(read('80\tBerlin\t3\r\n45\tKiel\t1\r\n')).toEqual([
    { area: '80', city: 'Berlin', rooms: '3' },
    { area: '45', city: 'Kiel', rooms: '1' },
  ]);
  expect(read('Berlin\t3', 1)).toEqual([{ city: 'Berlin', rooms: '3' }]);
  expect(read('rooms\tarea\tprice\n3\t80\t5')).toEqual([{ rooms: '3', area: '80' }]);
  expect(read('80;"Bad ""Ems""";3\n')).toEqual([{ area: '80', city: 'Bad "Ems"', rooms: '3' }]);
});

test('one cell is no table', () => {
  expect(read('80')).toBeUndefined();
  expect(read('')).toBeUndefined();
  expect(read('Bad Ems, by the river')).toEqual([{ area: 'Bad Ems', city: 'by the river' }]);
});

test('cells that would fall apart are quoted', () => {
  const csv = casesAsCsv(['city'], 'price', [new Map([['city', 'Bad "Ems", Lahn']]), new Map()], [undefined, undefined]);
  expect(csv).toBe('city,price_predicted\r\n"Bad ""Ems"", Lahn",\r\n,\r\n');
});
