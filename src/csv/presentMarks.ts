import type { TableMarks } from './csvTable.ts';

/** The marks that a table has, without those that are undefined or false, so that what is saved of it is short. */
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
