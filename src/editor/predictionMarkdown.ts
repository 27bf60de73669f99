import type { Encoder } from '../dataset/encoder.ts';
import { targetClasses } from '../dataset/targetClasses.ts';
import type { Contribution, Prediction } from '../model/prediction.ts';

const splitWords = { train: 'a training row', test: 'a test row', unused: 'not used in training' } as const;

/** Text of a file as it is, on one line: every character that Markdown could read as markup is escaped, links included. */
export function escapeMarkdown(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  const short = oneLine.length > 60 ? `${oneLine.slice(0, 57)}…` : oneLine;
  return short.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** The hover of one row: the answer, how sure, and the arithmetic that leads to it, in the units of the file. */
export function predictionMarkdown(prediction: Prediction, encoder: Encoder): string {
  const isSingleNeuron = prediction.contributions.every(({ weight }) => weight !== undefined);
  return [
    answerLine(prediction, encoder),
    isSingleNeuron ? neuronTable(prediction, encoder) : networkTable(prediction, encoder),
    footnote(prediction, encoder),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The answer on one line, for a notification. */
export function predictionText({ value, confidence }: Prediction, encoder: Encoder): string {
  const sure = confidence === undefined ? '' : `, ${percent(confidence)} sure`;
  return withoutLinks(`${encoder.target.column} = ${value}${sure}`);
}

/** Notifications turn `[text](command:…)` into a link; text that comes from a file must not become one. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

function answerLine(prediction: Prediction, encoder: Encoder): string {
  const target = escapeMarkdown(encoder.target.column);
  const parts = [`**${target} = ${escapeMarkdown(String(prediction.value))}**`];
  if (prediction.confidence !== undefined) parts[0] += `, ${percent(prediction.confidence)} sure`;
  if (prediction.actual !== undefined) {
    parts.push(`actual ${escapeMarkdown(String(prediction.actual))} ${prediction.actual === prediction.value ? '✓' : '✗'}`);
  }
  if (prediction.split !== undefined) parts.push(splitWords[prediction.split]);
  return parts.join(' · ');
}

function neuronTable(prediction: Prediction, encoder: Encoder): string {
  const { shown, rest } = largest(prediction.contributions);
  return [
    '| | value | &emsp;weight | &emsp;product |',
    '|:--|--:|--:|--:|',
    ...shown.map(
      ({ column, value, weight, amount }) =>
        `| ${escapeMarkdown(column)} | ${exact(value)} | × ${significant(weight ?? 0)} | ${fixed(amount)} |`,
    ),
    ...rest.map(({ label, amount }) => `| ${label} | | | ${fixed(amount)} |`),
    `| bias | | | ${fixed(prediction.bias ?? 0)} |`,
    `| **Σ** | | | **${fixed(prediction.sum ?? 0)}** |`,
    `| **σ(Σ)** | | | **${positiveProbability(prediction, encoder)}** |`,
  ].join('\n');
}

function networkTable(prediction: Prediction, encoder: Encoder): string {
  const { shown, rest } = largest(prediction.contributions);
  return [
    '| | value | &emsp;moves Σ by |',
    '|:--|--:|--:|',
    `| average training row | | ${fixed(prediction.bias ?? 0)} |`,
    ...shown.map(({ column, value, amount }) => `| ${escapeMarkdown(column)} | ${exact(value)} | ${fixed(amount)} |`),
    ...rest.map(({ label, amount }) => `| ${label} | | ${fixed(amount)} |`),
    `| **Σ** | | **${fixed(prediction.sum ?? 0)}** |`,
    `| **σ(Σ)** | | **${positiveProbability(prediction, encoder)}** |`,
  ].join('\n');
}

function footnote({ contributions }: Prediction, encoder: Encoder): string {
  const [, positive] = targetClasses(encoder.target);
  const meaning = `σ(Σ) = 1 / (1 + e^−Σ) is the probability of ${escapeMarkdown(encoder.target.column)} = ${escapeMarkdown(positive)}.`;
  const method = contributions.some(({ weight }) => weight === undefined)
    ? ' With hidden layers no single weight belongs to a column: its part is the integrated gradient from the average training row.'
    : '';
  return `${meaning}${method}`;
}

const shownAtMost = 12;

/** The contributions that fit a hover, in the order of the file, and one line for the sum of all the others. */
function largest(contributions: readonly Contribution[]): {
  shown: readonly Contribution[];
  rest: readonly { label: string; amount: number }[];
} {
  if (contributions.length <= shownAtMost) return { shown: contributions, rest: [] };
  const bySize = [...contributions].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const kept = new Set(bySize.slice(0, shownAtMost - 1));
  const others = contributions.filter((contribution) => !kept.has(contribution));
  const amount = others.reduce((sum, other) => sum + other.amount, 0);
  return { shown: contributions.filter((contribution) => kept.has(contribution)), rest: [{ label: `+${others.length} more`, amount }] };
}

function positiveProbability({ probabilities }: Prediction, encoder: Encoder): string {
  const [, positive] = targetClasses(encoder.target);
  return (probabilities?.[positive] ?? Number.NaN).toFixed(4);
}

function percent(share: number): string {
  // 99.96 % must not be shown as certainty.
  return `${Math.min(share * 100, 99.9).toFixed(1)} %`;
}

const withMinus = (text: string) => text.replace('-', '−');
const exact = (value: number | string) => (typeof value === 'number' ? withMinus(String(value)) : escapeMarkdown(value));
const fixed = (value: number) => withMinus(value.toFixed(3));
/** Six digits: enough for value × weight to give the product that is shown. */
const significant = (value: number) => withMinus(value.toPrecision(6));
