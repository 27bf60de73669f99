import { cellText, type CellColumn } from '../csvTable.ts';
import { numberAt, textNumber } from './columnNumbers.ts';
import { isLastStatistic, isStatisticLabel } from './lastStatistic.ts';

/** Rows at the end of a table that sum up or average those above, and rows labelled as such without a number to confirm it. */
export interface Totals {
  /** Number of records at the end that are not rows. */
  readonly count: number;
  /** True if the last row is labelled as a total but its numbers do not confirm it. */
  readonly isDoubtful: boolean;
  /** True if the last row holds nothing but sums of those above, without a label. */
  readonly isNameless?: boolean;
}

/** Labels of totals in several languages, optionally followed by a colon or by what is counted. */
const sums =
  'total(?:s|e|en|es|general|général)?|grand total|sub-?total|sum(?:me|ma|a)?|gesamt(?:summe|ergebnis)?|insgesamt|zwischensumme|somme|totaal|totalt|yhteensä|итого|всего|合計|合计|总计|總計|小計|합계|총계|총합|계|소계|toplam|المجموع|कुल|overall|saldo|solde|celkem|razem|összesen|ukupno|総計|[Σ∑]|σύνολο';
const means = 'mean|average|avg\\.?|durchschnitt|mittelwert|mittel|moyenne|media|média|promedio|gemiddelde|平均|평균|среднее';
const sumLabel = new RegExp(`^(?:${sums})(?:\\s*[:=]|\\s*\\([^)]*\\))?$`, 'iu');
/** As one word among others, which needs to be confirmed by the numbers: "Paris Total", "Sum of all towns". */
const wordLabel = new RegExp(`(?:^|[\\s(])(?:${sums}|${means})(?:$|[\\s:=)])`, 'iu');
const label = new RegExp(`^(?:${sums}|${means})(?:\\s*[:=]|\\s*\\([^)]*\\))?$`, 'iu');
/** Other statistics of a column, which count only if several such rows follow each other. */
const extremes = { max: 'max(?:imum)?|최대(?:값)?|최댓값|最大値?', min: 'min(?:imum)?|최소(?:값)?|최솟값|最小値?' };
const statistics = new RegExp(
  `^(?:${extremes.max}|${extremes.min}|median|st(?:an)?d(?:ard|\\.)? ?dev(?:iation|\\.)?|std\\.?|stdev|variance|count|25\\s?%|50\\s?%|75\\s?%|중앙값|표준편차|中央値|標準偏差)\\s*:?$`,
  'iu',
);
/** More rows of totals form a table of their own: pandas describes a column in eight. */
const mostTotals = 8;
/** With fewer rows above, a matching sum may be chance. */
const fewestRows = 3;
/** Totals are often rounded. */
const tolerance = 1e-4;

/** True if the cell labels its row as a total or mean. */
export function isTotalLabel(cell: string): boolean {
  return label.test(cell.trim()) || statistics.test(cell.trim()) || isStatisticLabel(cell.trim());
}

/** True if the cell labels its row as a sum. */
export function isSumLabel(cell: string): boolean {
  return sumLabel.test(cell.trim());
}

/** Sums of rows above others, column by column. */
export interface ColumnSums {
  readonly rowCount: number;
  readonly sums: Float64Array;
  /** Count of numbers in each column. */
  readonly counts: Float64Array;
}

/** The sums of the first rows, added to those in `before`. */
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

/**
 * Finds totals at the end of a table: rows labelled as such in which a number is the sum or the mean of those above, including the rows
 * summed in `before`.
 */
export function findTotals(columns: readonly CellColumn[], rowCount: number, before?: ColumnSums): Totals {
  let first = rowCount;
  while (rowCount - first < mostTotals && first > fewestRows && mayBeTotal(columns, first - 1)) first--;
  if (first === rowCount && areSumsOfAll(columns, rowCount - 1, before)) return { count: 1, isDoubtful: false };
  if (first === rowCount) return { count: 0, isDoubtful: false, isNameless: isNamelessSum(columns, rowCount - 1, before) };
  // Totals start at the first row that is confirmed, because including a total in the next one would give a wrong sum.
  for (let row = first; row < rowCount; row++)
    if (countSums(columns, row, before) >= (columns.some((column) => isLoneLabel(column, row, wordLabel)) ? 1 : 2))
      return { count: rowCount - row, isDoubtful: false };
  if (rowCount - first > 1 && areExtremes(columns, first, rowCount)) return { count: rowCount - first, isDoubtful: false };
  if (before === undefined && isLastStatistic(columns, rowCount - 1)) return { count: 1, isDoubtful: false };
  const isLabelled = (pattern: RegExp) => columns.some((column) => isLoneLabel(column, rowCount - 1, pattern));
  return { count: 0, isDoubtful: isLabelled(label) || (rowCount - first > 1 && isLabelled(statistics)) };
}

/** True if a row is labelled as a total, or has no name while all others have one. */
function mayBeTotal(columns: readonly CellColumn[], row: number): boolean {
  return (
    columns.some((column) => isLoneLabel(column, row, wordLabel) || isLoneLabel(column, row, statistics)) || hasNoName(columns[0], row)
  );
}

/** With fewer rows above, sums in all columns may be chance. */
const fewestSummed = 5;

/** True if a row without any label holds the sums of two columns and more, and nothing else. */
function isNamelessSum(columns: readonly CellColumn[], row: number, before: ColumnSums | undefined): boolean {
  if (row < fewestSummed) return false;
  const filled = columns.flatMap((column, index) => (cellText(column, row) === '' ? [] : [{ column, index }]));
  if (filled.length < 2) return false;
  return filled.every(({ column, index }) => {
    const total = numberAt(column, row);
    if (Number.isNaN(total) || total === 0) return false;
    const { sum, count } = sumOf(column, row);
    return count >= fewestSummed && Math.abs(sum + (before?.sums[index] ?? 0) - total) <= Math.abs(total) * tolerance;
  });
}

