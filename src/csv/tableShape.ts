import type { CsvTable } from './csvTable.ts';
import type { TableShape } from './readRecordAt.ts';

/** What is remembered of a table, so that `readRecordAt` reads its rows as `readCsv` does. */
export function tableShape(table: CsvTable): TableShape {
  const { delimiter, quoting, names, hasHeader, hasMultilineRecords } = table;
  const { linesAbove, hasLeadingComments, hasCommentedHeader, hasTrailingDelimiter, hasRowNames, linesBelowNames, hasTotals } = table;
  return {
    delimiter,
    ...(quoting ? { quoting } : {}),
    columnCount: names.length,
    hasMultilineRecords,
    hasHeader,
    ...(linesAbove === undefined ? {} : { linesAbove }),
    ...(hasLeadingComments ? { hasLeadingComments } : {}),
    ...(hasCommentedHeader ? { hasCommentedHeader } : {}),
    ...(hasTrailingDelimiter ? { hasTrailingDelimiter } : {}),
    ...(hasRowNames ? { hasRowNames } : {}),
    ...(linesBelowNames ? { linesBelowNames } : {}),
    ...(hasTotals ? { hasTotals } : {}),
  };
}
