import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { message, type Message } from '../../src/message.ts';
import { formatChance } from '../words/numbers.ts';
import { shortenApart } from '../words/shorten.ts';
import { formatTargetValue } from '../words/targetNumbers.ts';
import type { AnsweredRows } from './answeredRows.ts';

/** A row of the list in one sentence, with its 1-based line: "line 17 · 0 → answered 1 · 71 % sure". */
export function rowSentence({ lines, values, actual, confidence }: AnsweredRows, row: number, target: TargetEncoding): Message {
  const classes = targetClasses(target);
  const write = (value: number) =>
    target.type === 'regression' ? formatTargetValue(value, target) : shortenApart(classes[value], classes, 30);
  const line = String(lines[row] + 1);
  const answer = write(values[row]);
  const truth = actual?.[row] ?? Number.NaN;
  const sure = confidence ? formatChance(confidence[row]) : undefined;
  if (Number.isNaN(truth)) {
    return sure === undefined
      ? message('line {line} · answered {answer}', { line, answer })
      : message('line {line} · answered {answer} · {sure} sure', { line, answer, sure });
  }
  return sure === undefined
    ? message('line {line} · {actual} → answered {answer}', { line, actual: write(truth), answer })
    : message('line {line} · {actual} → answered {answer} · {sure} sure', { line, actual: write(truth), answer, sure });
}
