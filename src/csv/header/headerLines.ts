import { cellKind, type CellKind } from '../cellKind.ts';
import { roughNumber } from '../roughNumber.ts';

/** Fewer rows prove nothing. */
const fewestRows = 3;

/**
 * True if the first record is data like the records below it. It must contain numbers or dates, each cell must be of its column's kind, and
 * either a text occurs again in its column or the numbers are within the range of their columns. Deliberately cautious: `name,2019,2020`
 * above rows of a name and two numbers is a header, and so is anything that could be one.
 */
export function looksLikeRow(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (rows.length < fewestRows) return false;
  const columns = first.map((_, index) => rows.map((cells) => cells[index]));
  const kinds = columns.map(columnKind);
  const firstKinds = first.map(cellKind);
  if (areAllTextsOfRows(first, columns)) return true;
  const isOfKind = (kind: CellKind, index: number) => kind === 'empty' || kinds[index] === 'empty' || kind === kinds[index];
  if (
    holdsMeasures(first) &&
    firstKinds.every(isOfKind) &&
    first.every((cell, index) => isOfSize(cell, columns[index])) &&
    (firstKinds.filter((kind) => kind === 'number').length === 1 || !first.some((cell, index) => mayBeName(cell, columns[index])))
  )
    return true;
  const recurs = first.some((cell, index) => firstKinds[index] === 'text' && columns[index].includes(cell));
  const isAlike = firstKinds.every((kind, index) =>
    kind === 'empty' ? recurs || columns[index].some((cell) => cellKind(cell) === 'empty') : kind === kinds[index],
  );
  const values = first.map((_, index) => index).filter((index) => firstKinds[index] === 'number' || firstKinds[index] === 'date');
  if (!isAlike || values.length === 0) return false;
  if (recurs || values.some((index) => firstKinds[index] === 'date')) return true;
  return !isSeries(values.map((index) => first[index])) && values.every((index) => liesAmong(first[index], columns[index]));
}

const decimal = /^[+-]?\d+(?:[.,]\d+(?:e[+-]?\d+)?|e[+-]?\d+)$/i;

/** True if there is a number with decimals or an exponent, which no column is called, except in a series such as the quantiles 0.05, 0.5 and 0.95. */
function holdsMeasures(first: readonly string[]): boolean {
  const cells = first.filter((cell) => cellKind(cell) === 'number');
  if (!cells.some((cell) => decimal.test(cell.trim()))) return false;
  const numbers = cells.map((cell) => roughNumber(cell));
  const rises = numbers.every((value, index) => index === 0 || value > numbers[index - 1]);
  const falls = numbers.every((value, index) => index === 0 || value < numbers[index - 1]);
  return numbers.length === 1 || !(rises || falls);
}

/**
 * True for an empty cell, or a word without digits that does not occur below it. Beside such a cell the doses 0.3, 1.0 and 0.1 are names
 * too, but S1 above S2 and S3 belongs to a row.
 */
function mayBeName(cell: string, column: readonly string[]): boolean {
  const kind = cellKind(cell);
  return (kind === 'empty' || (kind === 'text' && !/\d/.test(cell))) && columnKind(column) === 'text' && !column.includes(cell);
}

/** A value is at most this many times larger or smaller than some other one in its column. */
const farthest = 10;

/** False for a number far from those below it: 402.1 above 0.1 and 0.3 is a wavelength, and so a name. */
function isOfSize(cell: string, column: readonly string[]): boolean {
  const size = Math.abs(roughNumber(cell));
  const sizes = column.map((other) => Math.abs(roughNumber(other))).filter((other) => !Number.isNaN(other));
  if (Number.isNaN(size) || sizes.length === 0) return true;
  return sizes.some((other) => size <= other * farthest) && sizes.some((other) => size * farthest >= other);
}

/** If there are few texts, all must occur again in their columns; of many, nearly all, because one may be rare. */
const recurringShare = 0.8;

/** True if there are at least two texts and they occur again in their columns, which names do not. */
function areAllTextsOfRows(first: readonly string[], columns: readonly (readonly string[])[]): boolean {
  if (first.length < 2 || !first.every((cell) => cellKind(cell) === 'text')) return false;
  return first.filter((cell, index) => columns[index].includes(cell)).length >= first.length * recurringShare;
}

/**
 * True if the record below the header is not a row but a second header or a line of units: it holds text in most columns that are numeric
 * from the next record on, and in at least two.
 */
export function isSecondHeader(second: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (rows.length < fewestRows) return false;
  const numeric = second.map((_, index) => index).filter((index) => columnKind(rows.map((cells) => cells[index])) === 'number');
  const texts = numeric.filter((index) => cellKind(second[index]) === 'text');
  return texts.length >= 2 && texts.length * 2 > numeric.length;
}

/** True if a record of names is above rows with numbers: it has a text in a column that otherwise holds only numbers or dates. */
export function isHeaderLike(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return first.some((cell, index) => {
    const kind = columnKind(rows.map((cells) => cells[index]));
    return cellKind(cell) === 'text' && (kind === 'number' || kind === 'date');
  });
}

/** The common kind of a column's nonempty cells; text if they differ. */
export function columnKind(cells: readonly string[]): CellKind {
  const kinds = new Set(cells.map(cellKind));
  kinds.delete('empty');
  if (kinds.size === 0) return 'empty';
  const [kind] = kinds;
  return kinds.size === 1 ? kind : 'text';
}

/** True for years and consecutive numbers, which are names of columns at least as often as values. */
function isSeries(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => roughNumber(cell));
  if (!numbers.every(Number.isInteger)) return false;
  return numbers.every((value) => value >= 1800 && value <= 2200) || numbers.every((value, index) => value === numbers[0] + index);
}

function liesAmong(cell: string, column: readonly string[]): boolean {
  const value = roughNumber(cell);
  const others = column.map((other) => roughNumber(other)).filter((other) => !Number.isNaN(other));
  return others.some((other) => other <= value) && others.some((other) => other >= value);
}
