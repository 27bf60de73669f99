import { listOf, message, type Message } from '../../src/message.ts';
import { categoryValues } from '../../src/dataset/encoding/apply/encodeValue.ts';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { ColumnInputs } from '../../src/dataset/encoding/inputsByColumn.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { decimalsOf } from '../../src/model/decision/changedCell.ts';
import { stepOf, type ColumnChange, type Flip } from '../../src/model/decision/flipSearch.ts';
import { writeValue } from '../../src/model/decision/writeValue.ts';
import { placesOf, writeRange, writtenOutDecimals } from '../../src/numberPlaces.ts';
import { writeFixed, writeNumber } from '../../src/writeNumber.ts';
import { formatTick } from '../words/targetNumbers.ts';
import { seenRange } from './cellSteps.ts';

/** The remark on a value outside of all training rows. */
export function outsideSentence(column: ColumnInputs): Message {
  return message('outside {range}: nothing was seen there', { range: rangeText(column) ?? '–' });
}

/** The range of the training rows, as it is written; undefined for a category. */
export function rangeText(column: ColumnInputs): string | undefined {
  const range = seenRange(column);
  if (!range) return undefined;
  const [min, max] = range;
  const { encoding } = column;
  return encoding.type === 'number'
    ? writeRange({ min, max }, encoding.format.unit)
    : `${writeValue(encoding, min, 0)} … ${writeValue(encoding, max, 0)}`;
}

/** A column's contribution to the sum: "+0.29", "+463k". */
export function partText(amount: number): string {
  const size = Math.abs(amount);
  // An amount too small for two decimals counts as none.
  const text =
    size >= 10_000 ? formatTick(amount, size) : writeNumber(size < 100 ? Number(amount.toFixed(2)) : amount, size >= 100 ? 3 : 2);
  return amount > 0 && text !== '0' ? `+${text}` : text;
}

/** "exam2 + 4.3 → pass = 1"; for a number "area + 12 → price ≥ 300 000". `goal` as it is written. */
export function flipSentence({ changes, answer }: Flip, target: TargetEncoding, goal = ''): Message {
  if (target.type === 'regression') {
    const told = { changes: listOf(changes.map(changeSentence), 'and'), target: target.column, goal };
    return answer === 1 ? message('{changes} → {target} ≥ {goal}', told) : message('{changes} → {target} < {goal}', told);
  }
  return message('{changes} → {target} = {answer}', {
    changes: listOf(changes.map(changeSentence), 'and'),
    target: target.column,
    answer: targetClasses(target)[answer],
  });
}

function changeSentence(change: ColumnChange): Message {
  const { column, from, to } = change;
  const { encoding } = column;
  const name = encoding.column;
  if (encoding.type === 'category')
    return message('{column} = {value}', { column: name, value: categoryValues(encoding)[to] ?? message('any other') });
  if (encoding.type === 'date') return message('{column} = {value}', { column: name, value: writeValue(encoding, to, 0) });
  const difference = writeFixed(Math.abs(to - from), decimalsOf(String(Number(stepOf(column).toPrecision(6)))));
  return to > from
    ? message('{column} + {difference}', { column: name, difference })
    : message('{column} \u2212 {difference}', { column: name, difference });
}

/** The longest text that a column's slider can show. */
export function longestCell(column: ColumnInputs, cell: string): string {
  const [min, max] = seenRange(column) ?? [0, 0];
  const { encoding } = column;
  // A date between two of the file's may need seconds that none of them has, so its full length is reserved.
  if (encoding.type !== 'number') return [writeValue(encoding, max, 0), cell].reduce((a, b) => (b.length > a.length ? b : a));
  // The decimals of the cell stay the same while a slider is dragged.
  const decimals = Math.max(writtenOutDecimals(placesOf({ min, max })), decimalsOf(cell));
  const ends = [min, max].map((end) => (decimals > 8 ? end.toPrecision(5) : end.toFixed(decimals)));
  return [...ends, cell].reduce((a, b) => (b.length > a.length ? b : a));
}
