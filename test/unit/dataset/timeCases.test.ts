import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { parseDuration } from '../../../src/dataset/cells/numbers/parseDuration.ts';
import type { Column, ColumnKind } from '../../../src/dataset/columns/column.ts';
import { buildFrom, repeat, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

// Dates, times and durations as written by programs and people.

function described(cells: readonly string[], kind?: ColumnKind): Column {
  const count = Math.max(cells.length, 24);
  const text = tableOf({ a: repeat(cells, count), y: Array.from({ length: count }, (_, row) => row % 7) });
  const options = kind ? { target: 'y', kinds: [{ column: 'a', kind }] } : { target: 'y' };
  const column = buildFrom(text, options).columns.find(({ name }) => name === 'a');
  if (!column) throw new Error('No column a');
  return column;
}

test.each([
  ['2023-02-10 15:41:33+00', '2023-02-10T15:41:33Z'],
  ['2023-02-10 15:41:33.25-05', '2023-02-10T20:41:33.250Z'],
  ['2023-02-10 15:41:33+05:30', '2023-02-10T10:11:33Z'],
  ['31-Jan-24', '2024-01-31'],
  ['5-Feb-99', '1999-02-05'],
  ['06MAR2024', '2024-03-06'],
  ['06MAR24', '2024-03-06'],
  ['06MAR2024:10:20:30', '2024-03-06T10:20:30Z'],
  ['Wed, 31 Jan 2024 10:00:00 +0000', '2024-01-31T10:00:00Z'],
  ['31 Jan 2024 10:00:00 GMT', '2024-01-31T10:00:00Z'],
  ['Wednesday, January 31, 2024', '2024-01-31'],
  ['2009-11-10 23:00:00 +0100 CET', '2009-11-10T22:00:00Z'],
  ['2009-11-10 23:00:00.5 +0000 UTC m=+0.000012', '2009-11-10T23:00:00.500Z'],
  ['Mon Jan  2 15:04:05 2006', '2006-01-02T15:04:05Z'],
  ['Mon Jan 2 15:04:05 UTC 2006', '2006-01-02T15:04:05Z'],
  ['1949-01', '1949-01-01'],
  ['1949/12', '1949-12-01'],
  ['1949M03', '1949-03-01'],
  ['Mar 2024', '2024-03-01'],
  ['2024-W05', '2024-01-29'],
  ['2024W053', '2024-01-31'],
  ['2026-W53-7', '2027-01-03'],
  ['1949Q1', '1949-01-01'],
  ['Q3 1949', '1949-07-01'],
  ['1949-Q4', '1949-10-01'],
  ['1st of March 2024', '2024-03-01'],
  ['March 22nd, 2024', '2024-03-22'],
  ['2024-Mar-05', '2024-03-05'],
  ['2024-05-31 24:00', '2024-06-01'],
])('%j is %s', (cell, date) => {
  expect(parseDate(cell, 'ymd')).toBe(Date.parse(date));
});

test.each(['31-Feb-24', '1949-13', '1949-00', '2025-W53', '2024-W00', '1949Q5', '12 monkeys 2024', 'Chapter 2024', '2024-05-31 24:01'])(
  '%j is no date',
  (cell) => {
    expect(parseDate(cell, 'ymd')).toBeNaN();
  },
);

test('the days of every ISO week are told apart', () => {
  const monday = Date.parse('2020-12-28');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 52 }), fc.integer({ min: 1, max: 7 }), (week, day) => {
      const cell = `2020-W${String(week + 1).padStart(2, '0')}-${day}`;
      expect(parseDate(cell, 'ymd')).toBe(monday + ((week - 52) * 7 + day - 1) * 86_400_000);
    }),
  );
});

test('24:00 is the midnight that 00:00 is', () => {
  expect(parseDate('24:00', 'time')).toBe(parseDate('00:00', 'time'));
  expect(parseDate('24:30', 'time')).toBeNaN();
});

