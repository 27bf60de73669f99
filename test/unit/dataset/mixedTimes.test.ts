import { describe, expect, test } from 'vitest';
import { repeat, tableOf } from './buildFrom.ts';
import { describedColumn } from './describedColumn.ts';

// Durations in several notations at once, and dates of programs and countries that have their own.

function columnOf(cells: readonly string[], name = 'v') {
  const count = Math.max(24, cells.length);
  return describedColumn(tableOf({ [name]: repeat(cells, count), other: repeat(['p', 'q'], count) }), cells.length);
}

describe('durations of which some have no hours', () => {
  test.each<[string, string[], number[], string?]>([
    ['films and clips', ['1:02:03', '45:10', '59:30'], [3723, 2710, 3570]],
    ['clips below a minute of hours', ['2:03', '1:02:03', '3:59'], [123, 3723, 239]],
    ['a process', ['1-02:03:04', '05:06', '10:11:12'], [93_784, 306, 36_672]],
    ['hours that are written, with seconds of 0', ['0:45:00', '1:02:00', '4:10'], [2700, 3720, 250]],
  ])('%s: two parts are minutes and seconds', (_, cells, expected, name) => {
    const { column, values, remarks } = columnOf(cells, name);
    expect(column.format).toMatchObject({ duration: 'minutes', unit: 's' });
    expect(values).toEqual(expected);
    expect(remarks).toMatch(/minutes and seconds/);
  });

  test('minutes above 100 are of no score, whatever seconds they happen to have', () => {
    const cells = ['156:30', '198:40', '216:25', '160:41', '12:11', '44:38', '23:17', '109:33', '31:42', '61:13', '72:29'];
    expect(columnOf(cells).values.slice(0, 2)).toEqual([9390, 11_920]);
  });

  test.each<[string, string[], number[], string?]>([
    ['a name of hours', ['1:02:03', '45:10', '59:30'], [3723, 162_600, 214_200], 'hours'],
    ['hours that are written and seconds that are not', ['0:45:10', '1:02:30', '4:10'], [2710, 3750, 15_000], 'elapsed'],
    ['how long a computer runs', ['3 days, 4:05', '12:31', '1 day, 23:10'], [273_900, 45_060, 169_800]],
    ['hours as on a clock', ['9:30', '10:15:30', '14:05'], [34_200, 36_930, 50_700]],
    ['three parts everywhere', ['1:02:03', '2:45:10', '0:59:30'], [3723, 9910, 3570]],
  ])('but not in %s', (_, cells, expected, name) => {
    const { column, values } = columnOf(cells, name);
    expect(column.format).toMatchObject({ duration: 'hours' });
    expect(values).toEqual(expected);
  });
});

describe('what keeps Excel from changing a cell', () => {
  test('is no part of a duration', () => {
    expect(columnOf(['="1:23:45"', '="26:59:10"', '="2:00:01"']).values).toEqual([5025, 97_150, 7201]);
    expect(columnOf(['="2h 50m"', '="1h 5m"', '="45m"']).values).toEqual([10_200, 3900, 2700]);
  });

  test('is no part of a date', () => {
    expect(columnOf(['="2024-01-31"', '="2024-02-01"', '="2024-03-01"']).column.dateFormat).toBe('ymd');
    expect(columnOf(['="31.01.2024"', '="01.02.2024"']).values[0]).toBe(Date.UTC(2024, 0, 31));
  });

  test('but of a code', () => expect(columnOf(['="0077"', '="0100"', '="1234"']).column.kind).toBe('category'));
});

