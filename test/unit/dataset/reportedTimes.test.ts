import { describe, expect, test } from 'vitest';
import { repeat, tableOf } from './buildFrom.ts';
import { describedColumn } from './describedColumn.ts';

// Dates, times of day and durations from other programs, as users report them.

function columnOf(cells: readonly string[], name = 'v') {
  const count = Math.max(24, cells.length);
  return describedColumn(tableOf({ [name]: repeat(cells, count), other: repeat(['p', 'q'], count) }), cells.length);
}

const day = 86_400_000;
const [first, second] = [Date.UTC(2024, 0, 31), Date.UTC(2024, 1, 1)];
const clock = (hour: number, minute: number, seconds = 0) => ((hour * 60 + minute) * 60 + seconds) * 1000;

describe('dates', () => {
  test.each<[string, [string, string], [number, number]?]>([
    ['days of the week behind', ['2024-01-31 (Wed)', '2024-02-01 (Thu)']],
    ['the same in Korean', ['2024-01-31(수)', '2024-02-01(목)']],
    ['days of the week in front', ['Wed 01/31/2024', 'Thu 02/01/2024']],
    ['the same in German', ['Mi., 31.01.2024', 'Do., 01.02.2024']],
    ['DB2', ['2024-01-31-10.15.22.123456', '2024-02-01-03.15.00.000000'], [first + clock(10, 15, 22) + 123, second + clock(3, 15)]],
    ['Oracle', ['31-JAN-24 10.15.22.123456 AM', '01-FEB-24 03.15.00.000000 PM'], [first + clock(10, 15, 22) + 123, second + clock(15, 15)]],
    ['logs of servers', ['[31/Jan/2024:10:00:00 +0000]', '[01/Feb/2024:11:00:00 +0000]'], [first + clock(10, 0), second + clock(11, 0)]],
    ['Russian', ['31 января 2024', '1 фев 2024']],
    ['Turkish', ['31 Ocak 2024', '1 Şubat 2024']],
    ['Swedish', ['31 januari 2024', '1 februari 2024']],
    ['hours alone', ['2024-01-31T10', '2024-02-01T11'], [first + clock(10, 0), second + clock(11, 0)]],
    ['hours alone behind a space', ['2024-01-31 10h', '2024-02-01 11h'], [first + clock(10, 0), second + clock(11, 0)]],
    ['times in front', ['10:00 31.01.2024', '11:30 01.02.2024'], [first + clock(10, 0), second + clock(11, 30)]],
    ['spaces', ['31 01 2024', '01 02 2024']],
    ['spaces, the year first', ['2024 01 31', '2024 02 01']],
    ['wide characters', ['２０２４－０１－３１', '２０２４－０２－０１']],
    ['dashes that do not break', ['2024‑01‑31', '2024‑02‑01']],
    ['Korean times', ['2024년 1월 31일 10시 5분', '2024년 2월 1일 오후 3시 5분'], [first + clock(10, 5), second + clock(15, 5)]],
    ['halves of a year', ['2024H1', '2024H2'], [Date.UTC(2024, 0), Date.UTC(2024, 6)]],
    ['months that begin like a small word', ['31 December 2024', '5 December 2023'], [Date.UTC(2024, 11, 31), Date.UTC(2023, 11, 5)]],
    ['months in front, with dashes', ['Jan-31-2024', 'Feb-01-2024']],
    ['days of the week in front of a month', ['Mercredi 31 janvier 2024', 'jeudi 1er février 2024']],
    ['the same in Russian', ['Среда, 31 января 2024 г.', 'Четверг, 1 февраля 2024 г.']],
    ['Czech', ['31. ledna 2024', '1. února 2024']],
    ['Hungarian', ['2024. január 31.', '2024. február 1.']],
    ['Finnish', ['31. tammikuuta 2024', '1. helmikuuta 2024']],
    ['Greek', ['31 Ιανουαρίου 2024', '1 Φεβ 2024']],
    ['Arabic', ['31 يناير 2024', '1 فبراير 2024']],
    ['digits of Arabic', ['٣١/٠١/٢٠٢٤', '٠١/٠٢/٢٠٢٤']],
    ['eight digits and a time', ['20240131 10:00', '20240201 11:30:00'], [first + clock(10, 0), second + clock(11, 30)]],
    ['cameras', ['2024:01:31 10:00:00', '2024:02:01 11:30:00'], [first + clock(10, 0), second + clock(11, 30)]],
    ['underscores', ['2024_01_31', '2024_02_01']],
    ['Access', ['#2024-01-31#', '#2024-02-01#']],
    [
      'zones by their name',
      ['2024-01-31 10:00:00 America/New_York', '2024-02-01 11:30 Asia/Ho_Chi_Minh'],
      [first + clock(10, 0), second + clock(11, 30)],
    ],
    ['zones in brackets', ['2024-01-31 10:00 (UTC+01:00)', '2024-02-01 11:30 (GMT-0130)'], [first + clock(9, 0), second + clock(13, 0)]],
    ['weeks without a dash', ['2024W5', '2024W12'], [Date.UTC(2024, 0, 29), Date.UTC(2024, 2, 18)]],
    ['SQL', ["DATE '2024-01-31'", "{ts '2024-02-01 11:30:00'}"], [first, second + clock(11, 30)]],
    ['Python', ['datetime.date(2024, 1, 31)', 'datetime.date(2024, 2, 1)']],
    ['pandas', ["Timestamp('2024-01-31 00:00:00')", "Timestamp('2024-02-01 00:00:00')"]],
    ['years without a century', ["'24.1.31", "'24. 2. 1."]],
    ['Google Forms', ['2024/01/31 3:05:22 PM GMT+9', '2024/02/01 11:30:00 AM GMT+9'], [first + clock(6, 5, 22), second + clock(2, 30)]],
    [
      'the same in Korean',
      ['2024/01/31 3:05:22 오후 GMT+9', '2024/02/01 11:30:00 오전 GMT+9'],
      [first + clock(6, 5, 22), second + clock(2, 30)],
    ],
    ['Korean months', ['2024년 1월', '2024년 12월'], [Date.UTC(2024, 0), Date.UTC(2024, 11)]],
    ['Korean quarters', ['2024년 1분기', '2024년 4분기'], [Date.UTC(2024, 0), Date.UTC(2024, 9)]],
    ['Chinese quarters', ['2024年第1季度', '2024年第4季度'], [Date.UTC(2024, 0), Date.UTC(2024, 9)]],
    ['weeks by their number', ['KW 5/2024', 'KW 06/2024'], [Date.UTC(2024, 0, 29), Date.UTC(2024, 1, 5)]],
    ['weeks behind the year', ['2024 week 5', '2024 week 12'], [Date.UTC(2024, 0, 29), Date.UTC(2024, 2, 18)]],
    ['months behind the year', ['2024 Jan', '2024Feb'], [Date.UTC(2024, 0), Date.UTC(2024, 1)]],
  ])('%s', (_, cells, expected = [first, second]) => {
    const { column, values } = columnOf(cells);
    expect(column.kind).toBe('date');
    expect(values).toEqual(expected);
  });

  test('the year is first where the days lie close together only then', () => {
    const { column, values, remarks } = columnOf(['21-03-15', '22-12-01', '20-07-30']);
    expect(column.dateFormat).toBe('yymd');
    expect(values[0]).toBe(Date.UTC(2021, 2, 15));
    expect(remarks).toMatch(/"21-03-15" is read as year, month and day; another order is possible|the other order is possible/);
  });

  test('a time of day behind a day of the week is no date', () => {
    expect(columnOf(['Mon 10:00', 'Tue 11:30', 'Fri 9:15']).column.kind).toBe('category');
  });

  test('a span from one time to another is not a time of day', () => {
    const { column, remarks } = columnOf(['10:00-12:00', '12:00 - 14:00', '8:00–10:00']);
    expect(column.kind).toBe('category');
    expect(remarks).toMatch(/"10:00-12:00" is taken for a name: to learn from it as a number, write the number alone/);
  });

  test('a decade is no angle, and neither is a week', () => {
    expect(columnOf(['1950s', '1960s', '1970s']).values).toEqual([1950, 1960, 1970]);
    expect(columnOf(['W05 2024', 'W06 2024', 'W50 2023']).column.kind).toBe('date');
  });

  test('but not where they lie as close in another order', () => {
    expect(columnOf(['21-03-15', '12-02-15', '20-07-15']).column.dateFormat).toBe('dmy');
  });
});

