import { MS_PER_DAY } from '../../dataset/cells/dates/civilDate.ts';
import type { EncodedRow } from '../../dataset/encoding/apply/encodeRow.ts';
import { categoryValues, decodeValue, encodeValue } from '../../dataset/encoding/apply/encodeValue.ts';
import type { AnsweringNetwork } from '../model.ts';
import { createForward } from '../../network/forward.ts';
import { holdInputs } from '../../network/holdInputs.ts';
import { inputPlaces } from './answerGrid.ts';
import type { SampledColumn } from './sampledColumns.ts';

/** One column's part of a change that changes the answer. */
export interface ColumnChange {
  readonly column: SampledColumn;
  /** In the form of `decodeValue`. */
  readonly from: number;
  readonly to: number;
}

/** A change of one or two columns that leads to another class, or takes a number across the goal. */
export interface Flip {
  readonly changes: readonly ColumnChange[];
  /** In standard deviations of the training rows, Euclidean for two columns; another category counts as 1. */
  readonly distance: number;
  /** The new class index; for a number 1 if it reaches the goal, otherwise 0. */
  readonly answer: number;
}

/** Steps per standard deviation. */
const UNITS_PER_DEVIATION = 100;

/** The class if some columns have these values instead of the row's. */
export type AnswerAt = (values: readonly number[]) => number;

/** What the search knows about the row. */
export interface FlipSearch {
  readonly network: AnsweringNetwork;
  readonly row: EncodedRow;
  /** The class index for the outputs, or the side of the goal. */
  readonly decide: (outputs: Float64Array) => number;
  /** The current class index or side. */
  readonly answered: number;
}

/** A value that a column can be changed to, and its distance. */
export interface Candidate {
  readonly value: number;
  readonly distance: number;
}

/** The values that a column can be changed to within `reach` standard deviations, nearest first. */
export function candidates(column: SampledColumn, from: number, reach: number): Candidate[] {
  if (column.encoding.type === 'category') {
    if (reach < 1) return [];
    return categoryValues(column.encoding).flatMap((_, value) => (value === from ? [] : [{ value, distance: 1 }]));
  }
  const unit = stepOf(column);
  const [low, high] = spanOf(column);
  const found: Candidate[] = [];
  const most = Math.min(Math.max(high - from, from - low), reach * column.deviation) / unit;
  for (let step = 1; step <= most + 1e-9; step++) {
    for (const value of [from + step * unit, from - step * unit]) {
      if (value >= low && value <= high) found.push({ value, distance: (step * unit) / column.deviation });
    }
  }
  return found;
}

/** The network's answer as a function of these columns. */
export function answerWith({ network, row: { inputs }, decide }: FlipSearch, columns: readonly SampledColumn[]): AnswerAt {
  const held = holdInputs(network.architecture, network.weights, inputs, columns.flatMap(inputPlaces));
  const run = createForward(held.architecture, held.weights);
  const taken = new Float64Array(held.architecture.inputs);
  return (values) => {
    let at = 0;
    for (const [index, column] of columns.entries()) {
      taken.set(encodeValue(column, values[index]), at);
      at += column.inputs.length;
    }
    const { outputs } = run(taken);
    return decide(outputs[outputs.length - 1]);
  };
}

/** The row's value in a column: a number's own cell, or the typical value if it is missing. */
export function valueIn(column: SampledColumn, { raw, inputs }: EncodedRow): number {
  const value = decodeValue(column, inputs, column.first);
  if (Number.isNaN(value)) return column.typical;
  const isExact = column.encoding.type === 'number' || (column.encoding.type === 'date' && column.encoding.parts[0] === 'time');
  return isExact ? raw[column.first] : value;
}

/**
 * The smallest step of a number or date that is tried: a round fraction of its standard deviation; 1 for whole numbers, a day for dates.
 */
export function stepOf({ encoding, deviation, isWhole, values }: SampledColumn): number {
  if (encoding.type === 'date') {
    const areDays = values.every((value) => Number.isNaN(value) || Math.abs(value / MS_PER_DAY - Math.round(value / MS_PER_DAY)) < 0.01);
    return areDays ? MS_PER_DAY : MS_PER_DAY / 24;
  }
  // The nearest power of ten, from the text of the exponent.
  const unit = Number(`1e${((deviation * Math.sqrt(10)) / UNITS_PER_DEVIATION).toExponential(0).split('e')[1]}`);
  return isWhole ? Math.max(1, unit) : unit;
}

/** Whether a value is within the range of the training rows. */
export function isSeen(column: SampledColumn, value: number): boolean {
  const [low, high] = spanOf(column);
  return value >= low && value <= high;
}

/** The range of the training rows. */
function spanOf({ encoding, inputs: [{ min, max }] }: SampledColumn): readonly [number, number] {
  return encoding.type === 'date' && encoding.parts[0] !== 'time' ? [0, MS_PER_DAY] : [min, max];
}