describe('dates', () => {
  test.each<[string, string[], number[]]>([
    ['of XML', ['2024-01-31Z', '2024-02-01Z', '2024-02-03+01:00'], [Date.UTC(2024, 0, 31), Date.UTC(2024, 1, 1), Date.UTC(2024, 1, 3)]],
    ['months of gretl', ['1949:01', '1949:02', '1950:12'], [Date.UTC(1949, 0), Date.UTC(1949, 1), Date.UTC(1950, 11)]],
    ['quarters of gretl', ['1949:Q1', '1949:Q2', '1950:Q4'], [Date.UTC(1949, 0), Date.UTC(1949, 3), Date.UTC(1950, 9)]],
    ['quarters of banks', ['1Q24', '4Q23', '2Q22'], [Date.UTC(2024, 0), Date.UTC(2023, 9), Date.UTC(2022, 3)]],
    ['of accounts', ['Jan 31, 24', 'Feb 01, 99'], [Date.UTC(2024, 0, 31), Date.UTC(1999, 1, 1)]],
    ['with hours of France', ['31/01/2024 15h41', '28/02/2024 00h05'], [Date.UTC(2024, 0, 31, 15, 41), Date.UTC(2024, 1, 28, 0, 5)]],
    [
      'of Croatia',
      ['5. listopada 2022.', '6. studenoga 2021.', '1. lipnja 2020.', '2. srpnja 2019.'],
      [Date.UTC(2022, 9, 5), Date.UTC(2021, 10, 6), Date.UTC(2020, 5, 1), Date.UTC(2019, 6, 2)],
    ],
    [
      'of Croatia, shortened',
      ['5. lis 2022.', '6. stu 2021.', '1. lip 2020.'],
      [Date.UTC(2022, 9, 5), Date.UTC(2021, 10, 6), Date.UTC(2020, 5, 1)],
    ],
    [
      'with hours of France behind names',
      ['7 mai 2018 02h03', '4 avril 2019 à 14h23'],
      [Date.UTC(2018, 4, 7, 2, 3), Date.UTC(2019, 3, 4, 14, 23)],
    ],
    [
      'with a T behind names',
      ['28-Jan-2017T18:27:00', '08-Mar-2020T11:56:00'],
      [Date.UTC(2017, 0, 28, 18, 27), Date.UTC(2020, 2, 8, 11, 56)],
    ],
    ['in digits before a comma', ['20180407, 21:37', '20170402, 11:16'], [Date.UTC(2018, 3, 7, 21, 37), Date.UTC(2017, 3, 2, 11, 16)]],
    ['with points', ['05.2024', '11.2023', '10.2020'], [Date.UTC(2024, 4), Date.UTC(2023, 10), Date.UTC(2020, 9)]],
    ['of names of files', ['2020-11-19_14.29', '2020-11-20_09-05-33'], [Date.UTC(2020, 10, 19, 14, 29), Date.UTC(2020, 10, 20, 9, 5, 33)]],
    [
      'but of Poland',
      ['5 listopada 2022', '6 lip 2021', '1 gru 2020'],
      [Date.UTC(2022, 10, 5), Date.UTC(2021, 6, 6), Date.UTC(2020, 11, 1)],
    ],
    ['and of Bohemia', ['5. listopadu 2022', '6. července 2021'], [Date.UTC(2022, 10, 5), Date.UTC(2021, 6, 6)]],
  ])('%s', (_, cells, expected) => {
    const { column, values } = columnOf(cells);
    expect(column.kind).toBe('date');
    expect(values).toEqual(expected);
  });

  test.each([[['2024:15', '2025:30']], [['Kol-12', 'Kol-13', 'Stu-14']], [['7Q24', '5Q23', '9Q22']], [['Room 12, 24', 'Room 13, 24']]])(
    'but not %j',
    (cells) => expect(columnOf(cells).column.kind).not.toBe('date'),
  );

  test('months with points are said, and can be numbers', () => {
    expect(columnOf(['05.2024', '11.2023', '10.2020']).remarks).toMatch(/"05\.2024" is read as a date, 2024-05-01; to read it as a number/);
  });

  test.each([
    [['5.2024', '11.2023', '1.3320']],
    [['5.2024', '11.2023', '13.2022']],
    [['0.2024', '5.2023', '6.2022']],
    [['5.2024', '7.2024']],
  ])('but decimals such as %j are numbers', (cells) => expect(columnOf(cells).column.kind).toBe('number'));

  test('a year of two digits far ahead is said with its date', () => {
    expect(columnOf(['01/31/85', '11/05/49', '12/24/03']).remarks).toMatch(/"11\/05\/49" is read as 1949-11-05, since years of two digits/);
    expect(columnOf(['01/31/85', '11/05/29', '12/24/03']).remarks).toMatch(/^years of two digits are taken for 1969 to 2068$/);
  });

  test('days among ranges are said, however many they are', () => {
    expect(columnOf(['0-2', '5-Mar', '8-Jun', '11-Sep', '14-Dec']).remarks).toMatch(/"5-Mar" may have been a range or a name/);
  });
});
