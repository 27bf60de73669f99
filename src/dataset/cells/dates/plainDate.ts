import { asciiDigit, otherDigits } from '../numbers/asciiDigit.ts';
import { replaceEra } from './dateEras.ts';
import { dateRewrites } from './dateRewrites.ts';

/** Longer texts are not dates. */
const longest = 100;
const rewrites = dateRewrites.map(([pattern, replacement]) => [new RegExp(pattern, 'gi'), replacement] as const);
const isAscii = /^[ -~]*$/;
/** A class of other letters, which is neither optional nor one of several alternatives. */
const otherLetters = /^(?!.*(?:\||\(\?<?!)).*\[(?:[^ -~]|-)+\](?![?*{])/;
/** Most texts are ASCII, in which patterns with other letters find nothing. */
const asciiRewrites = rewrites.filter(([{ source }]) => !otherLetters.test(source));
/** Uses only the usual characters of dates but still needs a closer look. */
const unusual =
  /^T|^1\d\d[-/]|^\d{1,2}:[\d:]+ +\d|^\d{4}:|^\d{8}[ \d]|^\d{1,2}:\d\d ?-|^\d+ \d+ \d+$|^\d{4}\D.*[T ]\d{1,2}$|^\d{4}-\d\d-\d\d(?:Z|-)|^\d{4}[-/]\d\d[-/]\d\d(?:[-:]|[T ]\d\d-)|^\d{8}-|^\d+ [-/] |\d - \d{1,2}:|[-/]\d{5,6}:/;
/** The characters of most dates; texts with other characters need a closer look. */
const usual = /^[\d\-/: TZ]*$/;
/** 2023-01-05T10:00+01:00[Europe/Paris], and what JavaScript adds after a time: GMT+0100 (Central European Standard Time). */
const zoneName = /\s?(?:\[[\w/+-]+\]|\([\p{L} ]{5,}\))$/u;
const greenwich = /\bGMT(?=[+-]\d)/;
/** 2023. 1. 5. and 5. 1. 2023 */
const spacedPoint = /(?<=\d)\.\s+(?=\d)/g;
const lastPoint = /(?<=\d)\.(?=\s|$)/g;
/** AM and PM before the time, as in Korean, Japanese and Chinese. */
const halfBefore = /(?:(오전|새벽|아침|午前|上午|凌晨|清晨|早上)|(?:오후|저녁|午後|下午|中午|晚上))\s?(\d{1,2}:\d{2}(?::\d{2})?)/;
const halfWithPoints = /([ap])\.\s?m\.?$/i;
/** 20240131T101530Z */
const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(?=$|[.Z+-])/;

/** Simplifies the notation of a date: "2023. 1. 5. 오후 3:20" becomes "2023.1.5 3:20 pm". */
export function plainDate(cell: string): string {
  const text = cell.trim();
  if (basic.test(text))
    return text.replace(basic, (_, year, month, day, hour, minute, second = '00') => `${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (usual.test(text) && !unusual.test(text)) return text;
  if (text.length > longest || !/[\p{Nd}元]/u.test(text)) return text;
  const wide = (/[\uff01-\uff5e]/.test(text) ? text.normalize('NFKC') : text).replace(otherDigits, asciiDigit);
  return (isAscii.test(wide) ? asciiRewrites : rewrites)
    .reduce((written, [pattern, replacement]) => written.replace(pattern, replacement), replaceEra(wide))
    .replace(zoneName, '')
    .replace(greenwich, '')
    .replace(spacedPoint, '.')
    .replace(lastPoint, '')
    .replace(halfBefore, (_, morning: string | undefined, time: string) => `${time} ${morning === undefined ? 'pm' : 'am'}`)
    .replace(halfWithPoints, '$1m');
}
