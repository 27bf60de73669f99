import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat, tableOf } from './buildFrom.ts';

// Dates whose years are of another era, or which name less or more than a day.

function columnOf(cells: readonly string[]) {
  const table = readCsv(tableOf({ v: repeat(cells, 24), other: repeat(['p', 'q'], 24) }));
  const [column] = describeColumns(table);
  const isDate = column.dateFormat !== undefined;
  const days = isDate ? [...columnValues(table.columns[0], column)].slice(0, cells.length).map(isoDay) : [];
  return { kind: column.kind, days, remarks: said(column.remarks).join(' | ') };
}

const isoDay = (time: number) => (Number.isNaN(time) ? 'none' : new Date(time).toISOString().slice(0, 10));
const anotherEra = /is read as \d{4}-\d\d-\d\d: its year is one of another era/;
const fiscal = /is read as \d{4}-\d\d-\d\d: a fiscal or school year is taken for one of the calendar/;

describe('years of another era', () => {
  test.each<[string, string[], string[]]>([
    ['Thailand, in digits', ['2/1/2567', '15/3/2566', '29/2/2567'], ['2024-01-02', '2023-03-15', '2024-02-29']],
    ['the year first', ['2567-01-02', '2566-03-15T10:00:00'], ['2024-01-02', '2023-03-15']],
    ['Thai months', ['2 มกราคม 2567', '15 มีนาคม พ.ศ. 2566'], ['2024-01-02', '2023-03-15']],
    ['short Thai months', ['2 ม.ค. 67', '5-ก.ย.-66', '๓ พ.ย. ๒๕๖๗'], ['2024-01-02', '2023-09-05', '2024-11-03']],
    ['months of Thailand', ['ก.พ. 2567', 'ธันวาคม 2566'], ['2024-02-01', '2023-12-01']],
    ['Japan', ['令和6年1月2日', '令和元年12月31日', '平成31年4月30日'], ['2024-01-02', '2019-12-31', '2019-04-30']],
    ['years of Japan', ['令和6年', '平成元年', '昭和64年度'], ['2024-01-01', '1989-01-01', '1989-01-01']],
    ['Japan in letters', ['R6.1.2', 'R5.12.31', 'H31/4/30'], ['2024-01-02', '2023-12-31', '2019-04-30']],
    ['Taiwan', ['民國113年1月2日', '中華民國112年12月31日', '民國99年5月'], ['2024-01-02', '2023-12-31', '2010-05-01']],
    ['years of Taiwan', ['民國113', '民國112'], ['2024-01-01', '2023-01-01']],
    ['Taiwan in digits', ['113/01/02', '112/12/31'], ['2024-01-02', '2023-12-31']],
  ])('%s', (_, cells, days) => {
    const { remarks, ...read } = columnOf(cells);
    expect(read).toEqual({ kind: 'date', days });
    expect(remarks).toMatch(anotherEra);
  });

  test.each([
    ['releases', ['R4.3.1', 'R4.2.2', 'R3.6.3']],
    ['parts of a plan', ['S1.2.3', 'S1.2.4', 'S2.1.1']],
    ['bare three digits', ['113-01', '112-12', '140-02']],
  ])('but %s are names', (_, cells) => {
    expect(columnOf(cells)).toMatchObject({ kind: 'category', days: [] });
  });

  test('nothing is said of years of our own', () => {
    expect(columnOf(['2024-01-02', '1999-12-31T23:59:59.2567Z']).remarks).not.toMatch(anotherEra);
    expect(columnOf(['2 Jan 2024', '3 Feb 2023']).remarks).toBe('');
  });

  test('a year that is low is ours, and it is said that it may be none of ours', () => {
    const { days, remarks } = columnOf(['1402/10/12', '1403/01/20']);
    expect(days).toEqual(['1402-10-12', '1403-01-20']);
    expect(remarks).toMatch(/"1402\/10\/12" is taken for a day of our calendar; if it is of another one/);
    expect(columnOf(['1492-10-12', '1789-07-14']).remarks).toBe('');
  });
});

describe('fiscal and school years', () => {
  test.each<[string[], string[]]>([
    [
      ['FY2024', 'FY2023', 'FY 2022'],
      ['2024-01-01', '2023-01-01', '2022-01-01'],
    ],
    [
      ['FY24', "FY'23", 'FY99'],
      ['2024-01-01', '2023-01-01', '1999-01-01'],
    ],
    [
      ['FY24 Q1', 'FY24-Q2', 'Q4 FY23', '1Q FY2021'],
      ['2024-01-01', '2024-04-01', '2023-10-01', '2021-01-01'],
    ],
    [
      ['FY2023/24', 'AY 2022-2023', 'SY21-22'],
      ['2023-01-01', '2022-01-01', '2021-01-01'],
    ],
    [
      ['H1 FY24', 'FY2023 H2'],
      ['2024-01-01', '2023-07-01'],
    ],
  ])('%j', (cells, days) => {
    const { remarks, ...read } = columnOf(cells);
    expect(read).toEqual({ kind: 'date', days });
    expect(remarks).toMatch(fiscal);
  });

  test.each([[['FY24-100', 'FY24-200']], [['FYI', 'FYE']]])('%j are names', (cells) => {
    expect(columnOf(cells)).toEqual({ kind: 'category', days: [], remarks: '' });
  });

  test.each([[['2023-24', '2022-23', '2012-13']], [['2023/2024', '2021/2022', '1999/2000']]])('%j are spans of two years', (cells) => {
    const { kind, remarks } = columnOf(cells);
    expect(kind).toBe('category');
    expect(remarks).toMatch(/is a span of two years and is taken for a name/);
  });

  test('but 2010-11 is a month where others are', () => {
    expect(columnOf(['2010-11', '2011-12', '2012-01']).days).toEqual(['2010-11-01', '2011-12-01', '2012-01-01']);
  });
});

describe('days without a year', () => {
  test.each([[['03-14', '12-25', '02-29']], [['14-03', '25-12', '05-01']]])('%j may be some', (cells) => {
    expect(columnOf(cells).remarks).toMatch(/may be a day without a year and is kept as text: write the year with it/);
  });

  test.each([[['10-12', '21-15', '11-09']], [['3-1', '2-2', '0-1']], [['02-30', '12-25', '01-05']]])('%j are none', (cells) => {
    expect(columnOf(cells).remarks).not.toMatch(/without a year/);
  });
});
