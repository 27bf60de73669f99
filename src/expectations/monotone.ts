import { inputsByColumn } from '../dataset/encoding/inputsByColumn.ts';
import { numberOfOutput } from '../dataset/encoding/targetOutput.ts';
import { message, type Message } from '../message.ts';
import { answerCurve, type AnswerCurve } from '../model/decision/answerGrid.ts';
import { createAxis, valueAt, type ScaleAxis } from '../model/decision/axis.ts';
import { writeValue } from '../model/decision/writeValue.ts';
import type { Model } from '../model/model.ts';
import { placesOf } from '../numberPlaces.ts';
import type { RunPlan } from '../run/runPlan.ts';
import { UserError } from '../userError.ts';
import { writeNumber } from '../writeNumber.ts';
import type { Expectation } from './expectation.ts';
import { classOfSubject, readSubject, type Subject } from './subject.ts';

/** Encoded rows of a table: their 0-based lines and their scaled inputs, row by row. */
export interface ExaminedRows {
  readonly lines: Uint32Array;
  readonly inputs: Float32Array;
}

/** Most rows to examine. */
export const MOST_ROWS = 200;
/** Number of values of the column between its minimum and maximum. */
const STEPS = 40;
/** How far rounding alone can move an answer, relative to its size. */
const ROUNDING = 1e-9;

/**
 * Finds where the answer falls (or rises) as one column's value grows while the row's others stay the same. Describes the first such step
 * of the first such row; undefined if there is none. Throws a UserError for a column without an order.
 */
export function findBreach(
  { model, plan }: { readonly model: Model; readonly plan: RunPlan },
  { lines, inputs }: ExaminedRows,
  { column, direction, subject: words }: Extract<Expectation, { type: 'never' }>,
): Message | undefined {
  const subject = readSubject(words, model.encoder.target);
  const axis = axisOf(model, plan, column);
  const sign = direction === 'falls' ? -1 : 1;
  for (const [row, line] of lines.entries()) {
    const width = model.encoder.inputs.length;
    const curve = answerCurve(model, inputs.subarray(row * width, (row + 1) * width), axis, STEPS);
    const values = valuesOf(curve, model, subject);
    for (let step = 1; step < values.length; step++) {
      const moved = (values[step] - values[step - 1]) * sign;
      if (moved <= ROUNDING * Math.max(1, Math.abs(values[step]))) continue;
      const write = (at: number) => writeValue(axis.inputs.encoding, valueAt(axis, curve.xs[at]), placesOf(axis).decimals);
      const args = {
        ...{ line: String(line + 1), column, from: write(step - 1), to: write(step) },
        ...{ before: writeNumber(values[step - 1]), after: writeNumber(values[step]) },
      };
      return direction === 'falls'
        ? message('In the row of line {line} it falls from {before} to {after} where {column} grows from {from} to {to}.', args)
        : message('In the row of line {line} it rises from {before} to {after} where {column} grows from {from} to {to}.', args);
    }
  }
  return undefined;
}

function axisOf({ encoder }: Model, plan: RunPlan, column: string): ScaleAxis {
  const inputs = inputsByColumn(encoder.columns, encoder.inputs).find(({ encoding }) => encoding.column === column);
  if (!inputs) {
    const names = encoder.columns.map(({ column: name }) => `"${name}"`);
    throw new UserError(
      message('"{column}" is not one of the columns that are learned from: {names}.', {
        column,
        names: { items: names.slice(0, 20), join: 'comma' },
      }),
    );
  }
  const axis = createAxis(inputs, plan.columns);
  if (axis.type === 'category')
    throw new UserError(message('"{column}" holds categories, which cannot grow: numbers and dates can.', { column }));
  // Only the range of the table's own values is examined.
  const { min, max } = plan.columns.find(({ name }) => name === column)?.range ?? axis;
  return { ...axis, min: Math.max(axis.min, min), max: Math.min(axis.max, max) };
}

/** The row's answer at each step: the number, the probability, or Σ if there are no probabilities. */
function valuesOf(
  { outputs, preActivations, outputCount }: AnswerCurve,
  { encoder: { target }, architecture }: Model,
  subject: Subject,
): number[] {
  const count = outputs.length / outputCount;
  if (target.type === 'regression') return Array.from(outputs, (output) => numberOfOutput(target, output));
  const place = classOfSubject(subject, target);
  const hasProbabilities = ['sigmoid', 'softmax'].includes(architecture.layers[architecture.layers.length - 1].activation);
  const from = hasProbabilities ? outputs : preActivations;
  return Array.from({ length: count }, (_, at) => {
    if (target.type === 'multiclass') return from[at * outputCount + place];
    return place === 1 ? from[at] : hasProbabilities ? 1 - from[at] : -from[at];
  });
}
