import { assertNever } from '../assertNever.ts';
import { readJsonLines } from './readJsonLines.ts';
import { readParquet } from './readParquet.ts';
import { readWorkbook } from './readWorkbook.ts';
import type { FileBytes, TableFormat } from './tableFormat.ts';

/**
 * A file that is not delimited text, converted to CSV piece by piece, which everything that reads tables expects. Throws a UserError if it
 * cannot be read.
 */
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
