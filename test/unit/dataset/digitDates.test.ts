import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { digitDate, digitDateFormats } from '../../../src/dataset/cells/dates/digitDate.ts';
import type { ColumnKind } from '../../../src/dataset/columns/column.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { said } from '../said.ts';
import { buildFrom, scatter, tableOf } from './buildFrom.ts';

// Dates in digits alone: dates if hardly anything else is written like that or the name says so, otherwise numbers with a remark. Both can
// be switched.

type Cells = readonly (string | number)[];

function look(name: string, cells: Cells, kind?: ColumnKind) {
  const table = readCsv(tableOf({ [name]: cells, other: cells.map((_, row) => row % 3) }));
  const [column] = describeColumns(table, kind ? { kinds: [{ column: name, kind }] } : {});
  return { column, said: said(column.remarks).join(' | '), values: [...columnValues(table.columns[0], column)] };
}
const from = (count: number, cell: (row: number) => string | number) => Array.from({ length: count }, (_, row) => cell(row));
const noon = Date.UTC(2024, 0, 31, 12);
const day = Date.UTC(2024, 0, 31);

describe('are dates by default', () => {
  test.each<[string, string, Cells, number]>([
    ['yyyymmdd', 'v', [20_240_131, 20_240_201, 20_231_231], day],
    ['yyyymmdd', 'visit', [20_240_131, '', 20_240_201, 'NA', 20_231_231], day],
    ['yyyymmdd', 'd', [20_240_131, '2024-02-01', 20_240_203, '2024/02/04', 20_240_205], day],
    ['ddmmyyyy', 'v', [31_012_024, '01022024', 28_022_024], day],
    ['mmddyyyy', 'v', ['01312024', '02152024', '12282024'], day],
    ['yyyymmdd', 'timestamp', [20_240_131_120_000, 20_240_201_101_530, 20_231_231_235_959], noon],
    ['yyyymmdd', 'datetime', [2_024_013_112, 2_024_020_100, 2_023_123_123], noon],
    ['yyyymm', 'month', [202_401, 202_402, 202_312], Date.UTC(2024, 0)],
    ['yymmdd', 'date', from(12, (row) => 240_101 + row * 100), Date.UTC(2024, 0)],
    ['yymmdd', 'date', from(12, (row) => `0${50_101 + row * 100}`), Date.UTC(2005, 0)],
    ['unixSeconds', 'created_at', ['1706702400.5', '1706784000.25', '1706870400'], noon + 500],
    ['unixMilliseconds', 'ts', [noon, noon + 86_400_000, noon + 123_456_789], noon],
    ['unixMicroseconds', 'event time', ['1706702400000000', '1706784000000001', '1706870400000000'], noon],
    ['unixNanoseconds', 'timestamp', ['1706702400000000000', '1706784000000000001', '1706870400000000000'], noon],
    ['excelDays', 'OrderDate', [45_322.5, 45_329, 45_293], noon],
    ['excelDays', '날짜', [45_322, 45_329, 45_293], day],
    ['yyyyddd', 'date', [2_024_031, 2_024_155, 2_023_001], day],
    ['yyyyddd', 'julian day', [2_024_031, 2_024_366, 2_023_365], day],
    ['yyyyww', 'week', [202_405, 202_452, 202_001], Date.UTC(2024, 0, 29)],
  ])('%s called %s: %j', (format, name, cells, first) => {
    const { column, said: words, values } = look(name, cells);
    expect(column).toMatchObject({ kind: 'date', dateFormat: format, invalid: 0 });
    expect(values[0]).toBe(first);
    expect(words).toContain('to read it as a number, choose "number"');
    // The number is again the one in the file.
    const asNumber = look(name, cells, 'number');
    if (format !== 'unixNanoseconds' && !cells.includes('2024-02-01')) expect(asNumber.column.kind).toBe('number');
    expect(asNumber.column.dateFormat).toBeUndefined();
  });

  test('the other order is said where it is possible', () => {
    expect(look('v', ['01022024', '03042024', '05062024']).said).toMatch(
      /^"01022024" is read as day and month; the other order is possible \| /,
    );
  });
});

