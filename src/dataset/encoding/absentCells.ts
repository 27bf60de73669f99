import { cellText, type CellColumn, type CsvTable } from '../../csv/csvTable.ts';
import { isMissingMark } from '../../csv/missingMarks.ts';
import { isMissing, markedNumbers, marksOf } from '../cells/isMissing.ts';
import { markRemarks } from '../columns/markCounts.ts';
import type { Column } from '../columns/column.ts';
import { parsedTexts } from '../columns/parsedTexts.ts';
import { formatDate } from './dateParts.ts';
import type { ColumnEncoding } from './encoder.ts';
import { formatPlainNumber } from '../cells/parseNumber.ts';
import { placesOf, writeTrimmed } from '../../numberPlaces.ts';
import { describeCell } from '../cells/shortenCell.ts';

const namedLines = 3;

/** A warning about the records that are not in `used` because their target has no usable value. */
export function skippedWarning(table: CsvTable, target: Column, used: Uint32Array): string[] {
  const count = table.rowCount - used.length;
  if (count === 0) return [];
  const rows: number[] = [];
  for (let record = 0, row = 0; record < table.rowCount && rows.length < namedLines; record++) {
    if (row < used.length && used[row] === record) row++;
    else rows.push(record);
  }
  return [
    `${count === 1 ? '1 row was' : `${count} rows were`} skipped because "${target.name}" has no usable value (${nameCells(table, target, rows, count)}).${takenMarks(target)}`,
  ];
}

/** A warning about usual marks of what is missing that are taken for values of these columns. */
export function keptMarks(columns: readonly Column[]): string[] {
  return columns.flatMap(({ name, markCounts = [] }) => {
    const kept = markCounts.filter(({ mark, takenAs }) => takenAs === 'value' && isMissingMark(mark));
    return markRemarks({ markCounts: kept }).map((remark) => `"${name}": ${remark}.`);
  });
}

/** " "None" in 14 cells is taken for a missing value.", of all marks that are. */
function takenMarks({ markCounts = [] }: Column): string {
  const taken = markRemarks({ markCounts: markCounts.filter(({ takenAs }) => takenAs === 'missing') });
  return taken.map((remark) => ` ${remark}.`).join('');
}

/** A warning about the cells of a feature, in the used records, that hold no value and what stands in for them. */
export function describeAbsent(table: CsvTable, column: Column, encoding: ColumnEncoding, used: Uint32Array): string[] {
  const cells = table.columns[column.index];
  const { codes, numbers } = cells;
  const marked = markedNumbers(encoding.marks);
  if (!codes && !marked && encoding.type === 'number' && encoding.format.pointsGroup !== true) return [];
  const isAbsentText = absentTexts(encoding, cells);
  const isAbsentNumber = (value: number) =>
    marked?.has(value) === true ||
    encoding.type === 'date' ||
    (encoding.type === 'number' && Number.isNaN(formatPlainNumber(value, encoding.format)));
  const rows: number[] = [];
  let count = 0;
  for (const record of used) {
    const code = codes ? codes[record] : -1;
    if (code >= 0 ? isAbsentText[code] === 0 : !isAbsentNumber(numbers[record])) continue;
    if (count++ < namedLines) rows.push(record);
  }
  if (count === 0) return [];
  const rowWords = count === 1 ? '1 row has' : `${count} rows have`;
  const told = encoding.missing?.hasIndicator === true ? '; an input of its own says that it is missing' : '';
  return [
    `${rowWords} no usable value of "${column.name}" (${nameCells(table, column, rows, count)}): ${standIn(encoding, column)} stands in for it${told}.`,
  ];
}

/** For each text of the column 1 where it says nothing that can be used. */
function absentTexts(encoding: ColumnEncoding, cells: CellColumn): Uint8Array {
  if (encoding.type === 'category') return Uint8Array.from(cells.texts, (text) => (isMissing(text, encoding.marks) ? 1 : 0));
  const reading = encoding.type === 'number' ? encoding : { dateFormat: encoding.format, ...marksOf(encoding) };
  return Uint8Array.from(parsedTexts(cells, reading), (value) => (Number.isNaN(value) ? 1 : 0));
}

function standIn(encoding: ColumnEncoding, { range }: Column): string {
  switch (encoding.type) {
    case 'number':
      return `the median, ${writeTrimmed(encoding.missing?.fill ?? 0, placesOf(range ?? { min: 0, max: 0 }))},`;
    case 'category':
      return `the commonest value, ${describeCell(encoding.missing?.fill ?? '')},`;
    case 'date':
      return `the median, ${formatDate(encoding.missing?.fill ?? 0, encoding.format)},`;
  }
}

function nameCells({ columns, startLines }: CsvTable, { index }: Column, rows: readonly number[], count: number): string {
  const named = rows.map((row) => `line ${startLines[row] + 1}: ${describeCell(cellText(columns[index], row))}`).join('; ');
  return count > rows.length ? `${named}; and ${count - rows.length} more` : named;
}
