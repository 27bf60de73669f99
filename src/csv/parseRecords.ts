import Papa from 'papaparse';
import { UserError } from '../userError.ts';
import type { CsvRecord, Delimiter } from './csvTable.ts';

/**
 * The records of a text whose line breaks are all `\n`, blank lines left out. `firstLine` is the document line of its first character;
 * `maxRecords` ends the reading early. Throws a UserError for a quote that is not closed or that closes in the middle of a cell.
 */
export function parseRecords(text: string, delimiter: Delimiter, firstLine = 0, maxRecords = Infinity): CsvRecord[] {
  const records: CsvRecord[] = [];
  scanRecords(text, delimiter, firstLine, (record) => {
    records.push(record);
    return records.length < maxRecords;
  });
  return records;
}

/** Hands over one record after another while `onRecord` returns true; throws as `parseRecords` does, when it comes to the fault. */
export function scanRecords(text: string, delimiter: Delimiter, firstLine: number, onRecord: (record: CsvRecord) => boolean): void {
  // papaparse takes spaces behind a closing quote for text when nothing but them is left.
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  let line = firstLine;
  let position = 0;
  Papa.parse<string[]>(ended, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      for (const error of errors) if (error.type === 'Quotes') throw quoteError(ended, error.code, error.index ?? position, firstLine);
      const startLine = line;
      line += countLineBreaks(ended, position, meta.cursor);
      position = meta.cursor;
      // The cursor stands behind the record's own line break.
      if (!isBlank(data) && !onRecord({ cells: data, startLine, endLine: line - 1 })) parser.abort();
    },
  });
}

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
