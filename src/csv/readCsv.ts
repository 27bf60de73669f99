import { UserError } from '../userError.ts';
import { columnNames } from './columnNames.ts';
import { CellStore } from './cellStore.ts';
import type { CsvTable, RaggedRecord } from './csvTable.ts';
import { findDelimiter } from './findDelimiter.ts';
import { normalizeLineBreaks, parseRecords } from './parseRecords.ts';

const byteOrderMark = '\uFEFF';

/**
 * Reads a table. Records with too few or too many cells are set aside with a warning that names their lines. Throws a UserError when the
 * text is empty, is no text, has a header only or has a quote that is not closed.
 */
export function readCsv(text: string): CsvTable {
  const normalized = normalizeLineBreaks(text.startsWith(byteOrderMark) ? text.slice(1) : text);
  if (normalized === '') throw new UserError('The file is empty. A table needs a line with the names of its columns and rows below it.');
  const nul = normalized.indexOf('\0');
  if (nul >= 0) {
    const line = normalized.slice(0, nul).split('\n').length;
    throw new UserError(`Line ${line} holds a NUL character: this is not a text file, or it was opened with the wrong encoding.`);
  }
  const delimiter = findDelimiter(normalized);
  const all = parseRecords(normalized, delimiter);
  const first = all.at(0);
  if (!first || normalized.trim() === '')
    throw new UserError('The file holds blank lines only. A table needs names of columns and rows below them.');
  const { names, hasHeader, warnings } = columnNames(first.cells, first.startLine);
  const rows = hasHeader ? all.slice(1) : all;
  if (rows.length === 0) throw new UserError('The table has names of columns but no rows. Add rows below the first line.');
  const records = rows.filter(({ cells }) => cells.length === names.length);
  const ragged = rows
    .filter(({ cells }) => cells.length !== names.length)
    .map(({ startLine, cells }) => ({ startLine, cellCount: cells.length }));
  if (records.length === 0) {
    throw new UserError(
      `No row has as many cells as the first line, ${names.length} (${nameRagged(ragged)}). Check the first line and what separates the cells.`,
    );
  }
  const stores = names.map(() => new CellStore());
  for (const { cells } of records) for (const [index, store] of stores.entries()) store.add(cells[index]);
  return {
    delimiter,
    names,
    hasHeader,
    rowCount: records.length,
    columns: stores.map((store) => store.finish()),
    startLines: Uint32Array.from(records, ({ startLine }) => startLine),
    hasMultilineRecords: all.some(({ startLine, endLine }) => endLine > startLine),
    ragged,
    warnings: [...warnings, ...raggedWarnings(ragged, names.length)],
  };
}

const namedLines = 3;

function raggedWarnings(ragged: readonly RaggedRecord[], width: number): string[] {
  if (ragged.length === 0) return [];
  const subject = ragged.length === 1 ? '1 row was skipped: it does' : `${ragged.length} rows were skipped: they do`;
  return [`${subject} not have ${width} cells as the first line has (${nameRagged(ragged)}).`];
}

function nameRagged(ragged: readonly RaggedRecord[]): string {
  const named = ragged.slice(0, namedLines).map(({ startLine, cellCount }) => `line ${startLine + 1} has ${cellCount}`);
  return ragged.length > namedLines ? `${named.join(', ')}, and ${ragged.length - namedLines} more` : named.join(', ');
}
