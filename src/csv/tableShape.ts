import type { CsvTable } from './csvTable.ts';
import { presentMarks } from './presentMarks.ts';
import type { TableShape } from './readRecordAt.ts';

/** The part of a table that `readRecordAt` needs to read rows like `readCsv`. */
export function tableShape(table: CsvTable): TableShape {
  const { delimiter, quoting, names, hasHeader, hasMultilineRecords } = table;
  return {
    delimiter,
    ...(quoting ? { quoting } : {}),
    columnCount: names.length,
    hasMultilineRecords,
    hasHeader,
    ...presentMarks(table),
  };
}