test('a year of two digits stands where fewer values are', () => {
  const cells = ['21-01-01', '22-02-25', '21-05-28', '22-07-23', '21-10-23', '21-01-21', '22-03-20', '21-06-30'];
  const column = described(cells);
  expect(column).toMatchObject({
    kind: 'date',
    dateFormat: 'yymd',
    range: { min: Date.parse('2021-01-01'), max: Date.parse('2022-07-23') },
  });
  expect(said(column.remarks).join()).toMatch(/read as year, month and day; .*order is possible/);
  expect(described(cells.map((cell) => cell.split('-').reverse().join('-'))).dateFormat).toBe('dmy');
});

test('what fits all rows decides about a year of two digits', () => {
  expect(described(['99-01-01', '98-02-25', '97-05-28', '96-07-03']).dateFormat).toBe('yymd');
  expect(described(['01/31/99', '02/25/98', '05/28/97', '07/03/96']).dateFormat).toBe('mdy');
});

test.each([
  [['3.8.10', '3.9.16', '3.10.12', '2.7.18']],
  [['3.8.10', '3.9.1', '3.13.2', '2.7.18']],
  [['1.4.11', '1.4.12', '1.10.20', '2.2.10']],
])('versions are no dates: %j', (cells) => {
  expect(described(cells).kind).toBe('category');
});

test('scores are no times', () => {
  expect(described(['25:23', '25:9', '18:25', '25:19']).kind).toBe('category');
  expect(described(['2:1', '0:0', '3:2', '1:1']).kind).toBe('category');
  const volleyball = described(['25:23', '25:18', '19:25', '25:20', '22:25', '26:24']);
  expect(volleyball.kind).toBe('category');
  expect(said(volleyball.remarks)).toEqual([expect.stringMatching(/"25:23" is taken for a score/)]);
  const handball = ['28:25', '31:27', '24:30', '23:21', '26:26', '33:29', '22:24', '29:31', '27:28', '30:25', '21:23'];
  expect(described(handball).kind).toBe('category');
  expect(described(handball, 'number')).toMatchObject({ kind: 'number', format: { duration: 'minutes' } });
});

test.each([
  ['minutes and seconds', ['25:23', '25:48', '19:25', '26:20', '22:59', '24:31', '27:03', '21:14', '23:37', '28:41'], 'number'],
  ['quarters of hours', ['8:15', '9:30', '10:45', '11:15', '12:30', '13:45', '14:15', '15:30', '16:45', '17:15', '18:30'], 'date'],
  ['hours with a zero', ['08:12', '09:34', '10:25', '11:41', '12:17', '13:33', '14:22', '15:16', '16:38', '17:29', '18:11'], 'date'],
])('times are no scores: %s', (_, cells, kind) => {
  expect(described(cells).kind).toBe(kind);
});

test('days with points are dates, and any are where the user says so', () => {
  expect(described(['31.12.24', '1.2.24', '3.8.23', '14.10.24']).kind).toBe('date');
  expect(described(['3.8.10', '3.9.16', '3.10.12', '2.7.18'], 'date').kind).toBe('date');
});

