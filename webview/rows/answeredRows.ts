import { decisionThreshold, type TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { PredictedRows } from '../../src/protocol/tableQuestions.ts';

/** Rows of the table with the model's answers. Index n of each array is the same row. */
export type AnsweredRows = PredictedRows;

/** Which rows: tested on, learned from (or used to choose the epoch), or all, including new and changed ones. */
export type RowPart = 'test' | 'train' | 'all';

/** Which rows are wanted: a part, and at most one further choice. */
export interface RowFilter {
  readonly part: RowPart;
  readonly which: RowSubset;
}

/** One choice among the rows of a part. */
export type RowSubset =
  | { readonly type: 'all' }
  | { readonly type: 'wrong' }
  /** For two classes: the rows within a tenth of the threshold. */
  | { readonly type: 'near' }
  /** A cell of the confusion matrix: indexes of classes. */
  | { readonly type: 'cell'; readonly actual: number; readonly answered: number }
  /** Rows whose `chanceOf` is in from … to, both included. */
  | { readonly type: 'band'; readonly from: number; readonly to: number }
  /** For numbers: a box of the scatter plot, actual (x) by answered (y). */
  | { readonly type: 'box'; readonly x: readonly [number, number]; readonly y: readonly [number, number] }
  /** For numbers: those that are answered too high, or too low. */
  | { readonly type: 'side'; readonly side: 'high' | 'low' };

/** The order of the rows: worst answers first, least certain first, or as in the file. */
export type RowOrder = 'wrong' | 'unsure' | 'file';

export const everyRow: RowSubset = { type: 'all' };
export const everyTestRow: RowFilter = { part: 'test', which: everyRow };

/** Marks of `splits`, as in `RowLedger.splits`. */
const splitMark = { train: 1, test: 2, validation: 3 } as const;
/** Distance from the threshold of two classes that counts as near. */
const NEAR = 0.1;

/** For two classes the chance above which the second is answered; 0 for other targets. */
export function thresholdOf(target: TargetEncoding): number {
  return target.type === 'binary' ? decisionThreshold(target) : 0;
}

/** True for a row of the part. Validation rows count among those that were learned from. */
function isOfPart({ splits }: AnsweredRows, row: number, part: RowPart): boolean {
  const mark = splits?.[row];
  switch (part) {
    case 'all':
      return true;
    case 'test':
      return mark === splitMark.test;
    case 'train':
      return mark === splitMark.train || mark === splitMark.validation;
  }
}

/** For classes: whether the answer differs from the file. A row without a usable target is not wrong. */
export function isWrong({ actual, values }: AnsweredRows, row: number): boolean {
  const truth = actual?.[row] ?? Number.NaN;
  return !Number.isNaN(truth) && truth !== values[row];
}

/** For two classes the probability of the second; for several that of the answer. NaN where the network gives none. */
export function chanceOf({ values, confidence }: AnsweredRows, row: number, target: TargetEncoding): number {
  if (!confidence) return Number.NaN;
  return target.type === 'binary' && values[row] === 0 ? 1 - confidence[row] : confidence[row];
}

/** Answered minus actual, in the units of the file; NaN where the file has no value. */
export function errorOf({ actual, values }: AnsweredRows, row: number): number {
  return values[row] - (actual?.[row] ?? Number.NaN);
}

/** The rows of a part, in the order of the file. */
export function rowsOfPart(rows: AnsweredRows, part: RowPart): Uint32Array {
  return Uint32Array.from(rows.lines.keys()).filter((row) => isOfPart(rows, row, part));
}

/** The rows that pass the filter, in the order of the file. */
export function filterRows(rows: AnsweredRows, { part, which }: RowFilter, target: TargetEncoding): Uint32Array {
  return rowsOfPart(rows, part).filter((row) => isChosen(rows, row, which, target));
}

function isChosen(rows: AnsweredRows, row: number, which: RowSubset, target: TargetEncoding): boolean {
  switch (which.type) {
    case 'all':
      return true;
    case 'wrong':
      return isWrong(rows, row);
    case 'near':
      return Math.abs(chanceOf(rows, row, target) - thresholdOf(target)) <= NEAR;
    case 'cell':
      return rows.actual?.[row] === which.actual && rows.values[row] === which.answered;
    case 'band': {
      const chance = chanceOf(rows, row, target);
      return chance >= which.from && chance <= which.to;
    }
    case 'box':
      return isWithin(rows.actual?.[row] ?? Number.NaN, which.x) && isWithin(rows.values[row], which.y);
    case 'side':
      return which.side === 'high' ? errorOf(rows, row) > 0 : errorOf(rows, row) < 0;
  }
}

/** The rows in the given order; equal ones in the order of the file. */
export function orderRows(rows: AnsweredRows, chosen: Uint32Array, order: RowOrder, target: TargetEncoding): Uint32Array {
  if (order === 'file') return chosen;
  const weights = new Float64Array(rows.lines.length);
  for (const row of chosen)
    weights[row] = order === 'unsure' || target.type !== 'regression' ? doubt(rows, row, order) : distance(rows, row);
  return chosen.toSorted((a, b) => weights[b] - weights[a] || a - b);
}

/** Sort key: wrong rows before right ones; of the wrong the most confident first, of the right the least. */
function doubt(rows: AnsweredRows, row: number, order: RowOrder): number {
  const sure = rows.confidence?.[row] ?? 0;
  return order === 'wrong' && isWrong(rows, row) ? 1 + sure : -sure;
}

/** Rows whose actual number is unknown come last. */
function distance(rows: AnsweredRows, row: number): number {
  const error = Math.abs(errorOf(rows, row));
  return Number.isNaN(error) ? -1 : error;
}

/** Counts of the part's rows by actual (outer) and answered class (inner). */
export function confusionOf(rows: AnsweredRows, part: RowPart, classCount: number): number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const row of rowsOfPart(rows, part)) {
    const actual = rows.actual?.[row] ?? Number.NaN;
    if (actual >= 0) counts[actual][rows.values[row]]++;
  }
  return counts;
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}
