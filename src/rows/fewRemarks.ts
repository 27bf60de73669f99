import { message, type Message } from '../message.ts';

/** As many as anybody reads. A row of a table with very many columns may have one for each of them, which an editor would draw for minutes. */
const MOST_REMARKS = 20;

/** The remarks on a row for a hover or a message: all of them, or the first ones and how many more there are. */
export function fewRemarks(remarks: readonly Message[]): readonly Message[] {
  if (remarks.length <= MOST_REMARKS) return remarks;
  const shown = remarks.slice(0, MOST_REMARKS - 1);
  return [...shown, message('+{count} more', { count: remarks.length - shown.length })];
}
