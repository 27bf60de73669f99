import { message, type Message } from '../../../message.ts';
import { isOfOtherEra } from '../../cells/dates/dateEras.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import { writeDate } from '../../cells/dates/writeDate.ts';

/** Days from 2040 on are rather a century earlier: of birth in 1949 than in 2049. */
const firstDoubtful = Date.UTC(2040, 0);
/** Nobody is born from here on. */
const firstUnborn = Date.UTC(2030, 0);
const firstOfCentury = Date.UTC(2000, 0);

const birth =
  /(^|[^\p{L}])(dob|birth|births|birthday|birthdate|born|geburt\p{L}*|geb|naissance|né|née|nacimiento|nascita|nascimento|geboorte\p{L}*|födelse\p{L}*)([^\p{L}]|$)|(birth|Birth|BIRTH|geburts|Geburts)|생년월일|생일|出生|生年月日/u;
const future = /expir|matur|due|valid|until|deadline|retire|ablauf|fällig|만기|만료/i;

/**
 * True if years of two digits are rather 1930 to 2029 than 1969 to 2068: in a column of births, and where days from 2040 on stand beside
 * days of the 20th century or there are no others. Not for days on which something expires. `values`: read as 1969 to 2068.
 */
export function areOld(name: string, values: Float64Array, codes: readonly number[]): boolean {
  const times = codes.map((code) => values[code]).filter((time) => !Number.isNaN(time));
  if (birth.test(name)) return times.some((time) => time >= firstUnborn);
  if (future.test(name) || !times.some((time) => time >= firstDoubtful)) return false;
  return times.some((time) => time < firstOfCentury) || times.every((time) => time >= firstDoubtful);
}

/** The remark on years of two digits, with the latest date where it is doubtful. */
export function shortYearRemark(texts: readonly string[], values: Float64Array, codes: readonly number[]): Message[] {
  if (codes.length === 0) return [];
  const latest = codes.reduce((late, code) => (values[code] > (values[late] || 0) ? code : late), codes[0]);
  if (!(values[latest] >= firstDoubtful)) return [message('years of two digits are taken for 1969 to 2068')];
  return [
    message(
      '"{cell}" is read as {date}, since years of two digits are taken for 1969 to 2068: if that is a century too late, write all years with four digits',
      { cell: shortenCell(texts[latest]), date: writeDate(values[latest], 'ymd') },
    ),
  ];
}

/** True for a date with a year of two digits. */
export function hasShortYear(text: string): boolean {
  return /\D\d\d(\D*$|,?\s+\d.*:)/.test(text) && !/\d{4}/.test(text) && !isOfOtherEra(text);
}

/** The remark on years of two digits that are 1930 to 2029, with the earliest date. */
export function oldYearRemark(texts: readonly string[], values: Float64Array, codes: readonly number[]): Message[] {
  const earliest = codes.reduce((early, code) => (values[code] < (values[early] || Infinity) ? code : early), codes[0]);
  return [
    message(
      '"{cell}" is read as {date}, since years of two digits are taken for 1930 to 2029 here: if that is a century too early, write all years with four digits',
      { cell: shortenCell(texts[earliest]), date: writeDate(values[earliest], 'ymd') },
    ),
  ];
}
