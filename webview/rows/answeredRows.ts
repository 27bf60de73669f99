import { answerBorder, type TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { PredictedRows } from '../../src/protocol/tableQuestions.ts';

/** Rows of the table with what the model says of them. The n-th of each array is about the same row. */
export type AnsweredRows = PredictedRows;

/** Which of the rows: tested on, learned from (or used to choose the epoch), or all, new and changed ones too. */
export type RowPart = 'test' | 'train' | 'all';

/** What is wanted of the rows of a part. Only one of the others beside the part holds at a time. */
export interface RowFilter {
  readonly part: RowPart;
  readonly which: RowChoice;
}

/** One choice among the rows of a part. */
export type RowChoice =
  | { readonly type: 'all' }
  | { readonly type: 'wrong' }
  /** Of two classes: those within a tenth of the border. */
  | { readonly type: 'near' }
  /** A cell of the confusion matrix: indexes of classes. */
  | { readonly type: 'cell'; readonly actual: number; readonly answered: number }
  /** What the answers say, from … to, `to` included: chance of the second class, how sure the answer is, or what comes out of the brush. */
  | { readonly type: 'band'; readonly from: number; readonly to: number }
  /** Of numbers: a box of the scatter, actual (x) by answered (y). */
  | { readonly type: 'box'; readonly x: readonly [number, number]; readonly y: readonly [number, number] }
  /** Of numbers: those that are answered too high, or too low. */
  | { readonly type: 'side'; readonly side: 'high' | 'low' };

/** In which order the rows stand: the worst answers first, those that it was least sure of first, as in the file. */
export type RowOrder = 'wrong' | 'unsure' | 'file';

export const everyRow: RowChoice = { type: 'all' };
export const everyTestRow: RowFilter = { part: 'test', which: everyRow };

/** Marks of `splits`, as in `RowLedger.splits`. */
const splitMark = { train: 1, test: 2, validation: 3 } as const;
/** So near to the border of two classes is near. */
const NEAR = 0.1;

/** Of two classes the chance above which the second one is answered; 0 of others. */
export function decisionBorder(target: TargetEncoding): number {
  return target.type === 'binary' ? answerBorder(target) : 0;
}

/** True for a row of the part. Rows that were kept for validation count among those that were learned from. */
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

/** Of classes: that the answer is another one than the file's. A row without a usable target is not wrong. */
export function isWrong({ actual, values }: AnsweredRows, row: number): boolean {
  const truth = actual?.[row] ?? Number.NaN;
  return !Number.isNaN(truth) && truth !== values[row];
}

/** Of two classes the probability of the second; of several that of the answer. NaN where the network gives none. */
export function chanceOf({ values, confidence }: AnsweredRows, row: number, target: TargetEncoding): number {
  if (!confidence) return Number.NaN;
  return target.type === 'binary' && values[row] === 0 ? 1 - confidence[row] : confidence[row];
}

/** Answered minus actual, in the units of the file; NaN where the file says nothing. */
export function errorOf({ actual, values }: AnsweredRows, row: number): number {
  return values[row] - (actual?.[row] ?? Number.NaN);
}

/** The rows of a part, in the order of the file. */
export function rowsOfPart(rows: AnsweredRows, part: RowPart): Uint32Array {
  return Uint32Array.from(rows.lines.keys()).filter((row) => isOfPart(rows, row, part));
}

/** The rows that are wanted, in the order of the file. */
export function filterRows(rows: AnsweredRows, { part, which }: RowFilter, target: TargetEncoding): Uint32Array {
  return rowsOfPart(rows, part).filter((row) => isChosen(rows, row, which, target));
}

function isChosen(rows: AnsweredRows, row: number, which: RowChoice, target: TargetEncoding): boolean {
  switch (which.type) {
    case 'all':
      return true;
    case 'wrong':
      return isWrong(rows, row);
    case 'near':
      return Math.abs(chanceOf(rows, row, target) - decisionBorder(target)) <= NEAR;
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

/** The rows in an order: among equals that of the file. */
export function orderRows(rows: AnsweredRows, chosen: Uint32Array, order: RowOrder, target: TargetEncoding): Uint32Array {
  if (order === 'file') return chosen;
  const weights = new Float64Array(rows.lines.length);
  for (const row of chosen)
    weights[row] = order === 'unsure' || target.type !== 'regression' ? doubt(rows, row, order) : distance(rows, row);
  return chosen.toSorted((a, b) => weights[b] - weights[a] || a - b);
}

/** Wrong ones before right ones: of the wrong the surest first, of the right the least sure. */
function doubt(rows: AnsweredRows, row: number, order: RowOrder): number {
  const sure = rows.confidence?.[row] ?? 0;
  return order === 'wrong' && isWrong(rows, row) ? 1 + sure : -sure;
}

/** Numbers whose actual value is not known come last. */
function distance(rows: AnsweredRows, row: number): number {
  const error = Math.abs(errorOf(rows, row));
  return Number.isNaN(error) ? -1 : error;
}

/** How many rows of the part are of each actual class (outer) and answered with each (inner). */
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
