import { message, plural, sentences, type Message } from '../../src/message.ts';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { Answer } from '../../src/model/prediction.ts';
import type { RowSplit } from '../../src/model/rowLedger.ts';
import type { LineEquation } from '../../src/model/decision/lineEquation.ts';
import { withMinus, writeFixed } from '../../src/writeNumber.ts';
import { showOverrides } from '../../src/visibleText.ts';
import { formatChance } from '../words/numbers.ts';
import { formatTargetValue } from '../words/targetNumbers.ts';

/** "pass = 1", or a number with its unit. */
export function answerSentence(target: TargetEncoding, { value }: Answer): Message {
  return message('{target} = {answer}', { target: target.column, answer: answerText(target, value) });
}

/** "78 % sure"; undefined where the network gives no probabilities. */
export function sureSentence({ confidence }: Answer): Message | undefined {
  return confidence === undefined ? undefined : message('{share} sure', { share: formatChance(confidence) });
}

/** An answer, or the target's cell, as it is displayed. */
export function answerText(target: TargetEncoding, value: string | number): string {
  return target.type === 'regression' && typeof value === 'number' ? formatTargetValue(value, target) : showOverrides(String(value));
}

/** "actual 1 ✓ right · test row"; for a number its error. */
export function actualSentence(actual: string | undefined, isRight: boolean | undefined, split: RowSplit | undefined): Message {
  const row = splitWords(split);
  if (actual === undefined) return row;
  if (isRight === undefined) return message('actual {actual} · {row}', { actual, row });
  return isRight
    ? message('actual {actual} ✓ right · {row}', { actual, row })
    : message('actual {actual} ✗ wrong · {row}', { actual, row });
}

function splitWords(split: RowSplit | undefined): Message {
  switch (split) {
    case 'test':
      return message('test row');
    case 'train':
      return message('training row');
    case 'validation':
      return message('validation row');
    case 'unused':
    case undefined:
      return message('new row');
  }
}

/** What the output means: "chance of 1", "the likeliest class", nothing for a number. */
export function outputMeaning(target: TargetEncoding, hasProbability: boolean): Message | undefined {
  switch (target.type) {
    case 'binary':
      return hasProbability ? message('chance of {answer}', { answer: target.classes[1] }) : undefined;
    case 'multiclass':
      return message('the likeliest class');
    case 'regression':
      return undefined;
  }
}

/** Where the columns that are no axes are held: at the user's values, at those of a row (its 1-based line), or at the middle of the rows. */
export type HeldAt = 'whatIf' | 'median' | 'average' | { readonly line: number };

/** The same in words; undefined where there are no such columns. */
export function heldSentence(others: number, at: HeldAt): Message | undefined {
  if (others <= 0) return undefined;
  switch (at) {
    case 'whatIf':
      return plural(others, 'the other column as in "What if"', 'the other {count} columns as in "What if"');
    case 'median':
      return plural(others, 'the other column at its median', 'the other {count} columns at their median');
    case 'average':
      return plural(others, 'the other column at its average', 'the other {count} columns at their average');
    default:
      return plural(others, 'the other column as in line {line}', 'the other {count} columns as in line {line}', { line: String(at.line) });
  }
}

/** "0.107661·exam1 + 0.159750·exam2 = 16.341", in the units of the file. */
export function equationText({ x, y, constant }: LineEquation, xName: string, yName: string): string {
  const decimals = decimalsFor(Math.max(Math.abs(x), Math.abs(y)), 6);
  const sign = y < 0 ? '\u2212' : '+';
  const right = writeFixed(constant, decimalsFor(constant, 5));
  return `${withMinus(x.toFixed(decimals))}·${showOverrides(xName)} ${sign} ${Math.abs(y).toFixed(decimals)}·${showOverrides(yName)} = ${right}`;
}

/** "exam2 = 102.29 − 0.67·exam1"; undefined for a vertical line. */
export function slopeText({ x, y, constant }: LineEquation, xName: string, yName: string): string | undefined {
  const slope = -x / y;
  const start = constant / y;
  if (!Number.isFinite(slope) || !Number.isFinite(start)) return undefined;
  return `${showOverrides(yName)} = ${writeFixed(start, decimalsFor(start, 5))} ${slope < 0 ? '\u2212' : '+'} ${Math.abs(slope).toFixed(decimalsFor(slope, Math.abs(slope) >= 1 ? 3 : 2))}·${showOverrides(xName)}`;
}

/** The decimals that give a number so many significant digits. */
function decimalsFor(value: number, digits: number): number {
  const magnitude = value === 0 || !Number.isFinite(value) ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return Math.max(0, Math.min(12, digits - 1 - magnitude));
}

/** The map for screen readers: the axes, the rows, the boundary, and how to move. */
export function mapDescription(
  target: string,
  axes: { readonly x: string; readonly y?: string },
  rows: { readonly count: number; readonly wrong: number },
  equation: string | undefined,
  held: Message | undefined,
): Message {
  return sentences(
    axes.y === undefined
      ? message('What is answered for {target} along {x}.', { target, x: axes.x })
      : message('What is answered for {target}, {x} across and {y} up.', { target, x: axes.x, y: axes.y }),
    held && message('Held: {held}.', { held }),
    plural(rows.count, '1 row is drawn, {wrong} wrong.', '{count} rows are drawn, {wrong} wrong.', { wrong: rows.wrong }),
    equation === undefined ? undefined : message('The answer turns where {equation}.', { equation }),
    message('Arrow keys go from row to row, Enter shows the row in the file.'),
  );
}
