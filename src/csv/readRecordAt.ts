import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import { columnNames, type ColumnNames } from './header/columnNames.ts';
import type { CsvRecord, Dialect, TableMarks } from './csvTable.ts';
import { joinNames } from './header/headerLevels.ts';
import { headerCells, repeatsHeader } from './header/headerCells.ts';
import { beginsComment, commentedHeader, fittingCells, holdsNothing, separatorOf, withoutByteOrderMark } from './lineText.ts';
import { cellDelimiter, plainLines } from './layout/plainLines.ts';
import { cellsOfLine, sampleRecords } from './layout/sampleRecords.ts';
import { isTotalLabel } from './strayRows/totals.ts';
import { scanRecords } from './scanRecords.ts';

/** A text by lines, as in an editor. Lines count from 0 and have no line break. */
export interface LineSource {
  readonly lineCount: number;
  lineAt(line: number): string;
}

/** What is stored about a table after training, so that single rows can be read; see `tableShape`. */
export interface TableShape extends Dialect, TableMarks {
  readonly columnCount: number;
  /** True if some record spans several lines. */
  readonly hasMultilineRecords: boolean;
  /** False if the first record was a row. If absent, its cells decide. */
  readonly hasHeader?: boolean;
}

/** One row, with the current names of the columns. */
export interface NamedRecord {
  readonly record: CsvRecord;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * Characters to read on either side of a line to find the ends of its record, in a table whose records took one line each: a quote that was
 * just typed may never close. A longer record is treated as an unclosed quote.
 */
const MOST_AROUND = 40_000;
/**
 * Characters to read below a line if records span several lines. Everything above is always read, because it determines where the record
 * begins.
 */
const MOST_BELOW = 1_000_000;

/** The record that gives the names of the columns, or the first row if names are generated. */
export interface Header {
  readonly record: CsvRecord;
  readonly names: readonly string[];
}

/** The first record, its names, and the line after it. */
interface FirstRecord extends ColumnNames {
  readonly record: CsvRecord;
  readonly startLine: number;
}

/**
 * The first record of each table, cached with its text: with 100 000 columns, parsing it takes as long as everything else about reading a
 * row.
 */
const lastRead = new WeakMap<TableShape, FirstRecord & { readonly text: string }>();

/**
 * The row on a line of the current document; undefined for the header, a comment, a blank line and a line past the end. A row on a single
 * line is read alone, so its cost does not depend on the size of the document. A line with an unbalanced quote is read with the lines
 * around it. If records span lines, everything above is read. Throws a UserError for an unclosed quote and for a row with too few or too
 * many cells.
 */
export function readRecordAt(source: LineSource, line: number, shape: TableShape): NamedRecord | undefined {
  const first = firstRecord(source, shape);
  if (!first || line < 0 || line >= source.lineCount) return undefined;
  const { startLine, endLine } = first.record;
  const { names, hasHeader } = first;
  if (line < startLine || (hasHeader && line <= Math.max(endLine, startLine + (shape.linesBelowNames?.at(-1) ?? 0)))) return undefined;
  if (!shape.hasMultilineRecords && isBlank(source.lineAt(line), shape)) return undefined;
  const record = singleLineRecord(source, line, shape, names.length) ?? searchRecord(source, line, shape, first.startLine, names.length);
  if (!record || (hasHeader && repeatsHeader(record.cells, headerCells(first.record.cells, { ...shape, hasRowNames: false }))))
    return undefined;
  if (shape.hasTotals && record.cells.some(isTotalLabel)) return undefined;
  const cells = fittingCells(record.cells, names.length);
  if (!cells) {
    if (beginsComment(record.cells[0])) return undefined;
    throw new UserError(
      message('Line {startLine} has {count} cells, the first line has {count2}.', {
        startLine: String(record.startLine + 1),
        count: record.cells.length,
        count2: names.length,
      }),
    );
  }
  const row = { cells, startLine: record.startLine, endLine: record.endLine };
  return { record: row, cells: new Map(names.map((name, index) => [name, cells[index]])) };
}

/** A tab between two empty cells makes a row. */
function isBlank(line: string, { delimiter }: TableShape): boolean {
  return line.trim() === '' && !line.includes(delimiter);
}

/** The first record with the current names of the columns; undefined if it is empty. Throws a UserError for an unclosed quote. */
export function readHeader(source: LineSource, shape: TableShape): Header | undefined {
  return firstRecord(source, shape);
}

/** The current names of the columns; none if the record is empty. Throws a UserError for an unclosed quote. */
export function readNames(source: LineSource, shape: TableShape): readonly string[] {
  return readHeader(source, shape)?.names ?? [];
}

function namesOf({ cells, startLine }: CsvRecord, shape: TableShape, below: readonly string[]): ColumnNames {
  const lines = [cells, ...below.map((text) => cellsOfLine(text, shape))];
  return columnNames(headerCells(shape.namesIn ? joinNames(shape.namesIn, lines) : cells, shape), startLine, shape.hasHeader === false);
}

/** The lines below the first one that hold a part of the names. */
function namesBelow(source: LineSource, start: number, { namesIn, linesBelowNames = [] }: TableShape): string[] {
  if (namesIn === undefined) return [];
  return linesBelowNames.flatMap((below) => (start + below < source.lineCount ? [lineOf(source, start + below)] : []));
}

/** Reads twice as many lines each time until the record is complete, because a quote that was just typed may never close. */
function firstRecord(source: LineSource, shape: TableShape): FirstRecord | undefined {
  const isSeparated = source.lineCount > 0 && separatorOf(lineOf(source, 0)) !== undefined;
  let start = Math.max(isSeparated ? 1 : 0, shape.linesAbove ?? 0);
  let comment: number | undefined;
  for (; start < source.lineCount; start++) {
    const text = lineOf(source, start);
    if (shape.hasLeadingComments && beginsComment(text)) comment = start;
    else if (!holdsNothing(text) && text.trim() !== '') break;
  }
  if (shape.hasCommentedHeader && comment !== undefined) {
    const cells = cellsOfLine(commentedHeader(lineOf(source, comment)), shape);
    return named({ cells, startLine: comment, endLine: comment }, shape, start);
  }
  if (start === source.lineCount) return undefined;
  const below = namesBelow(source, start, shape);
  const text = [lineOf(source, start), ...below].join('\n');
  const known = lastRead.get(shape);
  if (known?.text === text && known.startLine === start && start + 1 < source.lineCount) return known;
  for (let count = 1; start + count < source.lineCount; count *= 2) {
    const record = onlyRecord(linesOf(source, start, start + count), shape, start);
    if (!record) continue;
    const first = named(record, shape, start, below);
    if (count === 1) lastRead.set(shape, { ...first, text });
    return first;
  }
  const { records, fault } = sampleRecords(linesOf(source, start, source.lineCount), shape, start, 1);
  if (fault) throw fault.error;
  return records.length > 0 ? named(records[0], shape, start, below) : undefined;
}

function named(record: CsvRecord, shape: TableShape, startLine: number, below: readonly string[] = []): FirstRecord {
  return { record, startLine, ...namesOf(record, shape, below) };
}

function lineOf(source: LineSource, line: number): string {
  return line === 0 ? withoutByteOrderMark(source.lineAt(0)) : source.lineAt(line);
}

function linesOf(source: LineSource, start: number, end: number): string {
  // Not built for all lines at once: the source may refuse to read that far.
  const lines: string[] = [];
  for (let line = start; line < end; line++) lines.push(lineOf(source, line));
  // Ends the text here, because appending to a text of megabytes makes reading it slower.
  lines.push('');
  return lines.join('\n');
}

/** The record on a single line; undefined if a record may span several lines here. */
function singleLineRecord(source: LineSource, line: number, shape: TableShape, width: number): CsvRecord | undefined {
  // With an odd number of quotes, an edit may have made a cell span several lines here.
  if (shape.hasMultilineRecords || source.lineAt(line).split('"').length % 2 === 0) return undefined;
  const record = onlyRecord(lineOf(source, line), shape, line);
  return record && fittingCells(record.cells, width) ? record : undefined;
}

function searchRecord(source: LineSource, line: number, shape: TableShape, start: number, width: number): CsvRecord | undefined {
  const { hasMultilineRecords } = shape;
  const begin = hasMultilineRecords ? start : lineBefore(source, line, start);
  const end = lineBehind(source, line, hasMultilineRecords ? MOST_BELOW : MOST_AROUND);
  let found: CsvRecord | undefined;
  const { fault } = scanRecords(
    plainLines(linesOf(source, begin, end), shape),
    cellDelimiter(shape),
    begin,
    (record) => {
      if (record.startLine <= line && line <= record.endLine) found = record;
      return record.endLine < line;
    },
    (cells) => fittingCells(cells, width) !== undefined,
  );
  if (fault) throw fault.error;
  return found;
}

/** The first line to read above, from `first` on and not too far away. */
function lineBefore(source: LineSource, line: number, first: number): number {
  let before = line;
  for (let length = 0; before > first; before--) {
    length += source.lineAt(before - 1).length + 1;
    if (length > MOST_AROUND) break;
  }
  return before;
}

/** The line after the last one to read below. */
function lineBehind(source: LineSource, line: number, most: number): number {
  let behind = line + 1;
  for (let length = 0; behind < source.lineCount; behind++) {
    length += source.lineAt(behind).length + 1;
    if (length > most) break;
  }
  return behind;
}

/** The first record of the text; undefined if a quote is unclosed or misplaced. */
function onlyRecord(text: string, dialect: Dialect, firstLine: number): CsvRecord | undefined {
  return sampleRecords(text, dialect, firstLine, 1).records.at(0);
}
