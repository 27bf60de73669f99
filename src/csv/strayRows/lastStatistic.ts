import { numberAt } from './columnNumbers.ts';
import { cellText, type CellColumn } from '../csvTable.ts';

/** A statistic of numbers in ascending order: every value that programs may mean by its name. */
type Statistic = (ascending: readonly number[]) => readonly number[];

const statistics: readonly (readonly [label: RegExp, of: Statistic])[] = [
  [/^(?:max(?:imum|\.)?|최대(?:값)?|최댓값|最大値?|máx(?:imo)?|massimo)\s*:?$/iu, (values) => [values[values.length - 1]]],
  [/^(?:min(?:imum|\.)?|최소(?:값)?|최솟값|最小値?|mín(?:imo)?|minimo)\s*:?$/iu, (values) => [values[0]]],
  [/^(?:median|mediane?|médiane|mediana|중앙값|中央値|50\s?%)\s*:?$/iu, (values) => [medianOf(values)]],
  [/^(?:count|anzahl|개수|件数)\s*:?$/iu, (values) => [values.length]],
  [/^(?:st(?:an)?d(?:ard|\.)? ?dev(?:iation|\.)?|std\.?|stdev(?:\.[sp])?|standardabweichung|표준편차|標準偏差)\s*:?$/iu, deviationsOf],
];
/** These are people's names too, so that they need to be confirmed by more than one number. */
const mayBeName = /^(?:max|min)$/i;
const fewestRows = 3;
/** Statistics are often rounded. */
const tolerance = 1e-3;

/** True if the cell names a statistic of a column. */
export function isStatisticLabel(cell: string): boolean {
  return statistics.some(([pattern]) => pattern.test(cell));
}

/**
 * True if a row below others holds nothing but the label of a statistic and that statistic of each column of numbers: its maximum, minimum,
 * median, count or standard deviation.
 */
export function isLastStatistic(columns: readonly CellColumn[], row: number): boolean {
  if (row < fewestRows) return false;
  const filled = columns.filter((column) => cellText(column, row) !== '');
  const [label, ...labels] = filled.filter((column) => Number.isNaN(numberAt(column, row)));
  const numbers = filled.filter((column) => !Number.isNaN(numberAt(column, row)));
  if (label === undefined || labels.length > 0 || numbers.length === 0) return false;
  const text = cellText(label, row);
  const found = statistics.find(([pattern]) => pattern.test(text));
  if (found === undefined || (numbers.length < 2 && mayBeName.test(text))) return false;
  return numbers.every((column) => isStatistic(column, row, found[1]));
}

function isStatistic(column: CellColumn, row: number, of: Statistic): boolean {
  const above = Array.from({ length: row }, (_, index) => numberAt(column, index)).filter((value) => !Number.isNaN(value));
  if (above.length < fewestRows) return false;
  const found = numberAt(column, row);
  return of(above.sort((a, b) => a - b)).some((value) => Math.abs(value - found) <= Math.max(Math.abs(value), Math.abs(found)) * tolerance);
}

function medianOf(ascending: readonly number[]): number {
  const middle = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
}

/** The standard deviations of a sample and of a population, exact and rounded as in tables. */
function deviationsOf(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const exact = [values.length - 1, values.length].map((count) => Math.sqrt(squares / count));
  return [...exact, ...[0, 1, 2].flatMap((digits) => exact.map((value) => Number(value.toFixed(digits))))];
}
