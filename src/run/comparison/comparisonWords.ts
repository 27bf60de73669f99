import { assertNever } from '../../assertNever.ts';
import type { RegressionTarget } from '../../dataset/encoding/encoder.ts';
import { message, plural, type Message } from '../../message.ts';
import { placesOf, writeTrimmed } from '../../numberPlaces.ts';
import { withMinus, withUnit, writePercent } from '../../writeNumber.ts';
import { deltaSentence, writeMiss } from './deltaWords.ts';
import type { ComparedRows, DifferingRow } from './comparedRows.ts';
import { figureLabel } from './describeModel.ts';
import type { KnownModel, ModelComparison } from './knownModel.ts';

/** How two models were compared: on the same rows if there are some, otherwise by their own tests. */
export type RowsOutcome =
  | { readonly type: 'compared'; readonly table: string; readonly rows: ComparedRows }
  /** They predict different things. */
  | { readonly type: 'otherQuestion' }
  /** No open table fits both. */
  | { readonly type: 'noTable' }
  | { readonly type: 'refused'; readonly table: string; readonly why: Message };

/** The verdict, the same for both texts. `second` is compared with the first model. */
export function verdictLines(comparison: ModelComparison, second: KnownModel, outcome: RowsOutcome): readonly Message[] {
  switch (outcome.type) {
    case 'compared':
      return rowsLines(comparison, second, outcome.rows, outcome.table);
    case 'otherQuestion':
      return ownTestLines(comparison, second);
    case 'noTable':
      return [
        ...ownTestLines(comparison, second),
        message('Open a table that both fit, and compare again: both then answer the same rows.'),
      ];
    case 'refused': {
      const { table, why } = outcome;
      return [...ownTestLines(comparison, second), message('On {table} they cannot be compared: {why}', { table, why })];
    }
    default:
      return assertNever(outcome);
  }
}

function ownTestLines({ names: [a, b], delta, figures }: ModelComparison, { plan }: KnownModel): Message[] {
  const said = deltaSentence(delta, plan.encoder.target);
  return [
    message('{b} against {a}: {difference}', { a, b, difference: said }),
    ...(delta.type === 'otherQuestion'
      ? []
      : figures.flatMap(({ name, overlap }) => (overlap === undefined ? [] : [overlapLine(figureLabel(name), overlap)]))),
  ];
}

function overlapLine(figure: Message, overlap: boolean): Message {
  return overlap
    ? message('{figure}: the intervals overlap, so the difference may be luck.', { figure })
    : message('{figure}: the intervals do not overlap.', { figure });
}

function rowsLines({ names: [a, b] }: ModelComparison, { plan }: KnownModel, rows: ComparedRows, table: string): Message[] {
  const { target } = plan.encoder;
  const isNumber = target.type === 'regression';
  const figure = (value: number) => (isNumber ? writeMiss(value, target) : writePercent(value));
  const [first, second] = rows.figures.map(figure);
  const args = { a, b, first, second, other: figure(rows.baseline) };
  return [
    whichRows(rows, table),
    isNumber
      ? message('Off on average: {a} by {first}, {b} by {second}, always the median by {other}.', args)
      : message('Answered right: {a} {first}, {b} {second}, always the same answer {other}.', args),
    differenceLine(rows, b, isNumber ? target : undefined),
  ];
}

function whichRows({ rowCount: count, seen }: ComparedRows, table: string): Message {
  switch (seen) {
    case 'byNone':
      return plural(
        count,
        'By the {count} row of {table} that both were tested on and neither has learned from:',
        'By the {count} rows of {table} that both were tested on and neither has learned from:',
        { table },
      );
    case 'unknown':
      return plural(
        count,
        'By {count} row of {table}; it is not known whether the models have learned from it, so the figures may be better than they should be:',
        'By {count} rows of {table}; it is not known whether the models have learned from some of them, so the figures may be better than they should be:',
        { table },
      );
    case 'learned':
      return plural(
        count,
        'By the {count} row of {table}, which they have learned from: there is none that both were tested on, so this says little of new rows:',
        'By all {count} rows of {table}, some of which they have learned from: there are none that both were tested on, so this says little of new rows:',
        { table },
      );
    default:
      return assertNever(seen);
  }
}

function differenceLine({ better, better95 }: ComparedRows, b: string, target: RegressionTarget | undefined): Message {
  const size = (value: number) => (target ? writeMiss(value, target) : (value * 100).toFixed(1));
  // A smaller error is better.
  const signed = (value: number) => withSign(target ? -value : value, size(Math.abs(value)));
  const difference = signed(better);
  if (!better95) {
    return target
      ? message('Mean error of {b}: {difference}; so few rows do not tell how sure that is.', { b, difference })
      : message('Accuracy of {b}: {difference} points; so few rows do not tell how sure that is.', { b, difference });
  }
  const [low, high] = target ? [better95[1], better95[0]] : better95;
  const args = { b, difference, low: signed(low), high: signed(high) };
  const isSure = better95[0] > 0 || better95[1] < 0;
  if (target) {
    return isSure
      ? message('Mean error of {b}: {difference}; of many more rows like these {low} to {high} (95 %).', args)
      : message('Mean error of {b}: {difference}; of many more rows like these {low} to {high} (95 %), so it may be luck.', args);
  }
  return isSure
    ? message('Accuracy of {b}: {difference} points; of many more rows like these {low} to {high} (95 %).', args)
    : message('Accuracy of {b}: {difference} points; of many more rows like these {low} to {high} (95 %), so it may be luck.', args);
}

/** "+3.3", "−0.4"; no sign if the rounded number is 0. */
function withSign(value: number, size: string): string {
  if (!/[1-9∞]/.test(size)) return size;
  return value < 0 ? withMinus(`-${size}`) : `+${size}`;
}

/** How many rows get different answers. */
export function differingTitle({ differing, rowCount }: ComparedRows): Message {
  if (differing === 0) return message('Both give the same answer in every row.');
  return plural(differing, '{count} of {rowCount} rows is answered differently:', '{count} of {rowCount} rows are answered differently:', {
    rowCount,
  });
}

/** One such row with one model's answer; lines are counted from 1, as in an editor. */
export function differingLine({ line, actual, answers }: DifferingRow, which: 0 | 1, { plan }: KnownModel): Message {
  const { target } = plan.encoder;
  const written = (value: string | number) =>
    target.type === 'regression' ? withUnit(writeTrimmed(Number(value), placesOf(target)), target.format.unit) : `"${value}"`;
  return message('Line {line}: answers {answer}, in truth {actual}', {
    ...{ line: String(line + 1), answer: written(answers[which]), actual: written(actual) },
  });
}

/** Says that there are more such rows than are listed. */
export function moreRows({ differing, rows }: ComparedRows): Message | undefined {
  return differing > rows.length ? message('… and {count} more', { count: differing - rows.length }) : undefined;
}
