import { assertNever } from '../assertNever.ts';
import { message, verbatim, type Message } from '../message.ts';
import type { Model } from '../model/model.ts';
import { predict } from '../model/predict.ts';
import type { RunOutcome } from '../run/runPlan.ts';
import type { RunPlan } from '../run/runPlan.ts';
import { UserError } from '../userError.ts';
import { writeNumber } from '../writeNumber.ts';
import type { Comparison, Expectation, Verdict, WrittenExpectation } from './expectation.ts';
import { findBreach, type ExaminedRows } from './monotone.ts';
import { readBound } from './readSentence.ts';
import { readSubject, valueOf, type Subject } from './subject.ts';

/** The model to judge, and how it was trained. */
export interface JudgedModel {
  readonly model: Model;
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
}

/** Judges expectations one by one. `rows` are the rows for "never"; absent if there is no table. */
export function judge(expectations: readonly WrittenExpectation[], judged: JudgedModel, rows?: ExaminedRows): Verdict[] {
  return expectations.map(({ line, text, expectation }) => {
    if (expectation.type === 'unreadable') return { line, text, outcome: 'unjudged', said: expectation.why };
    try {
      const said = breachOf(expectation, judged, rows);
      return said ? { line, text, outcome: 'unmet', said } : { line, text, outcome: 'met' };
    } catch (error) {
      if (error instanceof UserError) return { line, text, outcome: 'unjudged', said: error.said };
      throw error;
    }
  });
}

/** What holds instead of the expectation; undefined if it is met. Throws a UserError if that cannot be determined. */
function breachOf(expectation: Expectation, judged: JudgedModel, rows: ExaminedRows | undefined): Message | undefined {
  switch (expectation.type) {
    case 'row':
      return breachOfRow(expectation, judged.model);
    case 'never':
      if (!rows) throw new UserError(message('"never" needs the rows of a table: name it as "table" beside the model.'));
      return findBreach(judged, rows, expectation);
    case 'score': {
      const { score, comparison, bound } = expectation;
      const value = (judged.outcome.test ?? judged.outcome.train)[score];
      if (value === undefined) throw new UserError(message('The model has no {score}: it predicts something of another kind.', { score }));
      if (holds(value, comparison, bound)) return undefined;
      return message('{what} is {value}, expected {sign} {bound}.', {
        ...{ what: score, ...writeBreach(value, comparison, bound) },
      });
    }
    default:
      return assertNever(expectation);
  }
}

function breachOfRow(expectation: Extract<Expectation, { type: 'row' }>, model: Model): Message | undefined {
  const { cells, comparison, bound } = expectation;
  const { target } = model.encoder;
  const subject = readSubject(expectation.subject, target);
  const answer = predict(model, cells);
  if (comparison === '=' && target.type !== 'regression' && subject.index === undefined) {
    const { classes } = target;
    const index = classes.indexOf(bound);
    if (index < 0) throw noClass(bound, classes);
    if (answer.value === classes[index]) return undefined;
    return message('{what} is {value}, expected {sign} {bound}.', {
      what: target.column,
      value: String(answer.value),
      sign: comparison,
      bound,
    });
  }
  const limit = readBound(bound);
  if (limit === undefined) throw new UserError(message('"{bound}" is not a number.', { bound }));
  const value = valueOf(answer, subject, target);
  if (holds(value, comparison, limit)) return undefined;
  return message('{what} is {value}, expected {sign} {bound}.', {
    ...{ what: wordsOf(subject), ...writeBreach(value, comparison, limit) },
  });
}

function wordsOf({ column, name }: Subject): Message {
  return name === undefined ? verbatim(column) : message('the probability of {column} = {value}', { column, value: name });
}

function noClass(name: string, classes: readonly string[]): UserError {
  return new UserError(
    message('"{name}" is not one of the answers, which are {classes}.', { name, classes: { items: classes.slice(0, 20), join: 'and' } }),
  );
}

/** Significant digits of a 64-bit float, and the number of digits that usually suffices. */
const MOST_DIGITS = 15;
const FEW_DIGITS = 4;

/** Writes the value with enough digits to show that it is on the wrong side of the bound. */
function writeBreach(
  value: number,
  sign: Comparison,
  bound: number,
): { readonly value: string; readonly sign: string; readonly bound: string } {
  let digits = FEW_DIGITS;
  while (digits < MOST_DIGITS && holds(Number(value.toPrecision(digits)), sign, bound)) digits++;
  return { value: writeNumber(value, digits), sign, bound: writeNumber(bound, MOST_DIGITS) };
}

function holds(value: number, comparison: Comparison, bound: number): boolean {
  switch (comparison) {
    case '≥':
      return value >= bound;
    case '≤':
      return value <= bound;
    case '>':
      return value > bound;
    case '<':
      return value < bound;
    case '=':
      return value === bound;
    default:
      return assertNever(comparison);
  }
}
