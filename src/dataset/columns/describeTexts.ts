import { message, type Message } from '../../message.ts';
import type { CellColumn, CsvTable } from '../../csv/csvTable.ts';
import { isMissing, marksOf } from '../cells/isMissing.ts';
import { findFold } from '../cells/spelling.ts';
import { isBooleanPair, sortClasses } from '../cells/classKey.ts';
import type { Column, ColumnKind, LeftOut } from './column.ts';
import { choiceRemark, isChoice } from './choiceColumn.ts';
import { columnTasks, mostClasses } from './recipe/columnTasks.ts';
import { countValues, type ValueCount } from './columnValues.ts';
import { bars } from './distribution.ts';
import { findSpellings, spellingRemarks } from './findSpellings.ts';
import type { Reading } from './reading/findReading.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import { markCounts } from './markCounts.ts';
import { firstRowsOf, type TextCensus } from './textCensus.ts';

/** Everything needed to describe a column. */
export interface ColumnFacts {
  readonly table: CsvTable;
  readonly name: string;
  readonly index: number;
  readonly cells: CellColumn;
  readonly census: TextCensus;
  readonly reading: Reading;
  readonly chosen: ColumnKind | undefined;
  /** True if the user asked to merge different spellings. */
  readonly isMerged: boolean;
}

/** A column with more distinct texts than this, and than half of its cells, is not categorical. */
const manyTexts = 20;
/** Texts of at least this average length that rarely repeat are sentences. */
const longText = 60;

/** Describes a column whose cells are read as texts. */
export function describeTexts({ table, name, index, cells, census, reading, chosen, isMerged }: ColumnFacts): Column {
  const counted = cells.codes && cells.numbers.length === 0 ? { textCounts: census.counts } : {};
  const separate = countValues(cells, marksOf(census), counted);
  const fold = isMerged ? findFold(separate.map((value) => value.name)) : undefined;
  const values = fold ? countValues(cells, { ...marksOf(census), fold }, counted) : separate;
  const count = census.numbers + census.words;
  const distinct = values.length;
  const classes = distinct >= 2 && distinct <= mostClasses ? sortClasses(values.map((value) => value.name)) : undefined;
  const isTicked = chosen === undefined && values.length === 1 && isChoice(cells, census);
  const kind = isTicked ? 'category' : textKind(values, count, classes, chosen);
  const [firstRow] = firstRowsOf(cells, (code) => census.isMissing[code] === 0, 1);
  const tasks = columnTasks({ kind, isNumber: false, isWhole: false, distinct, count });
  const reason = reasonToLeaveOut(kind, values, census.missing);
  const spellings =
    kind === 'category' || kind === 'boolean' || kind === 'constant'
      ? findSpellings(
          values,
          fold,
          cells.padded?.filter(({ text }) => !isMissing(text, census.marks)),
        )
      : undefined;
  const isShown = kind !== 'identifier' && kind !== 'text' && kind !== 'empty';
  return {
    index,
    name,
    kind,
    missing: census.missing,
    ...marksOf(census),
    ...markCounts(cells, census, kind),
    ...(fold ? { fold } : {}),
    ...(spellings ? { spellings } : {}),
    invalid: 0,
    distinct,
    ...(firstRow === undefined
      ? {}
      : { firstText: { line: table.startLines[firstRow] + 1, cell: shortenCell(cells.texts[cells.codes?.[firstRow] ?? 0]) } }),
    ...(classes && tasks.length > 0 ? { classes } : {}),
    tasks,
    ...(reason === undefined ? {} : { leftOut: reason }),
    ...(isShown ? { distribution: bars(values) } : {}),
    remarks: [
      ...reading.remarks,
      ...(isTicked ? [choiceRemark(values[0].name, count)] : []),
      ...textRemarks(kind, distinct),
      ...(isShown && cells.twoNotations
        ? [
            message('"{first}" and "{second}" are the same number, and one value', {
              first: cells.twoNotations[0],
              second: cells.twoNotations[1],
            }),
          ]
        : []),
      ...spellingRemarks(spellings),
    ],
  };
}

function textKind(
  values: readonly ValueCount[],
  count: number,
  classes: readonly string[] | undefined,
  chosen: ColumnKind | undefined,
): ColumnKind {
  const distinct = values.length;
  if (distinct === 0) return 'empty';
  if (classes?.length === 2 && (chosen === 'boolean' || (chosen === undefined && isBooleanPair(classes[0], classes[1])))) return 'boolean';
  if (chosen === 'category') return 'category';
  if (distinct === 1) return 'constant';
  const isAllDifferent = distinct === count && count > 2;
  const isMostlyDifferent = distinct > manyTexts && distinct * 2 > count;
  const length = values.reduce((sum, value) => sum + value.name.length * value.count, 0) / count;
  const isLong = length > longText && distinct > manyTexts && distinct * 5 > count;
  if (!isAllDifferent && !isMostlyDifferent && !isLong) return 'category';
  const spaced = values.reduce((sum, value) => sum + (/\s/.test(value.name) ? 1 : 0), 0);
  return isAllDifferent && spaced * 2 < distinct ? 'identifier' : 'text';
}

function reasonToLeaveOut(kind: ColumnKind, values: readonly ValueCount[], missing: number): LeftOut | undefined {
  switch (kind) {
    case 'empty':
      return { type: 'empty' };
    case 'constant':
      return missing === 0 ? { type: 'sameValue' } : { type: 'oneTextOrNone', text: shortenCell(values[0].name) };
    case 'identifier':
      return { type: 'allDifferent' };
    case 'text':
      return { type: 'freeText', distinct: values.length };
    case 'number':
    case 'boolean':
    case 'category':
    case 'date':
      return undefined;
  }
}

function textRemarks(kind: ColumnKind, distinct: number): Message[] {
  if (kind !== 'category' || distinct <= mostClasses) return [];
  return [message('it has {count} different values: too many to be predicted as classes', { count: distinct })];
}
