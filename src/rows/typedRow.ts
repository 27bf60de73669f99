import { isMissing } from '../dataset/cells/isMissing.ts';
import { parseDate } from '../dataset/cells/dates/parseDate.ts';
import { parseNumber } from '../dataset/cells/numbers/parseNumber.ts';
import type { ColumnEncoding, RegressionTarget } from '../dataset/encoding/encoder.ts';
import { answerInSteps } from '../model/predict.ts';
import type { Model } from '../model/model.ts';
import { placesOf } from '../numberPlaces.ts';
import { finishSteps, type Steps } from '../steps.ts';
import { assertNever } from '../assertNever.ts';
import { cellOfRaw, quoteOf, writtenCells, rawOfCell } from './writtenCells.ts';

/** A line that is being typed, and some row lines above it, nearest first, which show how to write the answer. */
export interface TypedLine {
  readonly before: string;
  /** The text from the caret on. */
  readonly after: string;
  readonly above: readonly string[];
}

/** Where the answer goes: into the target's cell, of which `typed` is there already, or at the end of the row. */
interface TypedRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly place: 'cell' | 'end';
  readonly typed: string;
}

/**
 * Text that completes the row at the caret with the answer, written the way the file writes such cells. Undefined unless the row has all
 * the cells that the model needs and the caret is either in the target's cell (empty, or the beginning of the answer) or at the end of a
 * line that lacks only that cell.
 */
export function completeRow(line: TypedLine, names: readonly string[], model: Model): string | undefined {
  return finishSteps(completeInSteps(line, names, model));
}

/** The same in steps, so that others need not wait for a row of very many cells. */
export function* completeInSteps(line: TypedLine, names: readonly string[], model: Model): Steps<string | undefined> {
  const { encoder, table } = model;
  if (table.hasMultilineRecords) return undefined;
  const row = readTypedRow(line, names, model);
  yield;
  if (!row || !encoder.columns.every((column) => isReadable(column, row.cells.get(column.column)))) return undefined;
  const { value, split } = yield* answerInSteps(model, row.cells);
  // A row that was used for training is complete already: "1" is not the beginning of "10".
  if (row.typed !== '' && split !== undefined && split !== 'unused') return undefined;
  const index = names.indexOf(encoder.target.column);
  const written: string[] = [];
  for (const text of line.above) {
    const example = writtenCells(text, table)?.[index] ?? '';
    if (example.trim() !== '') written.push(example);
    yield;
  }
  const raw = writeAnswer(value, model, written);
  if (raw === undefined) return undefined;
  const isSpaced = !isBlank(table.delimiter) && row.typed === '' && !/\s$/.test(line.before);
  const space = isSpaced ? (/^ */.exec(written.at(0) ?? '')?.[0] ?? '') : '';
  if (row.place === 'end') return table.delimiter + space + raw;
  return raw.startsWith(row.typed) && raw !== row.typed ? space + raw.slice(row.typed.length) : undefined;
}

/** The target's cell, written like the given examples. */
function writeAnswer(value: number | string, { encoder: { target }, table }: Model, written: readonly string[]): string | undefined {
  const cells = written.map((raw) => cellOfRaw(raw, table));
  const text = typeof value === 'number' && target.type === 'regression' ? writeNumber(value, target, cells) : String(value);
  return text === undefined ? undefined : rawOfCell(text, table, written.at(0)?.trim().startsWith(quoteOf(table)) ?? false);
}

function readTypedRow({ before, after }: TypedLine, names: readonly string[], { table, encoder }: Model): TypedRow | undefined {
  const left = writtenCells(before, table);
  const isAtEnd = after.trim() === '';
  const right = isAtEnd ? [] : writtenCells(after, table);
  const index = names.indexOf(encoder.target.column);
  if (!left || !right || index < 0) return undefined;
  const typed = left[left.length - 1].trimStart();
  const cellsOf = (raws: readonly string[]) => new Map(raws.map((raw, at) => [names[at], cellOfRaw(raw, table)]));
  if (left.length === index + 1 && (isAtEnd || right[0].trim() === '')) {
    const raws = [...left, ...right.slice(1)];
    return raws.length <= names.length ? { cells: cellsOf(raws), place: 'cell', typed } : undefined;
  }
  // If blanks separate cells, nothing is offered here: Tab, which accepts the answer, is the key that moves on to the next cell.
  const isNext = left.length === index && isAtEnd && typed !== '' && !isBlank(table.delimiter);
  return isNext ? { cells: new Map([...cellsOf(left), [names[index], '']]), place: 'end', typed: '' } : undefined;
}

function isBlank(delimiter: string): boolean {
  return delimiter.trim() === '';
}

function isReadable(encoding: ColumnEncoding, cell: string | undefined): boolean {
  if (cell === undefined || isMissing(cell, encoding.marks)) return false;
  switch (encoding.type) {
    case 'number':
      return !Number.isNaN(parseNumber(cell, encoding.format));
    case 'date':
      return !Number.isNaN(parseDate(cell, encoding.format));
    case 'category':
      return true;
    default:
      return assertNever(encoding);
  }
}

/** With the decimals, decimal mark and unit of the column's cells. Undefined for a duration, and if it could not be read back. */
function writeNumber(value: number, target: RegressionTarget, written: readonly string[]): string | undefined {
  const { format } = target;
  if (format.duration !== undefined) return undefined;
  const shapes = written.map((cell) => /^(\D*?)([-−+]?\d[\d.,]*)(\D*)$/.exec(cell)).filter((shape) => shape !== null);
  const decimals = shapes.map(([, , digits]) => digits.split(format.decimal)[1]?.length ?? 0);
  const most = decimals.length > 0 ? Math.max(...decimals) : placesOf(target).decimals;
  const fixed = value.toFixed(Math.min(20, most));
  const isEven = decimals.length > 0 && decimals.every((count) => count === most);
  const rounded = isEven || !fixed.includes('.') ? fixed : fixed.replace(/\.?0+$/, '');
  const digits = Number(rounded) === 0 ? rounded.replace('-', '') : rounded;
  const local = format.decimal === ',' ? digits.replace('.', ',') : digits;
  const [, prefix = '', , suffix = ''] = shapes.at(0) ?? [];
  const isRead = (text: string) => Math.abs(parseNumber(text, format) - Number(rounded)) <= 1e-9 * Math.max(1, Math.abs(value));
  return [...(format.isScaled ? [] : [prefix + local + suffix]), local].find(isRead);
}
