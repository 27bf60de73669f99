import type { CsvTable } from '../../csv/csvTable.ts';
import { readsAs, type Column } from '../columns/column.ts';
import { classReader, countValues } from '../columns/columnValues.ts';
import type { TargetRows } from './readTarget.ts';

/** With more distinct cases some can be held out for a test, whether or not the list is complete. */
const MOST_CASES = 64;
/** A column with more distinct values is not a question with few answers. */
const MOST_VALUES = 10;
/** Numbers that count, measure or grade have more distinct values than codes such as 0 and 1, −1 and 1, or 1, 2 and 3. */
const MOST_CODES = 3;

/**
 * The names of the columns whose combinations the rows list, if they list every possible case, like a truth table: the features have few
 * values, every combination occurs, and equal rows never have different answers. A test row would then either have been learned, or be a
 * case about which no other row says anything. Features that follow from others (such as the sum of two bits, or the number of the row)
 * make no difference.
 */
export function listedColumns(
  table: CsvTable,
  features: readonly Column[],
  { records, values, classes }: TargetRows,
): readonly string[] | undefined {
  const varied = features.filter(({ kind }) => kind !== 'constant');
  const columns = varied.filter((column) => !numbersRows(column, records.length));
  if (columns.length === 0 || !columns.every(isOfFewValues)) return undefined;
  const cases = findCases(readAnswers(table, columns, records), values);
  if (!cases || cases.length < 2) return undefined;
  // Rows with numbers of their own are cases if no two are equal otherwise.
  if (columns.length < varied.length && cases.length < records.length) return undefined;
  const needed = neededColumns(cases);
  const product = needed.reduce((count, column) => count * countDifferent(cases, [column]), 1);
  if (product !== cases.length) return undefined;
  const names = needed.map((column) => columns[column].name);
  const [only] = needed;
  // With a single question every answer occurs anyway. Without classes, or with each asked once, this may be the beginning of a longer
  // list.
  if (needed.length === 1 && countDifferent(cases, needed) > 2)
    return readsAs(columns[only]) === 'category' && records.length >= 2 * cases.length ? names : undefined;
  return classes.length > 0 || needed.every((column) => hasTruthValues(columns[column])) ? names : undefined;
}

/** Every row has another of the numbers 0, 1, 2 … or 1, 2, 3 …, such as the number that the bits of a truth table write. */
function numbersRows({ kind, distinct, range, missing, invalid }: Column, rowCount: number): boolean {
  if (kind !== 'number' || missing + invalid > 0 || distinct !== rowCount || rowCount <= MOST_CODES || !range) return false;
  return (range.min === 0 || range.min === 1) && range.max - range.min + 1 === rowCount;
}

function isOfFewValues(column: Column): boolean {
  if (column.missing > 0 || column.invalid > 0 || column.distinct > MOST_VALUES) return false;
  const kind = readsAs(column);
  if (kind !== 'number' || !column.range) return kind === 'category';
  const { min, max } = column.range;
  if (hasTruthValues(column)) return true;
  // Integers without gaps: as many steps as values.
  return Number.isInteger(min) && Math.abs(min) <= 1 && max - min + 1 === column.distinct && column.distinct <= MOST_CODES;
}

/** Words, 0 and 1, or −1 and 1. */
function hasTruthValues(column: Column): boolean {
  if (readsAs(column) === 'category') return true;
  const { distinct, range } = column;
  return distinct === 2 && range?.max === 1 && (range.min === 0 || range.min === -1);
}

/** For each column the index of each row's value among the column's values. */
function readAnswers(table: CsvTable, columns: readonly Column[], records: Uint32Array): Float64Array[] {
  return columns.map((column) => {
    const cells = table.columns[column.index];
    const answers = new Float64Array(records.length);
    const names = countValues(cells, column).map(({ name }) => name);
    classReader(cells, names, column)(answers, records);
    return answers;
  });
}

/** The distinct rows, as indexes of their values; undefined if there are too many, or if equal rows have different answers. */
function findCases(answers: readonly Float64Array[], targets: ArrayLike<number>): number[][] | undefined {
  const targetOf = new Map<string, number>();
  const cases: number[][] = [];
  for (let row = 0; row < targets.length; row++) {
    const places = answers.map((column) => column[row]);
    const key = places.join();
    const known = targetOf.get(key);
    if (known !== undefined && known !== targets[row]) return undefined;
    if (known !== undefined) continue;
    if (cases.length === MOST_CASES) return undefined;
    targetOf.set(key, targets[row]);
    cases.push(places);
  }
  return cases;
}

/** The columns without those that follow from the others. */
function neededColumns(cases: readonly number[][]): number[] {
  let needed = cases[0].map((_, column) => column);
  for (const column of [...needed].reverse()) {
    const others = needed.filter((other) => other !== column);
    if (others.length > 0 && countDifferent(cases, others) === cases.length) needed = others;
  }
  return needed;
}

function countDifferent(cases: readonly number[][], columns: readonly number[]): number {
  return new Set(cases.map((places) => columns.map((column) => places[column]).join())).size;
}
