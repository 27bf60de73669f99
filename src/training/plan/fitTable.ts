import { cellText, type CellColumn, type CsvTable } from '../../csv/csvTable.ts';
import { namePlaces } from '../../csv/namePlaces.ts';
import { marksOf } from '../../dataset/cells/isMissing.ts';
import { describeCell } from '../../dataset/cells/shortenCell.ts';
import type { Column } from '../../dataset/columns/column.ts';
import { classReader, noValue, otherValue } from '../../dataset/columns/columnValues.ts';
import { categoryReader } from '../../dataset/encoding/apply/applyCategory.ts';
import type { CategoryEncoding, Encoder, TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { isUnreadable } from '../../dataset/encoding/isUnreadable.ts';
import { listOf, message, plural, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';

/** At most this many columns are listed by name. */
const MOST_NAMES = 8;

/**
 * Checks that the columns of a table hold what a model was trained on. Returns warnings about values it has not seen. Throws a UserError
 * for columns that are missing or of another kind, and for classes that the network has no output for.
 */
export function fitTable(table: CsvTable, { columns, target }: Encoder): Message[] {
  const places = namePlaces(table.names);
  const missing = [...columns, target].map(({ column }) => column).filter((name) => !places.has(name));
  if (missing.length > 0) {
    throw new UserError(
      message('The table lacks columns that the model has learned from: {columns}. Columns are found by their names.', {
        columns: listOf(missing, 'comma', MOST_NAMES),
      }),
    );
  }
  const other = columns.find((encoding) => {
    const place = places.get(encoding.column);
    return place !== undefined && isUnreadable(encoding, table.columns[place]);
  });
  if (other) throw new UserError(other.type === 'date' ? noDates(other.column) : noNumbers(other.column));
  const cellsOf = (name: string) => table.columns[places.get(name) ?? -1];
  refuseOtherTarget(table, cellsOf(target.column), target);
  return columns.flatMap((encoding) => (encoding.type === 'category' ? describeOthers(cellsOf(encoding.column), encoding) : []));
}

/** The target's column as the model reads it, so that classes keep their outputs. */
export function targetAsLearned(column: Column, target: TargetEncoding): Column {
  const { classes: _, fold: __, format: ___, marks: ____, ...rest } = column;
  const read = {
    ...rest,
    ...marksOf(target),
    ...(target.format ? { format: target.format } : {}),
  };
  if (target.type === 'regression') return read;
  return { ...read, classes: target.classes, ...(target.fold ? { fold: target.fold } : {}) };
}

function refuseOtherTarget(table: CsvTable, cells: CellColumn, target: TargetEncoding): void {
  const name = target.column;
  if (target.type === 'regression') {
    if (isUnreadable({ ...target, type: 'number' }, cells)) throw new UserError(noNumbers(name));
    return;
  }
  const values = new Float64Array(cells.length);
  classReader(cells, target.classes, target)(values);
  const row = values.indexOf(otherValue);
  if (row < 0) return;
  throw new UserError(
    message(
      '"{name}" is {value} in line {line}, and the model has no output for that: it has learned {classes}. Train from scratch to learn it too.',
      {
        ...{ name, value: describeCell(cellText(cells, row)), line: String(table.startLines[row] + 1) },
        classes: listOf(target.classes.map(describeCell), 'comma', MOST_NAMES),
      },
    ),
  );
}

function describeOthers(cells: CellColumn, encoding: CategoryEncoding): Message[] {
  const name = encoding.column;
  const values = new Float64Array(cells.length);
  categoryReader(encoding, cells)(values);
  const count = values.reduce((sum, value) => sum + (value === otherValue ? 1 : 0), 0);
  if (count === 0) return [];
  const held = values.reduce((sum, value) => sum + (value === noValue ? 0 : 1), 0);
  const value = describeCell(cellText(cells, values.indexOf(otherValue)));
  if (count === held) {
    throw new UserError(
      message('"{name}" holds none of the values that the model has learned from, only {value} and the like.', { name, value }),
    );
  }
  return [
    plural(
      count,
      '{count} row has a value of "{name}" that the model has no input for, such as {value}.',
      '{count} rows have a value of "{name}" that the model has no input for, such as {value}.',
      { name, value },
    ),
  ];
}

function noNumbers(name: string): Message {
  return message('"{name}" was learned as a number, and most of its cells hold none: columns must mean the same as in training.', { name });
}

function noDates(name: string): Message {
  return message('"{name}" was learned as a date, and most of its cells hold none: columns must mean the same as in training.', { name });
}
