import { assertNever } from '../../assertNever.ts';
import { knownValues } from '../../dataset/encoding/applyCategory.ts';
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

/** The number in a text with a point and optionally an exponent; NULL for anything else, which databases would refuse to cast. */
function numberOf(text: string): string {
  const isNumber = [
    `TRIM(${text}, '0123456789.+-eE') = ''`,
    `TRIM(TRIM(${text}, '+-'), '0123456789.') IN ('', 'e', 'E', 'e-', 'E-', 'e+', 'E+')`,
    `TRIM(${text}, '.+-eE') <> ''`,
    `LENGTH(${text}) - LENGTH(LTRIM(${text}, '+-')) <= 1`,
    `LENGTH(${text}) - LENGTH(REPLACE(${text}, '.', '')) <= 1`,
    `SUBSTR(${text}, LENGTH(${text}), 1) NOT IN ('e', 'E', '+', '-')`,
  ];
  return `CASE WHEN ${isNumber.join(' AND ')} THEN CAST(${text} AS DOUBLE PRECISION) END`;
}

function colons(text: string): string {
  return `(LENGTH(${text}) - LENGTH(REPLACE(${text}, ':', '')))`;
}

function isClock(text: string): string {
  return `TRIM(LTRIM(${text}, '-'), '0123456789:') = '' AND SUBSTR(${text}, LENGTH(${text}) - 2, 1) = ':' AND SUBSTR(${text}, LENGTH(${text}), 1) <> ':'`;
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
  if (numbers.length > 0) conditions.push(`${numberOf(text)} IN (${numbers.map(sqlNumber).join(', ')})`);
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
  return [[{ name: number, expression: `CASE WHEN ${isName} THEN NULL ELSE ${numberOf(text)} END` }], [value]];
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
