import { MS_PER_DAY } from '../../dataset/cells/civilDate.ts';
import { isDigitDateFormat } from '../../dataset/cells/digitDate.ts';
import { missingTexts } from '../../dataset/cells/isMissing.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type { CategoryEncoding, ColumnEncoding, DateEncoding, DatePart, EncodedInput } from '../../dataset/encoding/encoder.ts';
import { fillPlace, OTHER } from '../code/readCategories.ts';

/** The day behind 2100-12-31 as spreadsheets count. */
const lastSerial = 73_416;

/** What a cell adds to a sum: a term for each number or part of a date, one for all values of a category, and one for its missing-indicator. */
export function columnTerms(
  encoding: ColumnEncoding,
  cell: string,
  inputs: readonly EncodedInput[],
  weightOf: (place: number) => number,
): string[] {
  const scaled = (value: string, place: number) => {
    const { offset, scale } = inputs[place];
    const moved = offset === 0 ? value : `(${value}-${parenthesized(offset)})`;
    return `${literal(weightOf(place))}*${moved}${scale === 1 ? '' : `/${literal(scale)}`}`;
  };
  const flag = (isMissing: string) =>
    encoding.missing?.hasIndicator === true ? [`${literal(weightOf(inputs.length - 1))}*${isMissing}`] : [];
  switch (encoding.type) {
    case 'number': {
      const filled = `IF(ISNUMBER(${cell}),${cell},${literal(encoding.missing?.fill ?? 0)})`;
      const { clip } = encoding;
      const value = clip ? `MIN(MAX(${filled},${literal(clip[0])}),${literal(clip[1])})` : filled;
      return [scaled(value, 0), ...flag(`IF(ISNUMBER(${cell}),0,1)`)];
    }
    case 'category':
      return [categoryTerm(encoding, cell, inputs, weightOf), ...flag(`IF(${isMissingText(encoding, cell)},1,0)`)];
    case 'date': {
      // Digits alone that are not a spreadsheet's day number: 20240131 would be one 55 000 years from now.
      const isDay = isDigitDateFormat(encoding.format) ? `AND(ISNUMBER(${cell}),N(${cell})<${lastSerial})` : `ISNUMBER(${cell})`;
      const filled = `IF(${isDay},${cell},${literal(serial(encoding))})`;
      return [...encoding.parts.map((part, place) => scaled(datePart(part, filled), place)), ...flag(`IF(${isDay},0,1)`)];
    }
  }
}

/** The weight of the value that a cell has; a spreadsheet's = knows no letter case. */
function categoryTerm(
  encoding: CategoryEncoding,
  cell: string,
  inputs: readonly EncodedInput[],
  weightOf: (place: number) => number,
): string {
  const { numbers, words, exact, folded } = categorySpellings(encoding);
  const { categories, hasOther, reference } = encoding;
  const weightAt = (place: number) => {
    if (place === OTHER)
      return hasOther ? weightOf(categories.length) : reference === undefined ? 0 : weightOf(0) * Math.fround(inputs[0].mean);
    return place >= 0 && place < categories.length ? weightOf(place) : 0;
  };
  // By their small letters, since a spreadsheet tells no others apart: the first one counts.
  const weightOfSpelling = new Map<string, { readonly spelling: string; readonly weight: number }>();
  const numberTexts = Array.from(numbers, ([value, place]) => [String(value), place] as const);
  for (const [spelling, place] of [...numberTexts, ...exact, ...words, ...folded]) {
    const key = spelling.toLowerCase();
    if (!weightOfSpelling.has(key)) weightOfSpelling.set(key, { spelling, weight: weightAt(place) });
  }
  const other = weightAt(OTHER);
  const cases = [...weightOfSpelling.values()].filter(({ weight }) => weight !== other);
  return `IF(${isMissingText(encoding, cell)},${literal(weightAt(fillPlace(encoding)))},${chosenWeight(cases, cell, other)})`;
}

/** Excel takes 64 functions in each other, and those around it are among them. */
const MOST_CASES = 50;

/** The weight of the text that a cell has, `other` where it is none of them; of many texts as a sum, in which one part at most is not zero. */
function chosenWeight(cases: readonly { readonly spelling: string; readonly weight: number }[], cell: string, other: number): string {
  const isWhole = cases.length <= MOST_CASES;
  const part = (from: number) =>
    cases
      .slice(from, from + MOST_CASES)
      .reduceRight(
        (rest, { spelling, weight }) => `IF(TRIM(${cell})=${text(spelling)},${literal(isWhole ? weight : weight - other)},${rest})`,
        isWhole ? literal(other) : '0',
      );
  if (isWhole) return part(0);
  const parts = Array.from({ length: Math.ceil(cases.length / MOST_CASES) }, (_, index) => part(index * MOST_CASES));
  return [literal(other), ...parts].join('+');
}

/** The usual marks that are short: the whole list would be too long for a formula. */
function isMissingText({ marks }: CategoryEncoding, cell: string): string {
  const { exact, anyCase } = missingTexts(marks);
  const known = ['', ...exact, ...anyCase].filter(
    (mark) => marks?.only !== undefined || ['', 'NA', 'NaN', 'NULL', 'None', 'n/a', '?', '-'].includes(mark),
  );
  return `OR(${known.map((mark) => `TRIM(${cell})=${text(mark)}`).join(',')})`;
}

/** A spreadsheet counts days since 1899-12-30, times of day as parts of one. */
function serial({ format, missing }: DateEncoding): number {
  return (missing?.fill ?? 0) / MS_PER_DAY + (format === 'time' ? 0 : 25_569);
}

function datePart(part: DatePart, cell: string): string {
  if (part === 'time') return `(${cell}-25569)*${MS_PER_DAY}`;
  const start = `DATE(YEAR(${cell}),1,1)`;
  const turn = part.startsWith('year')
    ? `(${cell}-${start})/(DATE(YEAR(${cell})+1,1,1)-${start})`
    : part.startsWith('week')
      ? `(${cell}-25566)/7`
      : `(${cell}-INT(${cell}))`;
  return `${part.endsWith('Sin') ? 'SIN' : 'COS'}(2*PI()*${turn})`;
}

/** A, B … Z, AA …; `index` from 0. */
export function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnLetters(Math.floor(index / 26) - 1)}${columnLetters(index % 26)}`;
}

/** Spreadsheets keep 15 digits. */
export function literal(value: number): string {
  return String(Number(value.toPrecision(15))).toUpperCase();
}

function parenthesized(value: number): string {
  return value < 0 ? `(${literal(value)})` : literal(value);
}

/** A text in a formula. */
export function text(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
