import { message, type Message } from '../../message.ts';

const longest = 40;

/** The text of a cell for a message, truncated if it is long. */
export function shortenCell(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** A cell in a message: in quotes, or "empty". */
export function describeCell(cell: string): string | Message {
  return cell.trim() === '' ? message('empty') : `"${shortenCell(cell)}"`;
}
