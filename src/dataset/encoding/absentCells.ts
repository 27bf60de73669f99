import { listOf, message, plural, sentences, type Message, type MessageList } from '../../message.ts';
import { cellText, type CellColumn, type CsvTable } from '../../csv/csvTable.ts';
import { isMissingMark } from '../../csv/missingMarks.ts';
import { isMissing, markedNumbers, marksOf } from '../cells/isMissing.ts';
import { markRemarks } from '../columns/markCounts.ts';
import { isPlaceholderNumber } from '../columns/placeholderNumber.ts';
import { remarkOfColumn } from '../columns/remarks/remarkOfColumn.ts';
import type { Column } from '../columns/column.ts';
import { parsedTexts } from '../columns/reading/parsedTexts.ts';
import { writeDate } from '../cells/dates/writeDate.ts';
import type { ColumnEncoding } from './encoder.ts';
import { dateOfNumber } from '../cells/dates/parseDate.ts';
import { formatPlainNumber } from '../cells/numbers/parseNumber.ts';
import { placesOf, writeTrimmed } from '../../numberPlaces.ts';
import { lineAndCell } from '../cells/lineAndCell.ts';
import { describeCell } from '../cells/shortenCell.ts';

const namedLines = 3;

/** A warning about the records that are not in `used` because their target has no usable value. */
export function skippedWarning(table: CsvTable, target: Column, used: Uint32Array): Message[] {
  const count = table.rowCount - used.length;
  if (count === 0) return [];
  const rows: number[] = [];
  for (let record = 0, row = 0; record < table.rowCount && rows.length < namedLines; record++) {
    if (row < used.length && used[row] === record) row++;
    else rows.push(record);
  }
  return [
    sentences(
      plural(
        count,
        '{count} row was skipped because "{name}" has no usable value ({cells}).',
        '{count} rows were skipped because "{name}" has no usable value ({cells}).',
        { name: target.name, cells: nameCells(table, target, rows, count) },
      ),
      ...takenMarks(target),
    ),
  ];
}

/** A warning about default missing marks that count as values in these columns. */
export function keptMarks(columns: readonly Column[]): Message[] {
  return columns.flatMap(({ name, markCounts = [] }) => {
    const kept = markCounts.filter(({ mark, takenAs }) => takenAs === 'value' && (isMissingMark(mark) || isPlaceholderNumber(mark)));
    return markRemarks({ markCounts: kept }).map((remark) => remarkOfColumn(name, remark));
  });
}

/** '"None" in 14 cells is taken for a missing value.', for all such marks. */
function takenMarks({ markCounts = [] }: Column): Message[] {
  const taken = markRemarks({ markCounts: markCounts.filter(({ takenAs }) => takenAs === 'missing') });
  return taken.map((remark) => message('{remark}.', { remark }));
}

/** A warning about the cells of a feature, in the used records, that hold no value, and what replaces them. */
export function describeAbsent(table: CsvTable, column: Column, encoding: ColumnEncoding, used: Uint32Array): Message[] {
  const cells = table.columns[column.index];
  const { codes, numbers } = cells;
  const marked = markedNumbers(encoding.marks);
  if (!codes && !marked && encoding.type === 'number' && encoding.format.pointsGroup !== true) return [];
  const isAbsentText = absentTexts(encoding, cells);
  const mayNumbersBe = numbers.length > 0 && (encoding.type !== 'category' || marked !== undefined);
  if (!mayNumbersBe && !isAbsentText.includes(1)) return [];
  // In most columns no number is missing, so numbers need no check there.
  const mayNumberBeAbsent =
    marked !== undefined || encoding.type === 'date' || (encoding.type === 'number' && encoding.format.pointsGroup === true);
  const isAbsentNumber = (value: number) =>
    marked?.has(value) === true ||
    (encoding.type === 'date' && Number.isNaN(dateOfNumber(value, encoding.format))) ||
    (encoding.type === 'number' && Number.isNaN(formatPlainNumber(value, encoding.format)));
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < used.length; row++) {
    const record = used[row];
    const code = codes ? codes[record] : -1;
    if (code >= 0 ? isAbsentText[code] === 0 : !(mayNumberBeAbsent && isAbsentNumber(numbers[record]))) continue;
    if (count++ < namedLines) rows.push(record);
  }
  if (count === 0) return [];
  const args = { name: column.name, cells: nameCells(table, column, rows, count), standIn: standIn(encoding, column) };
  return [
    encoding.missing?.hasIndicator === true
      ? plural(
          count,
          '{count} row has no usable value of "{name}" ({cells}): {standIn} stands in for it; a separate input says that it is missing.',
          '{count} rows have no usable value of "{name}" ({cells}): {standIn} stands in for it; a separate input says that it is missing.',
          args,
        )
      : plural(
          count,
          '{count} row has no usable value of "{name}" ({cells}): {standIn} stands in for it.',
          '{count} rows have no usable value of "{name}" ({cells}): {standIn} stands in for it.',
          args,
        ),
  ];
}

/** For each text of the column 1 if it has no usable value. */
function absentTexts(encoding: ColumnEncoding, cells: CellColumn): Uint8Array {
  if (encoding.type === 'category') return Uint8Array.from(cells.texts, (text) => (isMissing(text, encoding.marks) ? 1 : 0));
  const reading = encoding.type === 'number' ? encoding : { dateFormat: encoding.format, ...marksOf(encoding) };
  return Uint8Array.from(parsedTexts(cells, reading), (value) => (Number.isNaN(value) ? 1 : 0));
}

function standIn(encoding: ColumnEncoding, { range }: Column): Message {
  switch (encoding.type) {
    case 'number':
      return message('the median, {value},', {
        value: writeTrimmed(encoding.missing?.fill ?? 0, placesOf(range ?? { min: 0, max: 0 })),
      });
    case 'category':
      return message('the commonest value, {value},', { value: describeCell(encoding.missing?.fill ?? '') });
    case 'date':
      return message('the median, {value},', { value: writeDate(encoding.missing?.fill ?? 0, encoding.format) });
  }
}

function nameCells({ columns, startLines }: CsvTable, { index }: Column, rows: readonly number[], count: number): MessageList {
  const named = rows.map((row) => lineAndCell(startLines[row] + 1, cellText(columns[index], row)));
  return listOf(named, 'semicolon', named.length, count);
}
