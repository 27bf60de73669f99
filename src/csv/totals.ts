import { cellText, type CellColumn } from './csvTable.ts';
import { plainNumber } from './cellStore.ts';
import { roughNumber } from './roughNumber.ts';

/** Rows at the end of a table that sum up or average those above, and rows that say so without a number that would show it. */
export interface Totals {
  /** The number of records at the end that are not rows. */
  readonly count: number;
  /** The last row of the table when it is called a total and its numbers are none. */
  readonly isDoubtful: boolean;
}

/** What rows of totals are called in the languages of their authors; also with a colon, or what is counted, behind it. */
const sums =
  'total(?:s|e|en|es|general|général)?|grand total|sub-?total|sum(?:me|ma|a)?|gesamt(?:summe|ergebnis)?|insgesamt|zwischensumme|somme|totaal|totalt|yhteensä|итого|всего|合計|合计|总计|總計|小計|합계|총계|총합|계|소계|toplam|المجموع|कुल';
const means = 'mean|average|avg\\.?|durchschnitt|mittelwert|mittel|moyenne|media|média|promedio|gemiddelde|平均|평균|среднее';
const sumLabel = new RegExp(`^(?:${sums})(?:\\s*[:=]|\\s*\\([^)]*\\))?$`, 'iu');
/** As a word among others, where the numbers have to show it: "Paris Total", "Sum of all towns". */
const wordLabel = new RegExp(`(?:^|[\\s(])(?:${sums}|${means})(?:$|[\\s:=)])`, 'iu');
const label = new RegExp(`^(?:${sums}|${means})(?:\\s*[:=]|\\s*\\([^)]*\\))?$`, 'iu');
/** More rows of totals than that are a table of their own. */
const mostTotals = 4;
/** Of a table with fewer rows above, a sum may be chance. */
const fewestRows = 3;
/** Totals are often rounded. */
const tolerance = 1e-4;

/** True for the text of a cell that calls its row a total. */
export function isTotalLabel(cell: string): boolean {
  return label.test(cell.trim());
}

/** The same for one that sums up. */
export function isSumLabel(cell: string): boolean {
  return sumLabel.test(cell.trim());
}

/** What rows come to that stand above others, column by column. */
export interface ColumnSums {
  readonly rowCount: number;
  readonly sums: Float64Array;
  /** Numbers of each column. */
  readonly counts: Float64Array;
}

/** The sums of the first rows, and of what is above them. */
export function addColumnSums(columns: readonly CellColumn[], rowCount: number, before?: ColumnSums): ColumnSums {
  const sums = new Float64Array(columns.length);
  const counts = new Float64Array(columns.length);
  for (const [index, column] of columns.entries()) {
    const { sum, count } = sumOf(column, rowCount);
    sums[index] = sum + (before?.sums[index] ?? 0);
    counts[index] = count + (before?.counts[index] ?? 0);
  }
  return { rowCount: rowCount + (before?.rowCount ?? 0), sums, counts };
}

/** Finds the rows of totals at the end of a table: they are called so, and a number in them is the sum or the mean of those above, which begin in `before`. */
export function findTotals(columns: readonly CellColumn[], rowCount: number, before?: ColumnSums): Totals {
  let first = rowCount;
  while (rowCount - first < mostTotals && first > fewestRows && mayBeTotal(columns, first - 1)) first--;
  if (first === rowCount) return { count: 0, isDoubtful: false };
  // A total below one that is none would be summed up wrongly: the first that shows itself is where they begin.
  for (let row = first; row < rowCount; row++)
    if (countSums(columns, row, before) >= (columns.some((column) => isLoneLabel(column, row, wordLabel)) ? 1 : 2))
      return { count: rowCount - row, isDoubtful: false };
  return { count: 0, isDoubtful: columns.some((column) => isLoneLabel(column, rowCount - 1, label)) };
}

/** True for a row that is called a total, or has no name where all others have one. */
function mayBeTotal(columns: readonly CellColumn[], row: number): boolean {
  return columns.some((column) => isLoneLabel(column, row, wordLabel)) || hasNoName(columns[0], row);
}

function hasNoName({ codes, texts }: CellColumn, row: number): boolean {
  const code = codes?.at(row) ?? -1;
  return code >= 0 && texts[code] === '' && codes?.indexOf(code) === row;
}

/** The columns in which a row sums up what is above it. */
function countSums(columns: readonly CellColumn[], row: number, before: ColumnSums | undefined): number {
  return columns.filter((column, index) => sumsUp(column, row, { sum: before?.sums[index] ?? 0, count: before?.counts[index] ?? 0 }))
    .length;
}

/** More cells of text alone than that, one below the other, are rows. */
const mostNotes = 10;

/** How many rows at the end are notes in a cell of their own, such as "Source: World Bank": nothing stands beside them, and no row above is like that. */
export function countNotes([first, ...others]: readonly CellColumn[], rowCount: number): number {
  if (others.length < 2) return 0;
  const isNote = (row: number) => {
    const code = first.codes?.at(row) ?? -1;
    return code >= 0 && /[\s:]/.test(first.texts[code].trim()) && others.every((column) => cellText(column, row) === '');
  };
  let count = 0;
  while (count <= mostNotes && rowCount - count > fewestRows && isNote(rowCount - 1 - count)) count++;
  const isUsual = count > mostNotes || isNote(rowCount - 1 - count) || Array.from({ length: fewestRows }, (_, row) => row).some(isNote);
  return isUsual ? 0 : count;
}

/** A column without its last rows. */
export function withoutLastRows(column: CellColumn, count: number): CellColumn {
  const length = column.length - count;
  const codes = column.codes?.subarray(0, length);
  // Texts stand in the order of their first cells.
  let lastCode = -1;
  for (const code of codes ?? []) if (code > lastCode) lastCode = code;
  return {
    ...column,
    length,
    numbers: column.numbers.subarray(0, length),
    ...(codes ? { codes } : {}),
    texts: column.texts.slice(0, lastCode + 1),
  };
}

/** True when the cell calls its row a total, and no cell above it in the column says the same. */
function isLoneLabel(column: CellColumn, row: number, pattern: RegExp): boolean {
  const code = column.codes?.at(row) ?? -1;
  return code >= 0 && pattern.test(column.texts[code].trim()) && column.codes?.indexOf(code) === row;
}

/** True when the number in a row is the sum or the mean of the rows above it in its column, some of which may be summed up already. */
function sumsUp(column: CellColumn, row: number, before: { readonly sum: number; readonly count: number }): boolean {
  const total = numberAt(column, row);
  if (Number.isNaN(total) || total === 0) return false;
  const above = sumOf(column, row);
  const [sum, count] = [above.sum + before.sum, above.count + before.count];
  const isNear = (value: number) => Math.abs(value - total) <= Math.abs(total) * tolerance;
  return count >= fewestRows && (isNear(sum) || isNear(sum / count));
}

function sumOf({ numbers, codes, texts }: CellColumn, rowCount: number): { readonly sum: number; readonly count: number } {
  const ofText = texts.map(textNumber);
  let [sum, count] = [0, 0];
  for (let row = 0; row < rowCount; row++) {
    const code = codes ? codes[row] : -1;
    const value = code < 0 ? numbers[row] : ofText[code];
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return { sum, count };
}

function numberAt({ numbers, codes, texts }: CellColumn, row: number): number {
  const code = codes ? codes[row] : -1;
  return code < 0 ? numbers[row] : textNumber(texts[code]);
}

function textNumber(text: string): number {
  const value = plainNumber(text);
  return Number.isNaN(value) ? roughNumber(text) : value;
}
