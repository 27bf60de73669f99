import { UserError } from '../userError.ts';
import { columnNames } from './columnNames.ts';
import type { CsvRecord, Delimiter } from './csvTable.ts';
import { parseRecords } from './parseRecords.ts';

/** A text by lines, as an editor has it. Lines are counted from 0 and come without their line break. */
export interface LineSource {
  readonly lineCount: number;
  lineAt(line: number): string;
}

/** What is known of a table from its training, so that one row can be read without the others. */
export interface TableShape {
  readonly delimiter: Delimiter;
  readonly columnCount: number;
  /** True when some record spans several lines. */
  readonly hasMultilineRecords: boolean;
}

/** One row with the names of its columns as the document has them now. */
export interface NamedRecord {
  readonly record: CsvRecord;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * The row that spans a document line as the document is now; undefined for the header, a blank line and a line past the end. A row that
 * stands on one line is read alone, so that it costs the same in a document of any size; else everything above is read. Throws a UserError
 * for an unclosed quote and for a row with too few or too many cells.
 */
export function readRecordAt(source: LineSource, line: number, shape: TableShape): NamedRecord | undefined {
  const first = firstRecord(source, shape);
  if (!first || line < 0 || line >= source.lineCount) return undefined;
  const { names, hasHeader } = columnNames(first.cells, first.startLine);
  if (line < first.startLine || (hasHeader && line <= first.endLine)) return undefined;
  if (!shape.hasMultilineRecords && source.lineAt(line).trim() === '') return undefined;
  const record = singleLineRecord(source, line, shape, names.length) ?? searchRecord(source, line, shape);
  if (!record) return undefined;
  if (record.cells.length !== names.length) {
    throw new UserError(`Line ${record.startLine + 1} has ${record.cells.length} cells, the first line has ${names.length}.`);
  }
  return { record, cells: new Map(names.map((name, index) => [name, record.cells[index]])) };
}

/** Reads more and more lines until the record is whole, twice as many each time: a quote that was just opened there may never close. */
function firstRecord(source: LineSource, { delimiter }: TableShape): CsvRecord | undefined {
  let start = 0;
  while (start < source.lineCount && lineOf(source, start).trim() === '') start++;
  if (start === source.lineCount) return undefined;
  for (let count = 1; start + count < source.lineCount; count *= 2) {
    const record = tryParse(linesOf(source, start, start + count), delimiter, start);
    if (record) return record;
  }
  return parseRecords(linesOf(source, start, source.lineCount), delimiter, start, 1)[0];
}

function lineOf(source: LineSource, line: number): string {
  return line === 0 ? source.lineAt(0).replace(/^\uFEFF/, '') : source.lineAt(line);
}

function linesOf(source: LineSource, start: number, end: number): string {
  const lines = Array.from({ length: end - start }, (_, index) => lineOf(source, start + index));
  // Ended here, since adding to a text of megabytes makes reading it slower.
  lines.push('');
  return lines.join('\n');
}

/** The record of a line that is one by itself; undefined when a record may span several lines here. */
function singleLineRecord(source: LineSource, line: number, shape: TableShape, width: number): CsvRecord | undefined {
  // An odd number of quotes: a cell may begin or end here that spans several lines since an edit.
  if (shape.hasMultilineRecords || source.lineAt(line).split('"').length % 2 === 0) return undefined;
  const record = tryParse(source.lineAt(line), shape.delimiter, line);
  return record?.cells.length === width ? record : undefined;
}

function searchRecord(source: LineSource, line: number, { delimiter }: TableShape): CsvRecord | undefined {
  return parseRecords(linesOf(source, 0, source.lineCount), delimiter).find(
    ({ startLine, endLine }) => startLine <= line && line <= endLine,
  );
}

/** The only record of the text, or undefined while a quote is open. */
function tryParse(text: string, delimiter: Delimiter, firstLine: number): CsvRecord | undefined {
  try {
    return parseRecords(text, delimiter, firstLine, 1)[0];
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
