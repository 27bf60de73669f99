import { listOf, type Message, message, plural } from '../../message.ts';
import type { Column, ColumnKind, Distribution, LeftOut } from './column.ts';
import { choiceRemark, isChoice } from './choiceColumn.ts';
import { codesRemark } from './remarks/codesRemark.ts';
import { columnTasks, mostClasses } from './recipe/columnTasks.ts';
import { columnValues, countValues } from './columnValues.ts';
import { countDistinct, countDistinctWhole } from './countDistinct.ts';
import type { ColumnFacts } from './describeTexts.ts';
import { bars, histogram } from './distribution.ts';
import { isRunningIndex } from './isRunningIndex.ts';
import { numberStatistics, type NumberStatistics } from './numberStatistics.ts';
import { findPlaceholder } from './placeholderNumber.ts';
import { parsedTexts } from './reading/parsedTexts.ts';
import { cellText } from '../../csv/csvTable.ts';
import { markedNumbers, marksOf } from '../cells/isMissing.ts';
import { parseDate } from '../cells/dates/parseDate.ts';
import { parseNumber } from '../cells/numbers/parseNumber.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import { lineAndCell } from '../cells/lineAndCell.ts';
import { markCounts } from './markCounts.ts';
import { firstRowsOf, type TextCensus } from './textCensus.ts';

