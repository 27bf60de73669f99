import { asciiDigit, otherDigits } from './asciiDigit.ts';
import { replaceEra } from './dateEras.ts';
import { dateRewrites } from './dateRewrites.ts';

/** Longer texts are none. */
const longest = 100;
const rewrites = dateRewrites.map(([pattern, replacement]) => [new RegExp(pattern, 'gi'), replacement] as const);
/** What is written with the same characters as most dates, and has to be looked at. */
const unusual = /^T|^1\d\d[-/]|^\d{1,2}:[\d:]+ +\d|^\d{4}:|^\d{8} |^\d{1,2}:\d\d ?-|^\d+ \d+ \d+$|^\d{4}\D.*[T ]\d{1,2}$/;
/** What most dates are written with; all others have to be looked at. */
const usual = /^[\d\-/: TZ]*$/;
/** 2023-01-05T10:00+01:00[Europe/Paris], and what JavaScript writes behind a time: GMT+0100 (Central European Standard Time). */
const zoneName = /\s?(?:\[[\w/+-]+\]|\([\p{L} ]{5,}\))$/u;
const greenwich = /\bGMT(?=[+-]\d)/;
/** 2023. 1. 5. and 5. 1. 2023 */
const spacedPoint = /(?<=\d)\.\s+(?=\d)/g;
const lastPoint = /(?<=\d)\.(?=\s|$)/;
/** The halves of the day in front of the time, as in Korean, Japanese and Chinese. */
const halfBefore = /(?:(오전|午前|上午)|(?:오후|午後|下午))\s?(\d{1,2}:\d{2}(?::\d{2})?)/;
const halfWithPoints = /([ap])\.\s?m\.?$/i;
/** 20240131T101530Z */
const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(?=$|[.Z+-])/;

/** The text of a date without what its notation has more than others: "2023. 1. 5. 오후 3:20" as "2023.1.5 3:20 pm". */
export function plainDate(cell: string): string {
  const text = cell.trim();
  if (basic.test(text))
    return text.replace(basic, (_, year, month, day, hour, minute, second = '00') => `${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (usual.test(text) && !unusual.test(text)) return text;
  if (text.length > longest || !/[\p{Nd}元]/u.test(text)) return text;
  const wide = (/[\uff01-\uff5e]/.test(text) ? text.normalize('NFKC') : text).replace(otherDigits, asciiDigit);
  return rewrites
    .reduce((written, [pattern, replacement]) => written.replace(pattern, replacement), replaceEra(wide))
    .replace(zoneName, '')
    .replace(greenwich, '')
    .replace(spacedPoint, '.')
    .replace(lastPoint, '')
    .replace(halfBefore, (_, morning: string | undefined, time: string) => `${time} ${morning === undefined ? 'pm' : 'am'}`)
    .replace(halfWithPoints, '$1m');
}
