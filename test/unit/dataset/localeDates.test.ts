import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { monthNames } from '../../../src/dataset/cells/dates/monthNames.ts';
import { said } from '../said.ts';
import { repeat } from './buildFrom.ts';

// Days as programs write them in the language of their user (`toLocaleString` and the like).

test.each([
  ['2021-06-18, 7:13:29 a.m.', '2021-06-18T07:13:29'],
  ['2021/06/18, 07:13:29', '2021-06-18T07:13:29'],
  ['18.6.2021, 07.13.29', '2021-06-18T07:13:29'],
  ['18.6.2021 klo 7.13', '2021-06-18T07:13'],
  ['18. jun. 2021, 07.13', '2021-06-18T07:13'],
  ['18. 06. 2021. 07:13:29', '2021-06-18T07:13:29'],
  ['2021. 06. 18. 7:13:29', '2021-06-18T07:13:29'],
  ['18.06.2021 г., 07:13:29 ч.', '2021-06-18T07:13:29'],
  ['18/6/2021, 7:13:29 μ.μ.', '2021-06-18T19:13:29'],
  ['\u200f18\u200f/6\u200f/2021', '2021-06-18'],
  ['١٨\u200f/٦\u200f/٢٠٢١، ٧:١٣:٢٩ م', '2021-06-18T19:13:29'],
  ['18 de juny del 2021', '2021-06-18'],
  ['3 d’abril del 2021', '2021-04-03'],
  ['19 juill. 2021', '2021-07-19'],
  ['14 października 2021', '2021-10-14'],
  ['18 cze 2021', '2021-06-18'],
  ['24 Nis 2021', '2021-04-24'],
  ['8 Agu 2021', '2021-08-08'],
  ['18 июня 2021 г., 07:13', '2021-06-18T07:13'],
  ['18 черв. 2021 р.', '2021-06-18'],
  ['18. јун 2021.', '2021-06-18'],
  ['18 ביוני 2021', '2021-06-18'],
  ['18 tháng 6, 2021', '2021-06-18'],
  ['viernes, 18 de junio de 2021', '2021-06-18'],
  ['fredag den 18. juni 2021', '2021-06-18'],
  ['2021년 6월 18일 금요일', '2021-06-18'],
  ['2021年6月18日星期五', '2021-06-18'],
  ['2021年6月18日金曜日', '2021-06-18'],
  ['2021. 6. 18. 새벽 2:05', '2021-06-18T02:05'],
  ['R3/6/18 7:13:29', '2021-06-18T07:13:29'],
])('%s is %s', (text, expected) => {
  expect(new Date(parseDate(text, 'dmy')).toISOString()).toBe(
    new Date(`${expected}${expected.includes('T') ? '' : 'T00:00'}Z`).toISOString(),
  );
});

test.each(['18. rijna 2021 12.99', '18 de', '1. 2. 3.4', 'den 18', '12.5.2021 kl', '3.8.1', '10-1-2'])('%s is no day and month', (text) => {
  expect(parseDate(text, 'dmy')).toBeNaN();
});

test('no name belongs to two months, and none has an accent', () => {
  const names = monthNames.flatMap((line) => line.split(' '));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name.normalize('NFKD').replace(/\p{M}/gu, ''), name).toBe(name);
});

function columnOf(cells: readonly string[]) {
  const table = readCsv(['v;other', ...repeat(cells, Math.max(24, cells.length)).map((cell, row) => `${cell};${row % 5}`)].join('\n'));
  const [column] = describeColumns(table);
  const isRead = column.format !== undefined || column.dateFormat !== undefined;
  return {
    column,
    values: isRead ? [...columnValues(table.columns[0], column)].slice(0, cells.length) : [],
    remarks: said(column.remarks),
  };
}

describe('a year of two digits before a day of one', () => {
  test.each([
    ['Korean', ['21. 6. 18.', '21. 6. 1.', '21. 12. 30.']],
    ['with slashes', ['21/6/18', '21/6/1', '21/12/30']],
    ['with dashes', ['21-6-18', '21-6-1', '21-12-30']],
  ])('%s', (_, cells) => {
    const { column, values } = columnOf(cells);
    expect(column.dateFormat).toBe('yymd');
    expect(values.map((time) => new Date(time).toISOString().slice(0, 10))).toEqual(['2021-06-18', '2021-06-01', '2021-12-30']);
  });

  test.each([[['10-1-2', '10-2-1', '11-1-3']], [['10.1.2', '10.2.1', '11.3.1']], [['12/1/2', '12/4/3', '10/1/4']]])(
    'but %j are codes, because no last part is a day that only days are',
    (cells) => {
      expect(columnOf(cells).column.kind).toBe('category');
    },
  );
});

test('one word with numbers behind it is a month only in English', () => {
  expect(columnOf(['MAC-01', 'MAC-02', 'MAC-15', 'MAC-27']).column.kind).toBe('category');
  expect(columnOf(['Dec-21', 'Dec-22', 'Dec-23']).column.kind).toBe('date');
  expect(columnOf(['Mac-21', 'Jun-21', 'Ogo-21', 'Dis-21']).column.kind).toBe('date');
});

test('years that may be of another calendar are pointed out in other digits, too', () => {
  expect(columnOf(['۱۴۰۰/۳/۲۸', '۱۳۹۹/۱۰/۱۲', '۱۴۰۰/۱/۵']).remarks.join()).toMatch(/is taken for a day of our calendar/);
});