describe('times of day', () => {
  test.each<[string, string[], number[]]>([
    ['hours with halves of the day', ['10 AM', '2 PM', '12 am'], [10, 14, 0]],
    ['the same without a space', ['10am', '2pm', '12p.m.'], [10, 14, 12]],
    ['Korean', ['10시 30분', '14시 5분', '9시'], [10.5, 14 + 5 / 60, 9]],
    ['Korean halves', ['오전 10시', '오후 2시 30분', '오후 12시'], [10, 14.5, 12]],
    ['as ISO 8601 has them', ['T10:00:00', 'T14:30:00'], [10, 14.5]],
  ])('%s', (_, cells, hours) => {
    const { column, values } = columnOf(cells);
    expect(column.dateFormat).toBe('time');
    for (const [index, hour] of hours.entries()) expect((values[index] / day) * 24).toBeCloseTo(hour, 9);
  });
});

describe('durations', () => {
  test.each<[string, string[], number[], string?]>([
    ['German', ['2 Std. 50 Min.', '45 Min.', '1 Std.'], [10_200, 2700, 3600]],
    ['Korean', ['2시간 50분', '45분', '1시간'], [10_200, 2700, 3600]],
    ['Japanese', ['2時間50分', '45分', '1時間'], [10_200, 2700, 3600]],
    ['French', ['2 heures 50 minutes', '45 minutes', '1 jour'], [10_200, 2700, 86_400]],
    ['very short', ['350ms', '1.2s', '15µs'], [0.35, 1.2, 0.000015]],
    ['accounts of a bank', ['1yrs 11mon', '0yrs 5mon', '2yrs 0mon'], [31_557_600 + 11 * 2_629_800, 5 * 2_629_800, 2 * 31_557_600]],
    ['laps with thousandths', Array.from({ length: 12 }, (_, i) => `1:${20 + i}.100`), [80.1, 81.1, 82.1]],
    ['races with tenths', Array.from({ length: 12 }, (_, i) => `12:${21 + i}.4`), [741.4, 742.4, 743.4]],
    ['laps of a minute and more', Array.from({ length: 12 }, (_, i) => `1:${21 + i}`), [81, 82, 83], 'time'],
    ['scores in a column of laps', ['25:23', '23:25', '25:19', '21:25'], [1523, 1405, 1519, 1285], 'lap time'],
    ['ages with letters', ['2y 3m', '8m', '1y'], [2 * 31_557_600 + 3 * 2_629_800, 8 * 2_629_800, 31_557_600]],
    ['terms of bonds', ['3M', '6M', '10Y'], [3 * 2_629_800, 6 * 2_629_800, 10 * 31_557_600]],
    ['but minutes beside hours', ['1h 30m', '8m', '3m'], [5400, 480, 180]],
    ['paces', ['5:30/km', '4:45 min/km', '6:10 / km'], [330, 285, 370]],
    ['ages', ['2 years 3 months', '1 year', '6 months'], [2 * 31_557_600 + 3 * 2_629_800, 31_557_600, 6 * 2_629_800]],
    ['Chinese', ['2小时50分钟', '45分钟', '1天'], [10_200, 2700, 86_400]],
    ['Russian', ['2 ч 50 мин', '45 мин', '1 час'], [10_200, 2700, 3600]],
    ['months and years of ISO 8601', ['P1Y2M', 'P3M', 'P10D'], [31_557_600 + 2 * 2_629_800, 3 * 2_629_800, 864_000]],
    ['days of Slurm', ['1-02:03:04', '2-00:00:00', '0-00:10:00'], [93_784, 172_800, 600]],
    ['days of SQL', ['1 02:03:04', '2 00:00:00', '0 00:10:00'], [93_784, 172_800, 600]],
    ['nanoseconds', ['350ns', '1.2us', '15ms'], [3.5e-7, 1.2e-6, 0.015]],
    ['strokes', [`3'45"`, `12'02"`, `2'59"`], [225, 722, 179]],
    ['signs', ['-1:30.5', '+2:15.0', '0:45.2'], [-90.5, 135, 45.2]],
    ['differences of clocks', ['+05:30', '-03:00', '+01:00'], [19_800, -10_800, 3600]],
    ['hours behind them', ['1:30h', '2:15 h', '0:45 hrs'], [5400, 8100, 2700]],
    ['minutes behind them', ['1:30 min', '2:15 min'], [90, 135]],
    ['seconds below a minute', ['58.3', '1:02.4', '59.9'], [58.3, 62.4, 59.9]],
    ['a name', ['03:45', '14:20', '02:50'], [225, 860, 170], 'duration'],
    ['a name of hours', ['8:00', '7:30', '8:15'], [28_800, 27_000, 29_700], 'hours worked'],
  ])('%s', (_, cells, seconds, name) => {
    const { column, values } = columnOf(cells, name);
    expect(column).toMatchObject({ kind: 'number', format: { unit: 's' } });
    for (const [index, value] of seconds.entries()) expect(values[index]).toBeCloseTo(value, 9);
  });

  test('what is said names what stands in front', () => {
    expect(columnOf(['1:30h', '2:15 h']).remarks).toMatch(/hours and minutes/);
    expect(columnOf(['1:30 min', '2:15 min']).remarks).toMatch(/minutes and seconds/);
  });

  test.each([[['15:30', '15:45', '16:00']], [['8:00', '17:30', '12:45']]])('but %j are times of day', (cells) => {
    expect(columnOf(cells, 'kickoff').column.dateFormat).toBe('time');
  });
});
