import type { Message } from '../../message.ts';
import { message } from '../../message.ts';
import { differingLine, differingTitle, moreRows, verdictLines, type RowsOutcome } from './comparisonWords.ts';
import { describeModel } from './describeModel.ts';
import type { KnownModel, ModelComparison } from './knownModel.ts';

/** One model's side of a comparison as plain text. */
export interface ComparisonText {
  readonly text: string;
  /** Lines of the text that speak of a row: both lines 0-based, of the text and of the table. */
  readonly links: readonly { readonly line: number; readonly tableLine: number }[];
}

/**
 * What is said of one of two models: the verdict, which is the same on both sides, the rows that they answer differently, then all that is known of it.
 * The n-th line of one side is about what the n-th line of the other one is about, so that comparing the texts shows what differs; only
 * doubts, at the end, are as many as there are.
 */
export function comparisonText(
  models: readonly [KnownModel, KnownModel],
  which: 0 | 1,
  comparison: ModelComparison,
  outcome: RowsOutcome,
  say: (said: Message) => string,
): ComparisonText {
  const lines: string[] = [];
  const links: { line: number; tableLine: number }[] = [];
  const add = (said: Message | undefined, indent = '') => {
    if (said) lines.push(indent + oneLine(say(said)));
  };
  const own = models[which];
  add(message('Two models'));
  for (const said of verdictLines(comparison, models[1], outcome)) add(said, INDENT);
  if (outcome.type === 'compared') {
    const { rows } = outcome;
    add(differingTitle(rows), INDENT);
    for (const row of rows.rows) {
      links.push({ line: lines.length, tableLine: row.line });
      add(differingLine(row, which, own), INDENT + INDENT);
    }
    add(moreRows(rows), INDENT + INDENT);
  }
  for (const { title, lines: told } of describeModel(own)) {
    lines.push('');
    add(title);
    for (const said of told) add(said, INDENT);
  }
  return { text: `${lines.join('\n')}\n`, links };
}

const INDENT = '  ';

/** Names in files may have line ends, and other characters that an editor takes for such. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, (blank) => (/^[ \u00a0]+$/.test(blank) ? blank : ' '));
}
