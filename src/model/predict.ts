import { isMissing } from '../dataset/cells/isMissing.ts';
import { classOfText } from '../dataset/columns/columnValues.ts';
import { parseNumber } from '../dataset/cells/numbers/parseNumber.ts';
import { encodeRowInSteps, type EncodedRow } from '../dataset/encoding/apply/encodeRow.ts';
import { finishSteps, type Steps } from '../steps.ts';
import { answer } from './answer.ts';
import { explainInSteps } from './explain.ts';
import type { Model } from './model.ts';
import type { Prediction, RowAnswer, RowFacts } from './prediction.ts';
import { rowKeyInSteps, splitOf } from './rowLedger.ts';

/**
 * The model's answer for one row, given its cells by column name, with the explanation. Every explained prediction comes from this
 * function. Cells without a usable value are filled in as in training, with a remark. Throws a UserError that names a column that is
 * missing.
 */
export function predict(model: Model, cells: ReadonlyMap<string, string | number>): Prediction {
  return finishSteps(predictInSteps(model, cells));
}

/** The same in steps of a few milliseconds, so that others need not wait for a row with 100 000 columns. */
export function* predictInSteps(model: Model, cells: ReadonlyMap<string, string | number>): Steps<Prediction> {
  const row = yield* encodeRowInSteps(model.encoder, cells);
  const { answer: given, output } = answer(model, row.inputs);
  yield;
  const facts = yield* factsOf(model, cells, row);
  yield;
  return { ...given, ...facts, ...(yield* explainInSteps(model, row, output, given.sum)) };
}

/** The same without the explanation, at the cost of one forward pass. */
export function answerRow(model: Model, cells: ReadonlyMap<string, string | number>): RowAnswer {
  return finishSteps(answerInSteps(model, cells));
}

/** The same in steps. */
export function* answerInSteps(model: Model, cells: ReadonlyMap<string, string | number>): Steps<RowAnswer> {
  const row = yield* encodeRowInSteps(model.encoder, cells);
  const given = answer(model, row.inputs).answer;
  yield;
  return { ...given, ...(yield* factsOf(model, cells, row)) };
}

function* factsOf(model: Model, cells: ReadonlyMap<string, string | number>, { remarks }: EncodedRow): Steps<RowFacts> {
  const { encoder, recipe, ledger } = model;
  const key = yield* rowKeyInSteps(cells, recipe);
  const cell = cells.get(encoder.target.column);
  const actual = cell === undefined || isMissing(String(cell), encoder.target.marks) ? undefined : readActual(model, String(cell));
  return {
    ...(remarks.length > 0 ? { remarks } : {}),
    ...(actual === undefined ? {} : { actual }),
    ...(key === undefined ? {} : { split: splitOf(ledger, key) }),
  };
}

/** The actual class in its usual spelling ("True" is TRUE), or the text itself if it is none of the classes; for a number, the number. */
function readActual({ encoder: { target } }: Model, text: string): string | number {
  if (target.type === 'regression') {
    const value = parseNumber(text, target.format);
    return Number.isNaN(value) ? text.trim() : value;
  }
  const index = classOfText(text, target.classes, target);
  return index >= 0 ? target.classes[index] : text.trim();
}
