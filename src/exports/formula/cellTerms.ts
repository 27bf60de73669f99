import { MS_PER_DAY } from '../../dataset/cells/dates/civilDate.ts';
import { isDigitDateFormat } from '../../dataset/cells/dates/digitDate.ts';
import type { DateFormat } from '../../dataset/cells/cellValue.ts';
import { missingTexts } from '../../dataset/cells/isMissing.ts';
import { parseDate } from '../../dataset/cells/dates/parseDate.ts';
import { parseNumber } from '../../dataset/cells/numbers/parseNumber.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type {
  CategoryEncoding,
  ColumnEncoding,
  DateEncoding,
  DatePart,
  EncodedInput,
  NumberEncoding,
} from '../../dataset/encoding/encoder.ts';
import { numericMarks, fillPlace, OTHER } from '../code/readCategories.ts';

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
      const hasValue = isNumberButNot(cell, markedValues(encoding));
      const filled = `IF(${hasValue},${cell},${literal(encoding.missing?.fill ?? 0)})`;
      const input = boundedInput(filled, inputs[0], encoding.clip);
      return [weighted(input, 0), ...flag(`IF(${hasValue},0,1)`)];
    }
    case 'category':
      return [categoryTerm(encoding, cell, inputs, weightOf), ...flag(`IF(${isMissingText(encoding, cell)},1,0)`)];
    case 'date': {
      // Dates in digits alone are not a spreadsheet's serial numbers: 20240131 would be 55 000 years from now.
      const isDay = isNumberButNot(cell, markedValues(encoding), isDigitDateFormat(encoding.format) ? [`N(${cell})<${lastSerial}`] : []);
      const filled = `IF(${isDay},${cell},${literal(serialOf(encoding.missing?.fill ?? 0, encoding.format))})`;
      return [
        ...encoding.parts.map((part, place) => weighted(scaled(datePart(part, filled), inputs[place]), place)),
        ...flag(`IF(${isDay},0,1)`),
      ];
    }
  }
}

/** The condition that a cell holds a number that is not a missing mark. */
function isNumberButNot(cell: string, marked: readonly number[], more: readonly string[] = []): string {
  const all = [`ISNUMBER(${cell})`, ...marked.map((value) => `${cell}<>${literal(value)}`), ...more];
  return all.length === 1 ? all[0] : `AND(${all.join(',')})`;
}

/** The values of the chosen missing marks in cells that the spreadsheet has read as numbers or dates. */
function markedValues(encoding: NumberEncoding | DateEncoding): number[] {
  const { exact, numbers } = numericMarks(encoding.marks) ?? { exact: [], numbers: [] };
  const valueOf = (mark: string) =>
    encoding.type === 'number' ? parseNumber(mark, encoding.format) : serialOf(parseDate(mark, encoding.format), encoding.format);
  // A time of day is a fraction of a day, so a mark such as 0 would be midnight.
  const isOther = (value: number) => encoding.type === 'number' || encoding.format !== 'time' || value < 0 || value >= 1;
  return [...new Set([...numbers.filter(isOther), ...exact.map(valueOf)].map((value) => value + 0))].filter(Number.isFinite);
}

/**
 * A number as the network receives it. A spreadsheet gives an error for a quotient above 1.8e308, so numbers that could cause one are
 * bounded beforehand.
 */
function boundedInput(cell: string, input: EncodedInput, clip: readonly [number, number] | undefined): string {
  const { offset, scale } = input;
  const within = (value: string, bounds: readonly string[]) => `MEDIAN(${value},${bounds.join(',')})`;
  const deviations = [-MOST_DEVIATIONS, MOST_DEVIATIONS];
  if (!clip && scale >= 1 && Math.abs(offset) < 1e290) return within(scaled(cell, input), deviations.map(literal));
  const [low, high] = deviations.map((bound) => Math.max(-Number.MAX_VALUE, Math.min(offset + bound * scale, Number.MAX_VALUE)));
  if (!clip) return scaled(within(cell, [low, high].map(weightLiteral)), input);
  return scaled(within(cell, [Math.max(low, Math.min(clip[0], high)), Math.min(high, Math.max(clip[1], low))].map(literal)), input);
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
  const weightOfSpelling = new Map<string, Case>();
  for (const [spelling, place] of [...numbers, ...exact, ...words, ...folded]) {
    const key = String(spelling).toLowerCase();
    if (!weightOfSpelling.has(key)) weightOfSpelling.set(key, { spelling, weight: weightAt(place) });
  }
  const other = weightAt(OTHER);
  const cases = [...weightOfSpelling.values()].filter(({ weight }) => weight !== other);
  return `IF(${isMissingText(encoding, cell)},${weightLiteral(weightAt(fillPlace(encoding)))},${chosenWeight(cases, cell, other)})`;
}

/** A spelling of a value, and its weight. */
interface Case {
  readonly spelling: string | number;
  readonly weight: number;
}

/** Excel allows 64 nested functions, including the surrounding ones. */
const MOST_CASES = 50;

/** The weight of the cell's text, or `other` if it is none of them. For many texts, a sum of parts of which at most one is nonzero. */
function chosenWeight(cases: readonly Case[], cell: string, other: number): string {
  const isWhole = cases.length <= MOST_CASES;
  const part = (from: number) =>
    cases
      .slice(from, from + MOST_CASES)
      .reduceRight(
        (rest, { spelling, weight }) => `IF(${holds(cell, spelling)},${weightLiteral(isWhole ? weight : weight - other)},${rest})`,
        isWhole ? weightLiteral(other) : '0',
      );
  if (isWhole) return part(0);
  const parts = Array.from({ length: Math.ceil(cases.length / MOST_CASES) }, (_, index) => part(index * MOST_CASES));
  return [weightLiteral(other), ...parts].join('+');
}

/** Numbers beyond are written with an exponent as text. */
const MOST_PLAIN = 1e10;

/** True if the cell holds the text or number. As text, a number with places has the decimal mark of the user's language. */
function holds(cell: string, spelling: string | number): string {
  const isText = `TRIM(${cell})=${text(String(spelling))}`;
  // LibreOffice reads TRUE as a boolean, whose text is 1.
  if (/^(?:true|false)$/i.test(String(spelling))) return `OR(${isText},${cell}=${String(spelling).toUpperCase()})`;
  const isPlain = typeof spelling === 'string' || (Number.isInteger(spelling) && Math.abs(spelling) < MOST_PLAIN);
  return isPlain ? isText : `OR(${isText},${cell}=${literal(spelling)})`;
}

/** Only the short ones among the default missing marks, because the whole list would be too long for a formula. */
function isMissingText({ marks }: CategoryEncoding, cell: string): string {
  const { exact, anyCase, numbers } = missingTexts(marks);
  const known = ['', ...exact, ...anyCase].filter(
    (mark) => marks?.only !== undefined || ['', 'NA', 'NaN', 'NULL', 'None', 'n/a', '?', '-'].includes(mark),
  );
  const spelled = numbers.filter((value) => !known.includes(String(value)));
  return `OR(${[...known, ...spelled].map((mark) => holds(cell, mark)).join(',')})`;
}

/** Spreadsheets count days since 1899-12-30, and times of day as fractions of a day. */
function serialOf(ms: number, format: DateFormat): number {
  return ms / MS_PER_DAY + (format === 'time' ? 0 : 25_569);
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
