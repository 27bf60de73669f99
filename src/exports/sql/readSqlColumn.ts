import { assertNever } from '../../assertNever.ts';
import { knownValues } from '../../dataset/encoding/apply/applyCategory.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import type { CategoryEncoding, NumberEncoding } from '../../dataset/encoding/encoder.ts';
import { writtenForms } from '../code/writtenForms.ts';
import type { NamedColumn } from '../code/namedInputs.ts';
import { OTHER } from '../code/readCategories.ts';
import { readSqlDate } from './readSqlDate.ts';
import { sqlNumber, sqlText, type SqlColumn } from './sqlText.ts';

/** The columns that compute a cell's value step by step. The last step defines `variable`, the value, which is NULL if missing. */
type SqlReading = readonly (readonly SqlColumn[])[];

/** Reads the text of a column; `text` is trimmed. */
export function readSqlColumn({ encoding, variable }: NamedColumn, text: string): SqlReading {
  switch (encoding.type) {
    case 'number':
      return readNumber(encoding, variable, text);
    case 'category':
      return readCategory(encoding, variable, text);
    case 'date':
      return readSqlDate(encoding, variable, text, chosenMark(encoding, text));
    default:
      return assertNever(encoding);
  }
}

function readNumber(encoding: NumberEncoding, variable: string, text: string): SqlReading {
  const { format } = encoding;
  const digits = `${variable}_digits`;
  const unit = format.unit === undefined ? text : `REPLACE(${text}, ${sqlText(format.unit)}, '')`;
  const bare = `TRIM(${unit}, ' %$€£¥')`;
  const plain =
    format.decimal === '.' ? `REPLACE(${bare}, ',', '')` : `REPLACE(${format.pointsGroup ? `REPLACE(${bare}, '.', '')` : bare}, ',', '.')`;
  const isMissing = chosenMark(encoding, text);
  const number = numberOf(digits);
  const value = isMissing === undefined ? number : `CASE WHEN ${isMissing} THEN NULL ELSE ${number} END`;
  if (format.duration === undefined) return [[{ name: digits, expression: plain }], [{ name: variable, expression: value }]];
  const seconds = `CASE WHEN ${colons(text)} = 0 THEN ${number} WHEN ${isClock(text)} THEN ${clockSeconds(text, format.duration === 'hours')} END`;
  return [
    [{ name: digits, expression: text }],
    [{ name: variable, expression: isMissing === undefined ? seconds : `CASE WHEN ${isMissing} THEN NULL ELSE ${seconds} END` }],
  ];
}

const digits = "'0123456789'";

/**
 * The number in a text with a point and optionally an exponent; NULL for anything else, including numbers that are too large, which
 * databases would refuse to cast. Numbers that are too small become `tooSmall`.
 */
function numberOf(text: string, tooSmall = '0.0'): string {
  const unsigned = `LTRIM(${text}, '+-')`;
  const bare = `RTRIM(${text}, ${digits})`;
  const isNumber = [
    `TRIM(${text}, '0123456789.+-eE') = ''`,
    `TRIM(TRIM(${text}, '+-'), '0123456789.') IN ('', 'e', 'E', 'e-', 'E-', 'e+', 'E+')`,
    `TRIM(${text}, '.+-eE') <> ''`,
    `LENGTH(${text}) - LENGTH(LTRIM(${text}, '+-')) <= 1`,
    `LENGTH(${text}) - LENGTH(REPLACE(${text}, '.', '')) <= 1`,
    `SUBSTR(${text}, LENGTH(${text}), 1) NOT IN ('e', 'E', '+', '-')`,
    `TRIM(SUBSTR(REPLACE(${unsigned}, '.', ''), 1, 1), ${digits}) = ''`,
    // No point may follow the exponent's sign.
    `(LTRIM(${unsigned}, '0123456789.') = '' OR SUBSTR(${bare}, LENGTH(${bare}), 1) IN ('e', 'E', '+', '-'))`,
    `LENGTH(${text}) <= 300`,
  ];
  const number = `CAST(${text} AS DOUBLE PRECISION)`;
  const exponent = `SUBSTR(${text}, LENGTH(RTRIM(${text}, '0123456789+-')) + 1)`;
  const isNegative = `${exponent} LIKE '-%'`;
  const power = `CAST(${exponent} AS INTEGER)`;
  const whole = `(LENGTH(${unsigned}) - LENGTH(LTRIM(${unsigned}, ${digits})))`;
  const cases = [
    `WHEN LTRIM(${unsigned}, '0123456789.') = '' THEN ${number}`,
    `WHEN LENGTH(LTRIM(${exponent}, '+-0')) > 3 THEN CASE WHEN ${isNegative} THEN ${tooSmall} END`,
    `WHEN ${isNegative} THEN CASE WHEN LENGTH(${text}) - ${power} > 320 THEN ${tooSmall} ELSE ${number} END`,
    // From 10^308 up to the largest 64-bit float.
    `WHEN ${whole} + ${power} <= 308 OR (${whole} + ${power} = 309 AND SUBSTR(${unsigned}, 1, 1) = '1' AND SUBSTR(${unsigned}, 2, 2) IN ('', 'e3', 'E3', 'e+', 'E+', '.0', '.1', '.2', '.3', '.4', '.5', '.6')) THEN ${number}`,
  ];
  return `CASE WHEN ${isNumber.join(' AND ')} THEN CASE ${cases.join(' ')} END END`;
}

