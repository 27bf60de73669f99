import { assertNever } from '../assertNever.ts';
import { readJsonLines } from './readJsonLines.ts';
import { readParquet } from './readParquet.ts';
import { readWorkbook } from './readWorkbook.ts';
import type { FileBytes, TableFormat } from './tableFormat.ts';

/** A file that is not delimited text, as CSV, piece by piece: everything that reads tables reads that. Throws a UserError for a file that cannot be read. */
export function convertedText(format: TableFormat, file: FileBytes): AsyncGenerator<string> {
  switch (format.type) {
    case 'xlsx':
      return readWorkbook(file, format.sheet);
    case 'parquet':
      return readParquet(file);
    case 'jsonl':
      return readJsonLines(file);
    default:
      return assertNever(format);
  }
}