describe('are numbers with a word', () => {
  test.each<[string, Cells, string, string]>([
    ['v', [202_401, 202_402, 202_312], '2024-01-01', 'yyyymm'],
    ['v', [noon, noon + 86_400_000, noon + 123_456_789], '2024-01-31 12:00', 'unixMilliseconds'],
    ['v', from(12, (row) => 240_101 + row * 100), '2024-01-01', 'yymmdd'],
    ['day', [45_322, 45_329, 45_293], '2024-01-31', 'excelDays'],
    ['v', [2_024_031, 2_024_155, 2_023_001], '2024-01-31', 'yyyyddd'],
  ])('%s: %j', (name, cells, date, format) => {
    const { column, said: words } = look(name, cells);
    expect(column.kind).toBe('number');
    expect(words).toBe(`"${cells[0]}" is read as a number, though it could be a date, ${date}; to read it as a date, choose "date"`);
    expect(look(name, cells, 'date').column).toMatchObject({ kind: 'date', dateFormat: format });
    expect(look(name, cells, 'number').said).toBe('');
  });

  test.each<[string, Cells]>([
    ['price', [45_322, 45_329, 45_293]],
    ['amount', [1_706_697_600, 1_706_784_000, 1_706_870_400]],
    ['date', [45_322, 145_329, 45_293]],
    ['v', [202_401, 202_413, 202_312]],
    ['v', [31_122_023, 15_132_024, 28_022_024]],
    ['v', [240_131, 240_201, 231_015]],
    ['v', from(12, (row) => 101 + row)],
    ['time', from(12, (row) => row * 60)],
    ['date', [1, 2, 3]],
    ['v', [20_240_131, 20_240_131, 20_240_131, 20_240_201]],
  ])('but nothing is said of %s: %j', (name, cells) => {
    expect(look(name, cells)).toMatchObject({ said: '', column: { kind: 'number' } });
  });
});

describe('times of day in digits', () => {
  const minutes = from(12, (row) => ((row * 7) % 24) * 100 + ((row * 13) % 60));
  const seconds = minutes.map((value, row) => Number(value) * 100 + ((row * 17) % 60));
  const hour = 3_600_000;

  test.each<[string, string, Cells, number]>([
    ['hhmm', 'time', ['0930', '1745', '0005', '2359'], 9.5 * hour],
    ['hhmm', 'CRS_DEP_TIME', ['0005', '0713', '1426', '2400'], hour / 12],
    ['hhmm', 'dep_time', minutes, 0],
    ['hhmm', 'arrTime', minutes, 0],
    ['hhmmss', 'UZEIT', ['093015', '174500', '000501', '235959'], 9.5 * hour + 15_000],
    ['hhmmss', 'Uhrzeit', seconds, 0],
  ])('%s called %s', (format, name, cells, first) => {
    const { column, said: words, values } = look(name, cells);
    expect(column).toMatchObject({ kind: 'date', dateFormat: format, invalid: 0 });
    expect(values[0]).toBe(first);
    expect(words).toMatch(/is read as a time of day, \d\d:\d\d(?::\d\d)?; to read it as a number, choose "number"/);
    expect(look(name, cells, 'number').column.kind).toBe('number');
  });

  test.each<[string, Cells]>([
    ['air_time', minutes],
    ['time_in_hospital', minutes],
    ['response time', minutes],
    ['runtime', minutes],
    ['time', from(20, (row) => row * 50)],
    ['time', from(20, (row) => row)],
    ['time', [...minutes, 1290]],
    ['x', minutes],
  ])('but not what is called %s: %j', (name, cells) => {
    expect(look(name, cells)).toMatchObject({ said: '', column: { format: { decimal: '.' } } });
  });

  test('codes with leading zeros stay names', () => {
    expect(look('code', ['0930', '1745', '0005', '2359']).said).toMatch(/has leading zeros: such digits are read as names/);
  });

  test('a row is encoded in digits, as a time and as a time of a day', () => {
    const made = buildFrom(tableOf({ time: minutes, y: scatter(minutes.length) }), { target: 'y' });
    const encode = (time: string | number) => [...encodeRow(made.encoder, new Map<string, string | number>([['time', time]])).inputs];
    expect(encode('9:30')).toEqual(encode(930));
    expect(encode('2024-05-31 09:30')).toEqual(encode(930));
    expect(made.encoder.columns[0]).toMatchObject({ parts: ['daySin', 'dayCos'] });
  });
});

test('2024-032 is a date where the name says so, and a name with a word elsewhere', () => {
  const cells = ['2024-031', '2024-155', '2023-001', '2024-366'];
  expect(look('date', cells)).toMatchObject({
    column: { kind: 'date' },
    values: [day, Date.UTC(2024, 5, 3), Date.UTC(2023, 0), Date.UTC(2024, 11, 31)],
  });
  expect(look('invoice', cells).said).toMatch(
    /"2024-031" is taken for a name; to read it as a year and the day of it, 2024-01-31, choose "date"/,
  );
  expect(look('invoice', cells, 'date').column.kind).toBe('date');
  expect(look('room', ['2024-031', '2024-367', '1-1']).said).not.toMatch(/day of it/);
});