describe('durations', () => {
  test.each([
    ['1:23:45', 5025],
    ['54:05:03', 194_703],
    ['14:22', 862],
    ['0:14.5', 14.5],
    ['-1:30', -90],
    ['8h30', 30_600],
    ['2h 50m', 10_200],
    ['2 hrs, 5 min', 7500],
    ['1 hour and 1 second', 3601],
    ['1h23m45s', 5025],
    ['1.5s', 1.5],
    ['300ms', 0.3],
    ['PT4M13S', 253],
    ['P1DT2H', 93_600],
    ['0 days 01:23:45', 5025],
    ['-1 days +23:00:00', -3600],
    ['2 days, 3:04:05.5', 183_845.5],
    ['90', 90],
  ])('%j is %d s', (cell, seconds) => {
    expect(parseDuration(cell, 'minutes')).toBe(seconds);
  });

  test.each(['', '1:60', '1:2', '5m 2h', 'P1H', 'PT', 'P', '5 ft 3', '2h 70', 'h', '1:23:45:10', '3 houses'])('%j is none', (cell) => {
    expect(parseDuration(cell, 'minutes')).toBeNaN();
  });

  test('what is written is read again, in every way of writing', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(59), fc.nat(59), (h, m, s) => {
        const seconds = (h * 60 + m) * 60 + s;
        const pad = (value: number) => String(value).padStart(2, '0');
        const ways = [`${h}:${pad(m)}:${pad(s)}`, `${h}h ${m}m ${s}s`, `PT${h}H${m}M${s}S`, `${h} hours, ${m} minutes, ${s} seconds`];
        for (const way of [...ways, `0 days ${pad(h)}:${pad(m)}:${pad(s)}`]) expect(parseDuration(way, 'hours')).toBe(seconds);
        expect(parseDuration(`${h}:${pad(m)}`, 'hours')).toBe(seconds - s);
        expect(parseDuration(`${h}:${pad(m)}`, 'minutes')).toBe(h * 60 + m);
      }),
    );
  });

  test.each([
    ['above 24 hours', ['1:00:00', '44:55:13', '16:25:53', '60:21:07'], 3600, 217_267],
    ['minutes and seconds', ['1:00', '14:22', '5:42', '19:03'], 60, 1143],
    ['hours without a zero', ['2:10:00', '4:23:37', '2:56:57'], 7800, 15_817],
    ['few hours', ['02:10:00', '04:23:37', '02:56:57'], 7800, 15_817],
    ['words', ['1h', '15h 48m', '6h 12m'], 3600, 56_880],
    ['only one unit each', ['1h', '50m', '2h'], 3000, 7200],
    ['ISO 8601', ['PT4M13S', 'PT1H', 'PT45S'], 45, 3600],
    ['pandas', ['0 days 01:23:45', '2 days 00:00:00', '0 days 00:00:01'], 1, 172_800],
  ])('a column of them: %s', (_, cells, min, max) => {
    expect(described(cells)).toMatchObject({ kind: 'number', format: { unit: 's' }, range: { min, max }, invalid: 0 });
  });

  test('what may be either is said and can be switched', () => {
    const cells = ['1:00', '14:22', '5:42', '19:03'];
    expect(said(described(cells).remarks).join()).toMatch(/"1:00" is read as a duration, minutes and seconds.*choose "date"/);
    expect(described(cells, 'date')).toMatchObject({ kind: 'date', dateFormat: 'time' });
    const clocks = ['09:00', '14:30', '23:15', '11:45'];
    expect(described(clocks)).toMatchObject({ kind: 'date', dateFormat: 'time' });
    expect(said(described(clocks).remarks).join()).toMatch(/"09:00" is read as a time of day.*choose "number"/);
    expect(described(clocks, 'number')).toMatchObject({ kind: 'number', range: { min: 540, max: 1395 } });
  });

  test.each(['hours', 'Usage (h:mm)', 'time_h', 'Arbeitsstunden, Stunden'])('hours and minutes below the name %s', (name) => {
    const cells = repeat(['26:15', '31:30', '8:05', '44:50'], 24);
    const { columns } = buildFrom(tableOf({ [name]: cells, y: cells.map((_, row) => row % 7) }), { target: 'y' });
    expect(columns[0]).toMatchObject({ kind: 'number', format: { duration: 'hours' }, range: { min: 29_100, max: 161_400 } });
    expect(said(columns[0].remarks).join()).toMatch(/hours and minutes, in seconds/);
  });

  test('metres are none', () => {
    expect(described(['40m', '50m', '120m']).format?.duration).toBeUndefined();
  });

  test('as a target they are numbers', () => {
    const time = repeat(['2:10:00', '4:23:37', '2:56:57', '5:10:33', '3:43:53'], 30);
    const { encoder } = buildFrom(tableOf({ x: time.map((_, row) => row % 5), time }), { target: 'time', task: 'regression' });
    expect(encoder.target).toMatchObject({ type: 'regression', format: { unit: 's', duration: 'hours' } });
  });
});
