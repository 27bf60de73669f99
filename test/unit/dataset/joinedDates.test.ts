import { expect, test } from 'vitest';
import { dateShape, parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { describedColumn } from './describedColumn.ts';

// Words and signs between a day and a time of day, and what people write before a day.

const iso = (cell: string) => new Date(parseDate(cell, 'dmy')).toISOString().slice(0, 16);

test.each([
  ['March 5, 2024 at 3:05 PM', '2024-03-05T15:05'],
  ['5 March 2024 at 10:00', '2024-03-05T10:00'],
  ['Mon, 5 Mar 2024 at 10:00', '2024-03-05T10:00'],
  ['10/01/2024 at 9:05 PM', '2024-01-10T21:05'],
  ['10/01/2024 - 09:05', '2024-01-10T09:05'],
  ['2024-03-10 | 10:00', '2024-03-10T10:00'],
  ['2024-03-10 @ 10:00', '2024-03-10T10:00'],
  ['10.01.2024 um 14:30 Uhr', '2024-01-10T14:30'],
  ['10.01.2024, 9 Uhr', '2024-01-10T09:00'],
  ['10/01/2024 à 9:05', '2024-01-10T09:05'],
  ['le 5 février 2024', '2024-02-05T00:00'],
  ['le 1er mars 2024 à 18h05', '2024-03-01T18:05'],
  ['5 de marzo de 2024 a las 10:00', '2024-03-05T10:00'],
  ['10.03.2024 alle 10:00', '2024-03-10T10:00'],
  ['2024-03-10 kl. 10:00', '2024-03-10T10:00'],
  ['21/12/201616:29:51', '2016-12-21T16:29'],
  ['1/2/20177:28', '2017-02-01T07:28'],
  ['4-IX-2024', '2024-09-04T00:00'],
  ['14. XII. 2023', '2023-12-14T00:00'],
  ['4 V 1998', '1998-05-04T00:00'],
  ['8:30 PM, 4 September 2024', '2024-09-04T20:30'],
  ['20240904_203005', '2024-09-04T20:30'],
  ['2024-09-04T20-30-05', '2024-09-04T20:30'],
  ['2024-09-04 20h30m05s', '2024-09-04T20:30'],
  ['2024/09/04:20:30', '2024-09-04T20:30'],
  ['2024-09-04-20-30', '2024-09-04T20:30'],
  ['2024 / 09 / 04', '2024-09-04T00:00'],
  ['04 - 09 - 2024', '2024-09-04T00:00'],
  ['(2024-09-04)', '2024-09-04T00:00'],
  ['04/09/2024,', '2024-09-04T00:00'],
  ['H2 2024', '2024-07-01T00:00'],
  ['1H-2024', '2024-01-01T00:00'],
])('%s', (cell, time) => {
  expect(dateShape(cell)).toBeDefined();
  expect(iso(cell)).toBe(time);
});

test.each([
  '10:00 - 12:00',
  '5 - 10:00',
  '2024 - 10:00',
  '20 at 10:00',
  'Room 2024 at 10:00',
  'le 5',
  '10 - 12',
  '10 - 12 - 14',
  '4 IX 24',
  '2024-09-04 0:30 pm',
  '2024-09-04 13:05 am',
  'S3 2024',
  'H1 24',
  '1H30',
])('no date: %s', (cell) => {
  expect(parseDate(cell, 'dmy')).toBeNaN();
});

test('a column of them is one of dates', () => {
  const text = `when,x\n${Array.from({ length: 24 }, (_, row) => `"March ${(row % 28) + 1}, 2024 at ${(row % 12) + 1}:05 PM",${row}\n`).join('')}`;
  expect(describedColumn(text, 1).column).toMatchObject({ kind: 'date', invalid: 0 });
});
