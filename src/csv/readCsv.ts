import type { CsvTable } from './csvTable.ts';
import { createTableReader, type ReadingWay } from './tableReader.ts';

/**
 * Reads a table. Records with too few or too many cells are set aside with a warning that names their lines. Throws a UserError if the text
 * is empty, is not text, has only a header, has several headers, or has an unclosed quote.
 */
export function readCsv(text: string, way?: ReadingWay): CsvTable {
  const reader = createTableReader({ ...(way ? { way } : {}), expectedLength: text.length });
  reader.push(text);
  return reader.finish();
}
