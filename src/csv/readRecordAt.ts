import { UserError } from '../userError.ts';
import { columnNames } from './columnNames.ts';
import type { CsvRecord, Delimiter } from './csvTable.ts';
import { normalizeLineBreaks, parseRecords } from './parseRecords.ts';

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

function firstRecord(source: LineSource, { delimiter }: TableShape): CsvRecord | undefined {
  let text = '';
  let start = 0;
  for (let line = 0; line < source.lineCount; line++) {
    text += (line === 0 ? source.lineAt(0).replace(/^\uFEFF/, '') : source.lineAt(line)) + '\n';
    if (text.trim() === '') {
      text = '';
      start = line + 1;
      continue;
    }
    const record = tryParse(text, delimiter, start);
    if (record) return record;
  }
  return undefined;
}

/** The record of a line that is one by itself; undefined when a record may span several lines here. */
function singleLineRecord(source: LineSource, line: number, shape: TableShape, width: number): CsvRecord | undefined {
  // An odd number of quotes: a cell may begin or end here that spans several lines since an edit.
  if (shape.hasMultilineRecords || source.lineAt(line).split('"').length % 2 === 0) return undefined;
  const record = tryParse(`${source.lineAt(line)}\n`, shape.delimiter, line);
  return record?.cells.length === width ? record : undefined;
}

function searchRecord(source: LineSource, line: number, { delimiter }: TableShape): CsvRecord | undefined {
  const lines = Array.from({ length: source.lineCount }, (_, index) => source.lineAt(index));
  const text = normalizeLineBreaks(lines.join('\n').replace(/^\uFEFF/, ''));
  return parseRecords(text, delimiter).find(({ startLine, endLine }) => startLine <= line && line <= endLine);
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
