import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import { message } from '../message.ts';
import type { Model } from '../model/model.ts';
import type { Prediction } from '../model/prediction.ts';
import { answerShare } from '../model/answerWords.ts';
import { writeFixed } from '../writeNumber.ts';
import type { Write } from './arithmeticTable.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

const MOST_CLASSES = 8;

/** Σ and probability of each class, most likely first; empty unless the target has more than two classes. */
export function classTable(
  { sums, probabilities, value }: Prediction,
  { encoder: { target } }: Pick<Model, 'encoder'>,
  write: Write,
): string {
  if (target.type !== 'multiclass' || !sums || !probabilities) return '';
  // Maps, because a class may have the name of a built-in property, such as "toString".
  const sumOf = new Map(Object.entries(sums));
  const shareOf = new Map(Object.entries(probabilities));
  const classes = [...targetClasses(target)].sort((a, b) => (shareOf.get(b) ?? 0) - (shareOf.get(a) ?? 0));
  const others = classes.slice(MOST_CLASSES);
  const mark = (name: string) => (name === value ? `**${escapeMarkdown(name)}**` : escapeMarkdown(name));
  return [
    `| ${escapeMarkdown(target.column)} | &emsp;Σ | &emsp;${write(message('share'))} |`,
    '|:--|--:|--:|',
    ...classes
      .slice(0, MOST_CLASSES)
      .map(
        (name) => `| ${mark(name)} | ${writeFixed(sumOf.get(name) ?? Number.NaN, 3)} | ${answerShare(shareOf.get(name) ?? Number.NaN)} |`,
      ),
    ...(others.length > 0
      ? [
          `| ${write(message('+{count} more', { count: others.length }))} | | ${answerShare(others.reduce((sum, name) => sum + (shareOf.get(name) ?? 0), 0))} |`,
        ]
      : []),
  ].join('\n');
}
