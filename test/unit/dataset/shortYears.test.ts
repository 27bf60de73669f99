import { expect, test } from 'vitest';
import { describedColumn } from './describedColumn.ts';

// Years of two digits: 1969 to 2068, or 1930 to 2029 where they are of births or of several decades.

const years = (name: string, dates: readonly string[]) => {
  const text = `${name},x\n${Array.from({ length: 24 }, (_, row) => `${dates[row % dates.length]},${row}`).join('\n')}\n`;
  const { values, remarks } = describedColumn(text, dates.length);
  return { years: values.map((time) => new Date(time).getUTCFullYear()), remarks };
};
const old = /is read as 19\d\d-\d\d-\d\d, since years of two digits are taken for 1930 to 2029 here: if that is a century too early, write/;

test.each<[name: string, dates: readonly string[], read: readonly number[]]>([
  ['dob', ['13/01/35', '14/02/47', '15/03/68'], [1935, 1947, 1968]],
  ['Date of birth', ['1/13/31', '2/14/99', '3/15/05'], [1931, 1999, 2005]],
  ['birth_date', ['1-Mar-35', '2-Apr-47', '3-May-12'], [1935, 1947, 2012]],
  ['Geburtsdatum', ['13.01.35', '14.02.47', '15.03.81'], [1935, 1947, 1981]],
  ['생년월일', ['31-01-15', '47-12-28', '99-03-30'], [1931, 1947, 1999]],
  ['born', ['Mar-35', 'Apr-47', 'May-99'], [1935, 1947, 1999]],
  ['joined', ['13/01/48', '14/02/71', '15/03/99'], [1948, 1971, 1999]],
  ['day', ['13/01/48', '14/02/52', '15/03/61'], [1948, 1952, 1961]],
])('of the 20th century, and that is said: %s', (name, dates, read) => {
  const found = years(name, dates);
  expect(found.years).toEqual(read);
  expect(found.remarks).toMatch(old);
});

test.each<[name: string, dates: readonly string[], read: readonly number[]]>([
  ['maturity', ['13/01/24', '14/02/45', '15/03/63'], [2024, 2045, 2063]],
  ['expires', ['13/01/98', '14/02/45', '15/03/63'], [1998, 2045, 2063]],
  ['planned', ['13/01/24', '14/02/35', '15/03/44'], [2024, 2035, 2044]],
  ['dob', ['13/01/75', '14/02/99', '15/03/12'], [1975, 1999, 2012]],
  ['dob', ['13/01/1935', '14/02/2045', '15/03/1968'], [1935, 2045, 1968]],
])('as they were: %s', (name, dates, read) => {
  const found = years(name, dates);
  expect(found.years).toEqual(read);
  expect(found.remarks).not.toMatch(old);
});
