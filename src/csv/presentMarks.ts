import type { TableMarks } from './csvTable.ts';

/** The marks without those that are undefined or false, which would only make the saved data longer. */
export function presentMarks(marks: TableMarks): TableMarks {
  const { linesAbove, hasLeadingComments, hasCommentedHeader, hasTrailingDelimiter, hasRowNames, linesBelowNames, namesIn, hasTotals } =
    marks;
  return {
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
