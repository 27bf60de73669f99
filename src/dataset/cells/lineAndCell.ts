import { message, type Message } from '../../message.ts';
import { describeCell } from './shortenCell.ts';

/** A cell and its 1-based line as part of a sentence: `line 3: "x"`. */
export function lineAndCell(line: number, cell: string): Message {
  return message('line {line}: {cell}', { line: String(line), cell: describeCell(cell) });
}
