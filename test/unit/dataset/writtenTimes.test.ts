import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { said } from '../said.ts';
import { tableOf } from './buildFrom.ts';

test.each([
  ['2024. 1. 5.', '2024-01-05'],
  ['2024. 12. 31. 오후 3:20', '2024-12-31T15:20'],
  ['2024. 1. 5. 오전 12:05', '2024-01-05T00:05'],
  ['2024年1月5日', '2024-01-05'],
  ['5. Januar 2024', '2024-01-05'],
  ['5 août 2024', '2024-08-05'],
  ['1er mars 2024', '2024-03-01'],
  ['5 de enero de 2024', '2024-01-05'],
  ['12 set 2024', '2024-09-12'],
  ['20240131T101530Z', '2024-01-31T10:15:30'],
  ['2024-01-31T10:15:30+01:00[Europe/Paris]', '2024-01-31T09:15:30'],
  ['Wed Jan 31 2024 10:15:30 GMT+0100 (Central European Standard Time)', '2024-01-31T09:15:30'],
  ['Jan-24', '2024-01-01'],
  ["Dez'68", '2068-12-01'],
  ["Dez'69", '1969-12-01'],
  ['01/2024', '2024-01-01'],
  ['2024 Q2', '2024-04-01'],
  ['3Q24', '2024-07-01'],
  ["Q4'23", '2023-10-01'],
  ['2024-H2', '2024-07-01'],
  ['2024M05', '2024-05-01'],
  ['W05 2024', '2024-01-29'],
])('%s is %s', (text, expected) => {
  expect(new Date(parseDate(text, 'ymd')).toISOString()).toBe(
    new Date(`${expected}${expected.includes('T') ? '' : 'T00:00'}Z`).toISOString(),
  );
});

test.each(['13/2024', 'Out-of', '2024 Q5', '5Q24', 'W60 2024', 'may', 'Foo-24', '2024M13'])('%s is no date', (text) => {
  expect(parseDate(text, 'ymd')).toBeNaN();
});

const columnOf = (cells: readonly string[]) => {
  const table = readCsv(tableOf({ v: cells, other: cells.map((_, row) => row % 2) }));
  const [column] = describeColumns(table);
  return { column, values: [...columnValues(table.columns[0], column)] };
};

test('quarters and months with a letter are dates and neither numbers of a unit nor durations', () => {
  for (const cells of [
    ['2024 Q1', '2024 Q2', '2024 Q4', '2023 Q1'],
    ['1949M01', '1949M02', '1949M11', '1950M03'],
  ])
    expect(columnOf(cells).column.kind).toBe('date');
});

test('the days and hours of .NET are a duration', () => {
  const { column, values } = columnOf(['1.02:03:04', '0.00:00:10', '12.23:00:00']);
  expect(column.format?.duration).toBe('hours');
  expect(values).toEqual([93_784, 10, 1_119_600]);
});

test('what MySQL writes for no date is none', () => {
  const { column } = columnOf(['2024-01-31', '0000-00-00', '2024-03-05', '0000-00-00 00:00:00', '2024-02-29']);
  expect([column.kind, column.missing]).toEqual(['date', 2]);
});

test('days written as digits only are dates, which is said, and may be had as numbers', () => {
  const { column, values } = columnOf(['20240131', '20240229', '20231205']);
  expect(column).toMatchObject({ kind: 'date', dateFormat: 'yyyymmdd' });
  expect(values).toEqual([Date.UTC(2024, 0, 31), Date.UTC(2024, 1, 29), Date.UTC(2023, 11, 5)]);
  expect(said(column.remarks)).toEqual(['"20240131" is read as a date, 2024-01-31; to read it as a number, choose "number"']);
  expect(columnOf(['20240131101530', '20240229000000', '20231205235959']).column.remarks).toHaveLength(1);
  expect(columnOf(['20240131', '20240230', '20231205']).column).toMatchObject({ kind: 'number', remarks: [] });
});
