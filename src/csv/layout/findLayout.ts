import { message, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';
import { columnNames } from '../header/columnNames.ts';
import type { ColumnRole, CsvRecord, Delimiter, Dialect, TableMarks } from '../csvTable.ts';
import { findDelimiter } from './findDelimiter.ts';
import { findQuoting } from './findQuoting.ts';
import { findHeaderMarks, rowNamesWarnings } from '../header/headerMarks.ts';
import { headerCells, repeatsHeader } from '../header/headerCells.ts';
import { joinNames } from '../header/headerLevels.ts';
import { looksLikeRow } from '../header/headerLines.ts';
import { findLinesBelowNames } from '../header/linesBelowNames.ts';
import { fittingCells } from '../lineText.ts';
import { readLeadingLines } from '../header/leadingLines.ts';
import { findNotesAbove } from '../header/notesAbove.ts';
import { readPreamble } from '../header/preamble.ts';
import { refuseSecondHeader, refuseTitle, refuseTitleRow } from '../header/refuseHeader.ts';
import { refuseOtherFormat } from './refuseOtherFormat.ts';
import { offsetOfLine } from '../scanRecords.ts';
import { sampleRecords, withoutComments } from './sampleRecords.ts';

/** The layout of a text as a table, and where its rows begin. */
export interface Layout extends Dialect, TableMarks {
  readonly names: readonly string[];
  /** The cells of the line with names, as far as they are names; absent if there is none. */
  readonly header?: readonly string[];
  readonly hasHeader: boolean;
  /** The roles of the columns according to two lines below the names. */
  readonly roles?: readonly ColumnRole[];
  /** 0-based document line of the names, or of the first row if there are none. */
  readonly headerLine: number;
  /** True if the header spans several lines. */
  readonly hasMultilineHeader: boolean;
  /** Offset of the first row in the text. */
  readonly restOffset: number;
  /** 0-based line of the first row. */
  readonly restLine: number;
  readonly warnings: readonly Message[];
}

const sampleSize = 200;
const mostColumns = 100_000;

/**
 * Determines the layout of a text with `\n` as line breaks from its first lines. The text ends with a line break unless it is whole.
 * Undefined if these lines are too few. Throws a UserError if there is no table, or if it cannot be told from the text around it.
 */
export function findLayout(text: string, isWhole: boolean): Layout | undefined {
  refuseOtherFormat(text);
  const top = readPreamble(text);
  const notes = findNotesAbove(text, top);
  const preamble = notes ? { ...top, offset: notes.offset, line: notes.line } : top;
  const content = text.slice(preamble.offset);
  const dialect = findDialect(content, preamble.delimiter);
  const leading = readLeadingLines(preamble, content, dialect);
  const { startLine, isComments, warnings } = leading;
  const lines = text.slice(leading.offset);
  const { records, fault } = sampleRecords(lines, dialect, startLine, sampleSize);
  if (records.length === 0 && fault && (isWhole || !fault.isOpen)) throw fault.error;
  if (records.length < 2 && !isWhole) return undefined;
  if (records.length === 0)
    throw new UserError(message('The file holds blank lines only. A table needs names of columns and rows below them.'));

  const firstRecord = records[0];
  const cells = leading.header?.cells ?? firstRecord.cells;
  const headerLine = leading.header?.line ?? firstRecord.startLine;
  if (cells.length > mostColumns) throw tooWide(headerLine, cells.length);
  const more = leading.header ? { count: -1 } : findLinesBelowNames(cells, records.slice(1), headerLine);
  const below = withoutComments(records.slice(more.count + 1)).filter((record) => !repeatsHeader(record.cells, cells));
  const headerMarks = findHeaderMarks(cells, below, lines, startLine, dialect.delimiter);
  const firstCells = headerCells(more.namesIn ? joinNames(more.namesIn, namesLines(records, more.count)) : cells, headerMarks);
  const rows = below.map((record) => fittingCells(record.cells, firstCells.length)).filter((row) => row !== undefined);
  const {
    names,
    hasHeader,
    warnings: nameWarnings,
  } = columnNames(firstCells, headerLine, !leading.header && looksLikeRow(firstCells, rows));
  if (names.length === 1 && !preamble.delimiter) refuseTitle(lines, headerLine, dialect.quoting);
  if (hasHeader) refuseSecondHeader(headerLine, below, names.length);
  if (hasHeader && !leading.header) refuseTitleRow(firstCells, below);
  const header = hasHeader && !leading.header ? firstRecord : undefined;
  const headerRecords = header ? records.slice(0, more.count + 1) : [];
  const lastHeader = headerRecords.at(-1);
  return {
    ...dialect,
    names,
    hasHeader,
    headerLine,
    ...(hasHeader ? { header: headerCells(cells, { ...headerMarks, hasRowNames: false }) } : {}),
    hasMultilineHeader: headerRecords.some(({ startLine: begin, endLine }) => endLine > begin),
    restOffset: leading.offset + (lastHeader ? offsetOfLine(lines, lastHeader.endLine + 1 - startLine) : 0),
    restLine: lastHeader ? lastHeader.endLine + 1 : startLine,
    warnings: [
      ...[notes?.warning, more.warning].filter((warning) => warning !== undefined),
      ...warnings,
      ...nameWarnings,
      ...rowNamesWarnings(headerMarks, headerLine),
    ],
    ...(notes ? { linesAbove: notes.line } : {}),
    ...(more.roles ? { roles: more.roles } : {}),
    ...linesBelow(headerRecords),
    ...(more.namesIn && header ? { namesIn: more.namesIn } : {}),
    ...(isComments ? { hasLeadingComments: true } : {}),
    ...(leading.header ? { hasCommentedHeader: true } : {}),
    ...headerMarks,
  };
}

function namesLines(records: readonly CsvRecord[], count: number): (readonly string[])[] {
  return records.slice(0, count + 1).map(({ cells }) => cells);
}

function linesBelow([header, ...others]: readonly CsvRecord[]): Pick<TableMarks, 'linesBelowNames'> {
  return others.length > 0 ? { linesBelowNames: others.map(({ startLine }) => startLine - header.startLine) } : {};
}

function tooWide(line: number, count: number): UserError {
  const args = { line: String(line + 1), count, most: mostColumns };
  return new UserError(message('Line {line} has {count} cells: no more than {most} columns can be read.', args));
}

function findDialect(content: string, delimiter: Delimiter | undefined): Dialect {
  const quoting = findQuoting(content);
  return { delimiter: delimiter ?? findDelimiter(content, quoting), ...(quoting ? { quoting } : {}) };
}