const fewValues = 8;
const namedLines = 3;
/** Most distinct fractions or dates to count. Integers may be identifiers, so all of them are counted. */
const mostCounted = 100_000;
/** Fewer consecutive numbers may be something else: days of the month, points of a curve. */
const fewestCountedRows = 30;
/** Names of columns that number the rows or identify them. */
const identifierName = /^(id|index|idx|no|nr|row|row ?(no|nr|number|id)|key|uuid|guid|unnamed: 0|#|.*[_\s-]id|.*[a-z]I[dD])$/;
/** The same written in full, and in other languages. */
const countingName =
  /^((s|sr|sl|lfd)\.? ?(no|nr)\.?|no\.|nr\.|№|n°|serial( ?(no|number))?\.?|row ?_?num(ber)?|rowid|rn|seq(uence)?|번호|순번|연번|일련번호|序号|番号)$/i;

/** Describes a column whose cells are read as numbers or dates. */
export function describeNumbers({ table, name, index, cells, census, reading, chosen }: ColumnFacts): Column {
  const { format, dateFormat, invalid } = reading;
  const values = columnValues(cells, { ...reading, ...marksOf(census) });
  const statistics = numberStatistics(values);
  const distinct =
    format && statistics.isWhole && statistics.count > 0
      ? countDistinctWhole(values, statistics.min, statistics.max)
      : countDistinct(values, mostCounted);
  const isSoleNumber = format !== undefined;
  const isIndex = isSoleNumber && table.hasHeader && chosen !== 'number' && isRunningIndex(name, index, statistics, distinct, values);
  const isTicked = isSoleNumber && chosen === undefined && distinct === 1 && invalid === 0 && isChoice(cells, census);
  const kind = isTicked ? 'number' : isIndex ? 'identifier' : numberKind(name, statistics, distinct, isSoleNumber, chosen);
  const tasks = columnTasks({ kind, isNumber: isSoleNumber, isWhole: statistics.isWhole, distinct, count: statistics.count });
  const isClasses = tasks.includes('binary') || tasks.includes('multiclass');
  const counted = distinct <= mostClasses && (isClasses || distinct <= fewValues) ? valuesInOrder(cells, reading, census) : [];
  const ofText = parsedTexts(cells, { ...reading, ...marksOf(census) });
  const isInvalid = (code: number) => census.isMissing[code] === 0 && Number.isNaN(ofText[code]);
  const invalidRows = invalid > 0 ? firstRowsOf(cells, isInvalid, namedLines) : [];
  const rowsNamed = invalid > 0 && invalidRows.length === 0 ? numbersOfNoDate(cells, values, census) : invalidRows;
  const named = rowsNamed.map((row) => ({ line: table.startLines[row] + 1, cell: cellText(cells, row) }));
  const placeholder = format && kind === 'number' ? findPlaceholder(values, statistics) : undefined;
  const mayBeDates = kind === 'number' ? (reading.mayBeDates ?? []) : [];
  const reason = reasonToLeaveOut(kind, statistics, isIndex, census.missing + invalid);
  return {
    index,
    name,
    kind,
    missing: census.missing,
    ...marksOf(census),
    ...markCounts(cells, census, kind, placeholder),
    invalid,
    distinct,
    ...(named.length > 0 ? { firstText: { line: named[0].line, cell: shortenCell(named[0].cell) } } : {}),
    ...(statistics.count > 0 ? { range: { min: statistics.min, max: statistics.max } } : {}),
    ...(format ? { format } : {}),
    ...(dateFormat ? { dateFormat } : {}),
    ...(isClasses ? { classes: counted.map((value) => value.name) } : {}),
    tasks,
    ...(reason === undefined ? {} : { leftOut: reason }),
    ...distribution(kind, values, statistics, counted),
    remarks: [
      ...reading.remarks,
      ...(isTicked ? [choiceRemark(String(statistics.min), statistics.count)] : []),
      ...(mayBeDates.length > 0
        ? mayBeDates
        : kind === 'number' && isSoleNumber && chosen === undefined
          ? codesRemark(name, statistics, distinct)
          : []),
      ...(isSoleNumber && cells.maybeVersions ? [maybeVersions(cells.maybeVersions)] : []),
      ...invalidRemarks(invalid, named, isSoleNumber),
    ],
  };
}

/** The first rows whose number is not a date, in a column of dates in digits alone. */
function numbersOfNoDate({ numbers, codes }: ColumnFacts['cells'], values: Float64Array, { marks }: TextCensus): number[] {
  const marked = markedNumbers(marks);
  const rows: number[] = [];
  for (let row = 0; row < numbers.length && rows.length < namedLines; row++) {
    const isNumber = codes === undefined || codes[row] < 0;
    if (isNumber && Number.isNaN(values[row]) && marked?.has(numbers[row]) !== true) rows.push(row);
  }
  return rows;
}

/** The distinct values, ascending, as in the file. */
function valuesInOrder(cells: ColumnFacts['cells'], { format, dateFormat }: ColumnFacts['reading'], census: TextCensus) {
  const valueOf = (text: string) => (format ? parseNumber(text, format) : parseDate(text, dateFormat ?? 'ymd'));
  const counted = countValues(cells, { ...(format ? { format } : {}), ...marksOf(census) }).filter(
    (value) => !Number.isNaN(valueOf(value.name)),
  );
  return counted.sort((a, b) => valueOf(a.name) - valueOf(b.name));
}

function numberKind(name: string, statistics: NumberStatistics, distinct: number, isNumber: boolean, chosen?: ColumnKind): ColumnKind {
  if (distinct === 1) return 'constant';
  if (!isNumber) return 'date';
  if (chosen === 'number') return 'number';
  const { isWhole, count, countsRows } = statistics;
  if (!isWhole || distinct !== count || count < 3) return 'number';
  const isCounter = countsRows && count >= fewestCountedRows;
  return isCounter || countingName.test(name.trim()) || identifierName.test(name.trim()) || identifierName.test(name.trim().toLowerCase())
    ? 'identifier'
    : 'number';
}

function reasonToLeaveOut(kind: ColumnKind, { countsRows }: NumberStatistics, isIndex: boolean, without: number): LeftOut | undefined {
  if (kind === 'constant') return { type: without === 0 ? 'sameValue' : 'oneValueOrNone' };
  if (kind !== 'identifier') return undefined;
  if (countsRows) return { type: 'countsRows' };
  return { type: isIndex ? 'index' : 'namesRows' };
}

function distribution(
  kind: ColumnKind,
  values: Float64Array,
  { min, max, isWhole }: NumberStatistics,
  counted: ReturnType<typeof countValues>,
): { distribution?: Distribution } {
  if (kind === 'identifier') return {};
  return { distribution: counted.length > 0 && counted.length <= fewValues ? bars(counted, true) : histogram(values, min, max, isWhole) };
}

function maybeVersions([first, second]: readonly [string, string]): Message {
  return message(
    '"{first}" and "{second}" are the same number: if they are versions or chapters, write a letter before them, as in "v{second}"',
    { first, second },
  );
}

function invalidRemarks(invalid: number, named: readonly { line: number; cell: string }[], isNumber: boolean): Message[] {
  if (invalid === 0) return [];
  const cells = listOf(
    named.map(({ line, cell }) => lineAndCell(line, cell)),
    'semicolon',
    named.length,
    invalid,
  );
  return [
    isNumber
      ? plural(invalid, '{count} cell is not a number ({cells})', '{count} cells are not numbers ({cells})', { cells })
      : plural(invalid, '{count} cell is not a date ({cells})', '{count} cells are not dates ({cells})', { cells }),
  ];
}
