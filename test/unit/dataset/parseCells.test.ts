import { expect, test } from 'vitest';
import { classKey, compareClasses, meaningOf } from '../../../src/dataset/cells/classKey.ts';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { parseNumber, unitOf } from '../../../src/dataset/cells/numbers/parseNumber.ts';

test.each([
  ['1', 1],
  [' -2.5 ', -2.5],
  ['+3', 3],
  ['−4', -4],
  ['1e3', 1000],
  ['.5', 0.5],
  ['5.', 5],
  ['007', 7],
  ['1e-400', 0],
  ['-0', -0],
  ['1e39', 1e39],
  ['1,234.50', 1234.5],
  ['12,34,567', 1234567],
  ['1 234 567', 1234567],
  ["1'234.5", 1234.5],
  ['12 %', 12],
  ['$5', 5],
  ['-$1,000', -1000],
  ['€ 3', 3],
  ['3 €', 3],
])('%j is the number %d', (cell, value) => {
  expect(parseNumber(cell)).toBe(value);
});

test.each(['', 'abc', '1,5', '0x10', '10_00', 'Infinity', 'NaN', '1e400', '--1', '1 2', '1,23', '1.2.3', '$5 %', '5 kg', '1,234,5'])(
  '%j is no number',
  (cell) => {
    expect(parseNumber(cell)).toBeNaN();
  },
);

test.each([
  ['1,5', 1.5],
  ['1.234,50', 1234.5],
  ['1.234.567', 1234567],
  ['0,5 %', 0.5],
  [',5', 0.5],
  ['1,234', 1.234],
  ['1.5', 1.5],
  ['7', 7],
])('with a decimal comma %j is %d', (cell, value) => {
  expect(parseNumber(cell, { decimal: ',' })).toBe(value);
});

test('where points stand between thousands, the zeros that a table of plain numbers loses are put back', () => {
  const format = { decimal: ',', pointsGroup: true } as const;
  expect(parseNumber('1.234', format)).toBe(1234);
  expect(parseNumber('1.23', format)).toBe(1230);
  expect(parseNumber('0.5', format)).toBeNaN();
});

test('units stand beside the digits', () => {
  expect(['12 %', '$5', '7', 'abc', '7 kg', 'USD 7'].map((cell) => unitOf(cell)?.unit)).toEqual(['%', '$', '', undefined, 'kg', 'USD']);
});

test('what counts as the same class', () => {
  expect(classKey('1', plain)).toBe(classKey('1.0', plain));
  expect(classKey('-0', plain)).toBe(classKey('0', plain));
  expect(classKey('TRUE', plain)).toBe(classKey(' True ', plain));
  expect(classKey('Apple', plain)).not.toBe(classKey('apple', plain));
  expect(classKey('12 %', plain)).not.toBe(classKey('12', plain));
});

test.each([
  ['0', '1'],
  ['-1', '1'],
  ['9', '10'],
  ['No', 'yes'],
  ['FALSE', 'TRUE'],
  ['fail', 'pass'],
  ['dead', 'alive'],
  ['apple', 'banana'],
  ['1', 'apple'],
])('%s comes before %s', (first, second) => {
  expect(compareClasses(first, second)).toBeLessThan(0);
  expect(compareClasses(second, first)).toBeGreaterThan(0);
});

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

test.each([
  ['2024-02-29', 'ymd', '2024-02-29'],
  ['2024/2/9', 'ymd', '2024-02-09'],
  ['2024.12.31', 'dmy', '2024-12-31'],
  ['31.12.1999', 'dmy', '1999-12-31'],
  ['1/2/2024', 'dmy', '2024-02-01'],
  ['1/2/2024', 'mdy', '2024-01-02'],
  ['1-2-24', 'dmy', '2024-02-01'],
  ['1/2/69', 'mdy', '1969-01-02'],
  ['7 Mar 2024', 'mdy', '2024-03-07'],
  ['7-Sept-2024', 'dmy', '2024-09-07'],
  ['March 7, 2024', 'ymd', '2024-03-07'],
] as const)('%j as %s is %s', (cell, format, expected) => {
  expect(parseDate(cell, format)).toBe(day(expected));
});

test.each([
  ['2024-02-29T10:20:30.5Z', '2024-02-29T10:20:30.500Z'],
  ['2024-02-29 10:20', '2024-02-29T10:20:00.000Z'],
  ['2024-02-29T23:30:00+02:00', '2024-02-29T21:30:00.000Z'],
  ['2024-02-29 11:05 PM', '2024-02-29T23:05:00.000Z'],
])('%j is the moment %s', (cell, expected) => {
  expect(parseDate(cell, 'ymd')).toBe(Date.parse(expected));
});

test.each([
  ['2023-02-29', 'ymd'],
  ['2024-13-01', 'ymd'],
  ['31/12/2024', 'mdy'],
  ['1/2/2024', 'ymd'],
  ['2024-01/02', 'ymd'],
  ['7 Foo 2024', 'dmy'],
  ['2024-01-01 25:00', 'ymd'],
  ['12:60', 'time'],
  ['13:00 PM', 'time'],
  ['2024', 'ymd'],
  ['1.5', 'dmy'],
  ['', 'ymd'],
] as const)('%j as %s is no date', (cell, format) => {
  expect(parseDate(cell, format)).toBeNaN();
});

test('times of day count from midnight', () => {
  expect(parseDate('08:30', 'time')).toBe(8.5 * 3_600_000);
  expect(parseDate('12:15 am', 'time')).toBe(15 * 60_000);
});

test('every day of four centuries is read and told apart', () => {
  let expected = day('1800-01-01');
  for (let year = 1800; year < 2200; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let date = 1; date <= 31; date++) {
        const text = `${year}-${month}-${date}`;
        const isReal = new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
        if (isReal !== !Number.isNaN(parseDate(text, 'ymd')) || (isReal && parseDate(text, 'ymd') !== expected)) throw new Error(text);
        if (isReal) expected += 86_400_000;
      }
    }
  }
  expect(expected).toBe(day('2200-01-01'));
});

const plain = { areWords: false, areVersions: false };
const words = { areWords: true, areVersions: false };

test('10.1 and 10.10 are two where versions are', () => {
  const meaning = meaningOf(['10.1', '11.0.1']);
  expect(classKey('10.10', meaning)).not.toBe(classKey('10.1', meaning));
  expect(meaningOf(['10.1', '10.10']).areVersions).toBe(true);
  expect(meaningOf(['10.1', '11', '007', '7']).areVersions).toBe(false);
});

test('letters are words of yes and no only where nothing else is there, and codes with zeros in front are no numbers', () => {
  expect(classKey('N', words)).toBe(classKey('n', words));
  expect(classKey('N', plain)).not.toBe(classKey('n', plain));
  expect(classKey('No', plain)).toBe(classKey('NO', plain));
  expect(classKey('01', plain)).not.toBe(classKey('1', plain));
  expect(classKey('0.50', plain)).toBe(classKey('0.5', plain));
  for (const values of [
    ['n', 'Y'],
    ['n', 'N', 'y', 'Y'],
    ['T', 'f'],
  ])
    expect(meaningOf(values).areWords).toBe(true);
  for (const values of [['T', 't'], ['n', 'N', 't', 'T'], ['n', 'y', 'maybe'], ['n', 't'], ['y'], []])
    expect(meaningOf(values).areWords).toBe(false);
});
