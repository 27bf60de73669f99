import Papa from 'papaparse';
import { UserError } from '../userError.ts';
import type { CsvRecord, Delimiter } from './csvTable.ts';

/**
 * The records of a text whose line breaks are all `\n`, blank lines left out. `firstLine` is the document line of its first character;
 * `maxRecords` ends the reading early. Throws a UserError for a quote that is not closed or that closes in the middle of a cell.
 */
export function parseRecords(text: string, delimiter: Delimiter, firstLine = 0, maxRecords = Infinity): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = firstLine;
  let position = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      for (const error of errors) if (error.type === 'Quotes') throw quoteError(text, error.code, error.index ?? position, firstLine);
      const startLine = line;
      line += countLineBreaks(text, position, meta.cursor);
      position = meta.cursor;
      if (isBlank(data)) return;
      // The cursor stands behind the record's own line break, unless the text ends without one.
      const endsWithBreak = text.charCodeAt(position - 1) === lineFeed;
      records.push({ cells: data, startLine, endLine: Math.max(startLine, endsWithBreak ? line - 1 : line) });
      if (records.length >= maxRecords) parser.abort();
    },
  });
  return records;
}

const lineFeed = 10;

/** VS Code counts `\n`, `\r\n` and a lone `\r` as one line break each; all become `\n`, so that records are the same whatever a file uses. */
export function normalizeLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0].trim() === '';
}

function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function quoteError(text: string, code: string, index: number, firstLine: number): UserError {
  const line = firstLine + countLineBreaks(text, 0, index) + 1;
  return new UserError(
    code === 'MissingQuotes'
      ? `Line ${line}: a quote is opened and never closed. Close it, or double it (\`""\`) if it is part of the cell.`
      : `Line ${line}: text follows a closing quote. Double the quotes inside of a quoted cell (\`""\`).`,
  );
}
