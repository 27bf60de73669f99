import type { CsvTable } from './csvTable.ts';
import type { TableShape } from './readRecordAt.ts';

/** The part of a table that `readRecordAt` needs to read rows like `readCsv`. */
export function tableShape(table: CsvTable): TableShape {
  const { delimiter, quoting, names, hasHeader, hasMultilineRecords } = table;
  const { linesAbove, hasLeadingComments, hasCommentedHeader, hasTrailingDelimiter, hasRowNames, linesBelowNames, namesIn, hasTotals } =
    table;
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
    ...(namesIn ? { namesIn } : {}),
    ...(hasTotals ? { hasTotals } : {}),
  };
}
