import type { Message } from '../../message.ts';
import { message } from '../../message.ts';
import { differingLine, differingTitle, moreRows, verdictLines, type RowsOutcome } from './comparisonWords.ts';
import { describeModel } from './describeModel.ts';
import type { KnownModel, ModelComparison } from './knownModel.ts';

/** One model's side of a comparison as plain text. */
export interface ComparisonText {
  readonly text: string;
  /** Lines of the text that are about a row, and the table line of that row. Both are 0-based. */
  readonly links: readonly { readonly line: number; readonly tableLine: number }[];
}

/**
 * One model's side of the comparison: the verdict (the same on both sides), the rows with different answers, then everything known about
 * the model. Line n of one side is about the same thing as line n of the other, so that a diff shows what differs. Only the doubts, at the
 * end, may differ in number.
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

/** Names in files can contain line breaks, and other characters that an editor treats as such. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, (blank) => (/^[ \u00a0]+$/.test(blank) ? blank : ' '));
}
