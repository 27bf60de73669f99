import { message, type Message } from '../../message.ts';
import type { CellColumn } from '../../csv/csvTable.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import type { TextCensus } from './textCensus.ts';

/** Fewer cells, or a smaller share of them, are empty or filled by chance. */
const fewest = 3;
const rareShare = 0.05;

/**
 * True for a column with a single value in which whether a cell is empty is the information, like what was chosen in a survey, or ticked.
 * Marks such as NA say that it is unknown.
 */
export function isChoice({ texts }: CellColumn, { counts, numbers, words, missing }: TextCensus): boolean {
  const filled = numbers + words;
  const code = texts.indexOf('');
  const empty = code < 0 ? 0 : counts[code];
  const rarer = Math.min(filled, empty);
  return empty === missing && rarer >= fewest && rarer >= (filled + empty) * rareShare;
}

/** The remark about such a column. */
export function choiceRemark(text: string, count: number): Message {
  return message('"{text}" stands in {count} cells and all others are empty: what is learned from is whether it stands there', {
    text: shortenCell(text),
    count,
  });
}