/** The number that a name is: 0e-400 is 0, but 1e-400 is none. */
function nameNumberOf(text: string): string {
  return numberOf(text, `CASE WHEN SUBSTR(LTRIM(${text}, '+-0.'), 1, 1) IN ('e', 'E') THEN 0.0 END`);
}

function colons(text: string): string {
  return `(LENGTH(${text}) - LENGTH(REPLACE(${text}, ':', '')))`;
}

/** True for 1:20 and 1:20:30, with any number of digits in the first part. */
function isClock(text: string): string {
  const unsigned = `LTRIM(${text}, '-')`;
  const isColon = (fromEnd: number) => `SUBSTR(${unsigned}, LENGTH(${unsigned}) - ${fromEnd}, 1) = ':'`;
  return [
    `TRIM(${unsigned}, '0123456789:') = ''`,
    `LENGTH(${text}) - LENGTH(${unsigned}) <= 1`,
    `LENGTH(${text}) <= 300`,
    `(${colons(text)} = 1 AND LENGTH(${unsigned}) >= 4 OR ${colons(text)} = 2 AND LENGTH(${unsigned}) >= 7 AND ${isColon(5)})`,
    isColon(2),
  ].join(' AND ');
}

function clockSeconds(text: string, hasHours: boolean): string {
  const whole = (part: string) => `CAST(${part} AS DOUBLE PRECISION)`;
  const unsigned = `LTRIM(${text}, '-')`;
  const last = whole(`SUBSTR(${text}, LENGTH(${text}) - 1, 2)`);
  const two = whole(`SUBSTR(${unsigned}, 1, LENGTH(${unsigned}) - 3)`);
  const middle = whole(`SUBSTR(${text}, LENGTH(${text}) - 4, 2)`);
  const first = whole(`SUBSTR(${unsigned}, 1, LENGTH(${unsigned}) - 6)`);
  const seconds = `CASE WHEN ${colons(text)} = 1 THEN (${two} * 60.0 + ${last}) * ${hasHours ? '60.0' : '1.0'} ELSE (${first} * 60.0 + ${middle}) * 60.0 + ${last} END`;
  return `(CASE WHEN ${text} LIKE '-%' THEN -1.0 ELSE 1.0 END) * (${seconds})`;
}

/** The condition that a cell holds a missing mark chosen by the user; undefined if there are none. */
function chosenMark({ marks }: { readonly marks?: MissingMarks }, text: string): string | undefined {
  return marks?.only === undefined ? undefined : missingMark(marks, text);
}

function missingMark(marks: MissingMarks | undefined, text: string): string {
  const { exact, anyCase, values, numbers } = missingTexts(marks);
  const conditions = [`${text} IN (${['', ...exact].map(sqlText).join(', ')})`];
  if (anyCase.length > 0) {
    const isMark = `LOWER(${text}) IN (${anyCase.map(sqlText).join(', ')})`;
    conditions.push(values.length > 0 ? `(${isMark} AND ${text} NOT IN (${values.map(sqlText).join(', ')}))` : isMark);
  }
  if (numbers.length > 0) conditions.push(`${nameNumberOf(text)} IN (${numbers.map(sqlNumber).join(', ')})`);
  return `(${conditions.join(' OR ')})`;
}

function readCategory(encoding: CategoryEncoding, variable: string, text: string): SqlReading {
  const { numbers, words, exact, folded } = categorySpellings(encoding);
  const lower = `LOWER(${text})`;
  const forms = [...knownValues(encoding).entries()].flatMap(([place, name]) =>
    writtenForms(name)
      .slice(1)
      .map((form) => [form, place] as const),
  );
  const number = `${variable}_number`;
  // 01 is a name.
  const isName = `LTRIM(${text}, '+-') LIKE '0%' AND SUBSTR(LTRIM(${text}, '+-'), 2, 1) BETWEEN '0' AND '9'`;
  const cases = [
    `WHEN ${text} IS NULL OR ${missingMark(encoding.marks, text)} THEN NULL`,
    ...[...exact, ...forms].map(([spelling, place]) => `WHEN ${text} = ${sqlText(spelling)} THEN ${place}`),
    ...[...numbers].map(([value, place]) => `WHEN ${number} = ${sqlNumber(value)} THEN ${place}`),
    ...[...words].map(([word, place]) => `WHEN ${lower} ${isOneOf(writtenForms(word))} THEN ${place}`),
    ...byPlace(folded).map(([place, spellings]) => `WHEN ${lower} ${isOneOf(spellings.flatMap(writtenForms))} THEN ${place}`),
  ];
  const value = { name: variable, expression: `CASE ${cases.join(' ')} ELSE ${OTHER} END` };
  if (numbers.size === 0) return [[value]];
  return [[{ name: number, expression: `CASE WHEN ${isName} THEN NULL ELSE ${nameNumberOf(text)} END` }], [value]];
}

function isOneOf(texts: readonly string[]): string {
  return texts.length === 1 ? `= ${sqlText(texts[0])}` : `IN (${texts.map(sqlText).join(', ')})`;
}

/** The spellings of each value index. Letters outside ASCII are included in upper case too, because not every database lowers them. */
function byPlace(spellings: ReadonlyMap<string, number>): [number, string[]][] {
  const found = new Map<number, string[]>();
  for (const [spelling, place] of spellings) {
    const capital = spelling.charAt(0).toUpperCase() + spelling.slice(1);
    const forms = /^[\x20-\x7e]*$/.test(spelling) ? [spelling] : [...new Set([spelling, capital, spelling.toUpperCase()])];
    found.set(place, [...(found.get(place) ?? []), ...forms]);
  }
  return [...found];
}
