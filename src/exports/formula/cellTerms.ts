import { MS_PER_DAY } from '../../dataset/cells/civilDate.ts';
import { isDigitDateFormat } from '../../dataset/cells/digitDate.ts';
import { missingTexts } from '../../dataset/cells/isMissing.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type { CategoryEncoding, ColumnEncoding, DateEncoding, DatePart, EncodedInput } from '../../dataset/encoding/encoder.ts';
import { fillPlace, OTHER } from '../code/readCategories.ts';

/** The day after 2100-12-31 as a spreadsheet's serial number. */
const lastSerial = 73_416;

/** The bound on inputs in `scaleInput`. */
const MOST_DEVIATIONS = 1e15;

/**
 * What a cell contributes to a sum: one term per number or part of a date, one for all values of a category, and one for the missing
 * indicator.
 */
export function columnTerms(
  encoding: ColumnEncoding,
  cell: string,
  inputs: readonly EncodedInput[],
  weightOf: (place: number) => number,
): string[] {
  const weighted = (value: string, place: number) => `${weightLiteral(weightOf(place))}*${value}`;
  const flag = (isMissing: string) =>
    encoding.missing?.hasIndicator === true ? [`${weightLiteral(weightOf(inputs.length - 1))}*${isMissing}`] : [];
  switch (encoding.type) {
    case 'number': {
      const filled = `IF(ISNUMBER(${cell}),${cell},${literal(encoding.missing?.fill ?? 0)})`;
      const input = boundedInput(filled, inputs[0], encoding.clip);
      return [weighted(input, 0), ...flag(`IF(ISNUMBER(${cell}),0,1)`)];
    }
    case 'category':
      return [categoryTerm(encoding, cell, inputs, weightOf), ...flag(`IF(${isMissingText(encoding, cell)},1,0)`)];
    case 'date': {
      // Dates in digits alone are not a spreadsheet's serial numbers: 20240131 would be 55 000 years from now.
      const isDay = isDigitDateFormat(encoding.format) ? `AND(ISNUMBER(${cell}),N(${cell})<${lastSerial})` : `ISNUMBER(${cell})`;
      const filled = `IF(${isDay},${cell},${literal(serial(encoding))})`;
      return [
        ...encoding.parts.map((part, place) => weighted(scaled(datePart(part, filled), inputs[place]), place)),
        ...flag(`IF(${isDay},0,1)`),
      ];
    }
  }
}

/**
 * A number as the network receives it. A spreadsheet gives an error for a quotient above 1.8e308, so numbers that could cause one are
 * bounded beforehand.
 */
function boundedInput(cell: string, input: EncodedInput, clip: readonly [number, number] | undefined): string {
  const { offset, scale } = input;
  const within = (value: string, bounds: readonly string[]) => `MEDIAN(${value},${bounds.join(',')})`;
  if (clip) return scaled(within(cell, clip.map(literal)), input);
  const deviations = [-MOST_DEVIATIONS, MOST_DEVIATIONS];
  if (scale >= 1 && Math.abs(offset) < 1e290) return within(scaled(cell, input), deviations.map(literal));
  const bounds = deviations.map((bound) => Math.max(-Number.MAX_VALUE, Math.min(offset + bound * scale, Number.MAX_VALUE)));
  return scaled(within(cell, bounds.map(weightLiteral)), input);
}

/** Accurate to some billionths of the scale, because the length of formulas is limited. */
function scaled(value: string, { offset, scale }: EncodedInput): string {
  const places = Math.min(Math.max(11 - Math.ceil(Math.log10(scale)), 0), 100);
  const from = Number(offset.toFixed(places));
  const moved = from === 0 ? value : `(${value}-${parenthesized(from)})`;
  return scale === 1 ? moved : `${moved}/${literal(Number(scale.toPrecision(11)))}`;
}

/** The weight of the cell's value. A spreadsheet's = ignores letter case. */
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
  // By lower case, since a spreadsheet ignores letter case; the first spelling wins.
  const weightOfSpelling = new Map<string, { readonly spelling: string; readonly weight: number }>();
  const numberTexts = Array.from(numbers, ([value, place]) => [String(value), place] as const);
  for (const [spelling, place] of [...numberTexts, ...exact, ...words, ...folded]) {
    const key = spelling.toLowerCase();
    if (!weightOfSpelling.has(key)) weightOfSpelling.set(key, { spelling, weight: weightAt(place) });
  }
  const other = weightAt(OTHER);
  const cases = [...weightOfSpelling.values()].filter(({ weight }) => weight !== other);
  return `IF(${isMissingText(encoding, cell)},${weightLiteral(weightAt(fillPlace(encoding)))},${chosenWeight(cases, cell, other)})`;
}

/** Excel allows 64 nested functions, including the surrounding ones. */
const MOST_CASES = 50;

/** The weight of the cell's text, or `other` if it is none of them. For many texts, a sum of parts of which at most one is nonzero. */
function chosenWeight(cases: readonly { readonly spelling: string; readonly weight: number }[], cell: string, other: number): string {
  const isWhole = cases.length <= MOST_CASES;
  const part = (from: number) =>
    cases
      .slice(from, from + MOST_CASES)
      .reduceRight(
        (rest, { spelling, weight }) => `IF(TRIM(${cell})=${text(spelling)},${weightLiteral(isWhole ? weight : weight - other)},${rest})`,
        isWhole ? weightLiteral(other) : '0',
      );
  if (isWhole) return part(0);
  const parts = Array.from({ length: Math.ceil(cases.length / MOST_CASES) }, (_, index) => part(index * MOST_CASES));
  return [weightLiteral(other), ...parts].join('+');
}

/** Only the short ones among the default missing marks, because the whole list would be too long for a formula. */
function isMissingText({ marks }: CategoryEncoding, cell: string): string {
  const { exact, anyCase } = missingTexts(marks);
  const known = ['', ...exact, ...anyCase].filter(
    (mark) => marks?.only !== undefined || ['', 'NA', 'NaN', 'NULL', 'None', 'n/a', '?', '-'].includes(mark),
  );
  return `OR(${known.map((mark) => `TRIM(${cell})=${text(mark)}`).join(',')})`;
}

/** Spreadsheets count days since 1899-12-30, and times of day as fractions of a day. */
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

/** Column letters A, B … Z, AA … for an index from 0. */
export function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnLetters(Math.floor(index / 26) - 1)}${columnLetters(index % 26)}`;
}

/** Spreadsheets keep 15 digits. Uses the shorter of two notations. */
export function literal(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const [plain, short] = [String(rounded), rounded.toExponential().replace('+', '')];
  return (short.length < plain.length ? short : plain).toUpperCase();
}

/** Nine digits distinguish all 32-bit numbers and leave room for more columns. */
export function weightLiteral(value: number): string {
  return literal(Number(value.toPrecision(9)));
}

function parenthesized(value: number): string {
  return value < 0 ? `(${literal(value)})` : literal(value);
}

/** A text literal in a formula. */
export function text(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