/** In a shorter table the sum of a single column may be chance. */
const fewestOfOne = 10;

/**
 * True for a row of one text, which stands nowhere above it, and the sums of all columns that have a number in it: a total, whatever it is
 * called.
 */
function areSumsOfAll(columns: readonly CellColumn[], row: number, before: ColumnSums | undefined): boolean {
  if (row < fewestSummed) return false;
  const numbers = columns.flatMap((column, index) => (Number.isNaN(numberAt(column, row)) ? [] : [{ column, index }]));
  const [label, ...others] = columns.filter((column) => Number.isNaN(numberAt(column, row)) && cellText(column, row) !== '');
  if (label === undefined || others.length > 0 || numbers.length === 0 || !isLoneLabel(label, row, /\p{L}/u)) return false;
  const needed = numbers.length > 1 ? fewestSummed : fewestOfOne;
  return numbers.every(({ column, index }) => {
    const total = numberAt(column, row);
    if (total === 0) return false;
    const { sum, count } = sumOf(column, row);
    return count >= needed && Math.abs(sum + (before?.sums[index] ?? 0) - total) <= Math.abs(total) * tolerance;
  });
}

/** True if rows from `first` on are labelled as maximum or minimum, and each of these holds that of the rows above in some column. */
function areExtremes(columns: readonly CellColumn[], first: number, rowCount: number): boolean {
  let found = 0;
  for (const [name, pick] of [['max', Math.max] as const, ['min', Math.min] as const]) {
    const pattern = new RegExp(`^(?:${extremes[name]})\\s*:?$`, 'iu');
    for (let row = first; row < rowCount; row++) {
      if (!columns.some((column) => isLoneLabel(column, row, pattern))) continue;
      if (!columns.some((column) => numberAt(column, row) === extremeOf(column, first, pick))) return false;
      found++;
    }
  }
  return found > 1;
}

function extremeOf(column: CellColumn, rowCount: number, pick: (a: number, b: number) => number): number {
  let extreme = Number.NaN;
  for (let row = 0; row < rowCount; row++) {
    const value = numberAt(column, row);
    if (!Number.isNaN(value)) extreme = Number.isNaN(extreme) ? value : pick(extreme, value);
  }
  return extreme;
}

function hasNoName({ codes, texts }: CellColumn, row: number): boolean {
  const code = codes?.at(row) ?? -1;
  return code >= 0 && texts[code] === '' && codes?.indexOf(code) === row;
}

/** Number of columns in which a row sums up the rows above it. */
function countSums(columns: readonly CellColumn[], row: number, before: ColumnSums | undefined): number {
  const subtotals = findSubtotals(columns, row);
  return columns.filter((column, index) => {
    const above = { sum: before?.sums[index] ?? 0, count: before?.counts[index] ?? 0 };
    if (sumsUp(column, row, above, 1)) return true;
    return subtotals.length > 0 && (before !== undefined || areSummed(column, row, subtotals)) && sumsUp(column, row, above, 2);
  }).length;
}

/**
 * The rows above that are labelled as sums too. A grand total is half the sum of everything above it, because that includes its subtotals.
 */
function findSubtotals(columns: readonly CellColumn[], row: number): number[] {
  const found = new Set<number>();
  for (const { codes, texts } of columns) {
    const labels = new Set(texts.flatMap((text, code) => (wordLabel.test(text.trim()) ? [code] : [])));
    if (codes && labels.size > 0) for (let above = 0; above < row; above++) if (labels.has(codes[above])) found.add(above);
  }
  return [...found];
}

/** True if the number in a row is the sum of those in the other rows. That of a company called Total is not. */
function areSummed(column: CellColumn, row: number, others: readonly number[]): boolean {
  const sum = others.reduce((partial, other) => partial + (numberAt(column, other) || 0), 0);
  const total = numberAt(column, row);
  return Math.abs(sum - total) <= Math.abs(total) * tolerance;
}

/** With more consecutive cells of text alone, they are rows. */
const mostNotes = 10;

/** Number of rows at the end that are notes, such as "Source: World Bank": they fill only the first cell, unlike any row above. */
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

/** Removes a column's last rows. */
export function withoutLastRows(column: CellColumn, count: number): CellColumn {
  const length = column.length - count;
  const codes = column.codes?.subarray(0, length);
  // Texts are in the order of first occurrence.
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

/** True if the cell labels its row as a total and no cell above it in the column has the same text. */
function isLoneLabel(column: CellColumn, row: number, pattern: RegExp): boolean {
  const code = column.codes?.at(row) ?? -1;
  return code >= 0 && pattern.test(column.texts[code].trim()) && column.codes?.indexOf(code) === row;
}

/**
 * True if the number in a row is the sum, divided by `part`, or the mean of the rows above it in its column, some of which may already be in
 * `before`.
 */
function sumsUp(column: CellColumn, row: number, before: { readonly sum: number; readonly count: number }, part: number): boolean {
  const total = numberAt(column, row);
  if (Number.isNaN(total) || total === 0) return false;
  const above = sumOf(column, row);
  const [sum, count] = [above.sum + before.sum, above.count + before.count];
  const isNear = (value: number) => Math.abs(value - total) <= Math.abs(total) * tolerance;
  return count >= fewestRows && (isNear(sum / part) || isNear(sum / count));
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
