import { cellKind, type CellKind } from './cellKind.ts';
import { roughNumber } from './roughNumber.ts';

/** Fewer rows than that prove nothing. */
const fewestRows = 3;

/**
 * True when the first record is data like the records below it, to be believed only when numbers or dates stand in it. Each of its cells is of
 * the kind of its column, and either one of its texts stands in its column again, or its numbers lie among those of their columns. Careful:
 * `name,2019,2020` above rows of a name and two numbers is a header, and so is anything that could be one.
 */
export function looksLikeRow(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (rows.length < fewestRows) return false;
  const columns = first.map((_, index) => rows.map((cells) => cells[index]));
  const kinds = columns.map(columnKind);
  const firstKinds = first.map(cellKind);
  if (areAllTextsOfRows(first, columns)) return true;
  const recurs = first.some((cell, index) => firstKinds[index] === 'text' && columns[index].includes(cell));
  const isAlike = firstKinds.every((kind, index) =>
    kind === 'empty' ? recurs || columns[index].some((cell) => cellKind(cell) === 'empty') : kind === kinds[index],
  );
  const values = first.map((_, index) => index).filter((index) => firstKinds[index] === 'number' || firstKinds[index] === 'date');
  if (!isAlike || values.length === 0) return false;
  if (recurs || values.some((index) => firstKinds[index] === 'date')) return true;
  return !isSeries(values.map((index) => first[index])) && values.every((index) => liesAmong(first[index], columns[index]));
}

/** Of a few texts all stand in their columns again, of many nearly all: a rare one may not. */
const recurringShare = 0.8;

/** True for two texts and more that stand in their columns again: no name does. */
function areAllTextsOfRows(first: readonly string[], columns: readonly (readonly string[])[]): boolean {
  if (first.length < 2 || !first.every((cell) => cellKind(cell) === 'text')) return false;
  return first.filter((cell, index) => columns[index].includes(cell)).length >= first.length * recurringShare;
}

/**
 * The record below the header when it is no row but a second header or a line of units: in most columns that hold numbers from the next record
 * on, and in two at least, it holds text.
 */
export function isSecondHeader(second: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (rows.length < fewestRows) return false;
  const numeric = second.map((_, index) => index).filter((index) => columnKind(rows.map((cells) => cells[index])) === 'number');
  const texts = numeric.filter((index) => cellKind(second[index]) === 'text');
  return texts.length >= 2 && texts.length * 2 > numeric.length;
}

/** True when a record of names stands above rows with numbers: it has a text where a column has numbers or dates only. */
export function isHeaderLike(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return first.some((cell, index) => {
    const kind = columnKind(rows.map((cells) => cells[index]));
    return cellKind(cell) === 'text' && (kind === 'number' || kind === 'date');
  });
}

/** The kind of all cells of a column that are not empty; text when they differ. */
export function columnKind(cells: readonly string[]): CellKind {
  const kinds = new Set(cells.map(cellKind));
  kinds.delete('empty');
  if (kinds.size === 0) return 'empty';
  const [kind] = kinds;
  return kinds.size === 1 ? kind : 'text';
}

/** True for years and for numbers that count on, which are names of columns at least as often as values. */
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