test('dates of .NET', () => {
  const { column, values } = look('created', ['/Date(1706659200000)/', '/Date(1706659200000+0900)/', '/Date(-1)/']);
  expect(column.kind).toBe('date');
  expect(values).toEqual([day, day, -1]);
});

test.each<[Cells, string, string]>([
  [[23_407, 23_408, 23_500], 'sasDays', '2024-02-01'],
  [[19_800, 19_801, 19_802], 'unixDays', '2024-03-18'],
  [[45_322, 45_329], 'excelDays', '2024-01-31'],
  [[2_022_000_000, 2_022_500_000], 'sasSeconds', '2024-01-27 18:40'],
  [[1_706_697_600, 1_706_784_000], 'unixSeconds', '2024-01-31 10:40'],
  [[2019, 2020, 2021], 'yyyy', '2019-01-01'],
])('what is chosen as dates is read as the likeliest: %j', (cells, format, date) => {
  const { column, said: words } = look('x', cells, 'date');
  expect(column.dateFormat).toBe(format);
  expect(words).toContain(`"${cells[0]}" is read as a date, ${date}`);
});

test('numbers that are no dates are named with their lines', () => {
  const { column, said: words } = look('when', [20_240_131, 99_999_999, '', 20_240_201, 5], 'date');
  expect(column).toMatchObject({ invalid: 2, missing: 1 });
  expect(words).toContain('2 cells are not dates (line 3: "99999999"; line 6: "5")');
});

test('every format has a way back to no date: a number far out of it', () => {
  for (const format of digitDateFormats) {
    expect(digitDate(-1e300, format)).toBeNaN();
    expect(digitDate(Number.NaN, format)).toBeNaN();
    expect(digitDate(1e300, format)).toBeNaN();
  }
  expect(digitDate(20_240_230, 'yyyymmdd')).toBeNaN();
  expect(digitDate(20_240_131.5, 'yyyymmdd')).toBeNaN();
  expect(digitDate(20_240_131_240_000, 'yyyymmdd')).toBeNaN();
});

test('a row is encoded as its table is, in digits and as a date, and a number of none is missing', () => {
  const days = from(40, (row) => 20_240_101 + (row % 28) + 100 * (row % 12));
  const cells: Cells = days.map((value, row) => (row === 5 ? 99_999_999 : value));
  const { encoder, dataset, columns, encoderWarnings } = built(cells);
  expect(columns[0]).toMatchObject({ kind: 'date', dateFormat: 'yyyymmdd', invalid: 1 });
  const encode = (when: string | number) => encodeRow(encoder, new Map<string, string | number>([['when', when]]));
  for (const [row, record] of dataset.records.entries()) {
    if (row === 5) continue;
    const own = dataset.features.subarray(row * dataset.featureStride, row * dataset.featureStride + dataset.featureCount);
    expect([...encode(cells[record]).inputs]).toEqual([...own]);
  }
  expect([...encode('2024-01-01').inputs]).toEqual([...encode(20_240_101).inputs]);
  expect(said(encode(99_999_999).remarks).join()).toMatch(/is not a date|is "99999999"/);
  expect(encoderWarnings).toMatch(/1 row has no usable value of "when" \(line 7: "99999999"\)/);
});

function built(cells: Cells) {
  const made = buildFrom(tableOf({ when: cells, y: scatter(cells.length) }), { target: 'y', kinds: [{ column: 'when', kind: 'date' }] });
  return { ...made, encoderWarnings: said(made.warnings).join(' | ') };
}

test.each([
  [500_101, '2050-01-01'],
  [680_615, '2068-06-15'],
  [690_101, '1969-01-01'],
  [991_231, '1999-12-31'],
  [101, '2000-01-01'],
])('a day of six digits such as %i has a year from 1969 to 2068', (digits, day) => {
  expect(new Date(digitDate(digits, 'yymmdd')).toISOString().slice(0, 10)).toBe(day);
});

test('numbers that are no bare digits are no dates, whoever says so', () => {
  const { column, said: words } = look('v', ['24×10³', '1.75×10^-2', '13.5×10³'], 'date');
  expect(column.dateFormat).toBeUndefined();
  expect(words).toContain('no cell is a date');
});
