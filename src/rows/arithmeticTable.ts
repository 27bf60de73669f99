import type { RegressionTarget } from '../dataset/encoding/encoder.ts';
import { message, type Message } from '../message.ts';
import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import type { Model } from '../model/model.ts';
import type { Contribution, Prediction } from '../model/prediction.ts';
import { placesOf, writePlaced } from '../numberPlaces.ts';
import { withUnit, writeFixed, writePercentNumber, writeShare } from '../writeNumber.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

const mostContributions = 12;
const mostClasses = 8;

/** Puts a sentence into words, as Markdown. */
type Write = (said: Message) => string;

/** The sum that leads to the answer, column by column, in the units of the file. */
export function arithmeticTable(
  prediction: Prediction,
  { encoder, architecture }: Pick<Model, 'encoder' | 'architecture'>,
  write: Write,
): string {
  const { target } = encoder;
  const isNeuron = architecture.layers.length === 1;
  // Amounts of a number are in its own units, with the places of the answer; a logarithm has none.
  const number = target.type === 'regression' && !target.logarithm ? target : undefined;
  const places = number ? placesOf(number) : { exponent: 0, decimals: target.type === 'regression' ? 4 : 3 };
  const fixed = (value: number | undefined) => writePlaced(value ?? Number.NaN, places);
  const { shown, rest } = largest(prediction.contributions);
  const line = (name: string, amount: string) => `| ${name} | |${isNeuron ? ' |' : ''} ${amount} |`;
  const answer = fixed(prediction.sum);
  return [
    headOf(isNeuron, number !== undefined, write),
    isNeuron ? '|:--|--:|--:|--:|' : '|:--|--:|--:|',
    ...(isNeuron ? [] : [line(write(message('average training row')), fixed(prediction.bias))]),
    ...shown.map((contribution) => contributionLine(contribution, isNeuron, fixed)),
    ...(rest ? [line(write(message('+{count} more', { count: rest.count })), fixed(rest.amount))] : []),
    ...(isNeuron ? [line(write(message('bias')), fixed(prediction.bias))] : []),
    number
      ? line(`**${escapeMarkdown(number.column)}**`, `**${escapeMarkdown(withUnit(answer, number.format.unit))}**`)
      : line(
          target.type === 'multiclass' ? write(message('**Σ of {value}**', { value: String(prediction.value) })) : '**Σ**',
          `**${answer}**`,
        ),
    ...(target.type === 'binary' && architecture.layers.at(-1)?.activation === 'sigmoid'
      ? [line('**σ(Σ)**', `**${writeShare(probabilityOf(prediction, target.classes[1]), 4)}**`)]
      : []),
    ...(target.type === 'regression' && target.logarithm
      ? [line('**e^Σ**', `**${escapeMarkdown(exponentialText(prediction, target))}**`)]
      : []),
  ].join('\n');
}

/** The answer where its logarithm is the sum. */
function exponentialText({ value }: Prediction, target: RegressionTarget): string {
  return withUnit(writePlaced(Number(value), placesOf(target)), target.format.unit);
}

/** Σ and share of every class, the likeliest first; nothing where there are two. */
export function classTable(
  { sums, probabilities, value }: Prediction,
  { encoder: { target } }: Pick<Model, 'encoder'>,
  write: Write,
): string {
  if (target.type !== 'multiclass' || !sums || !probabilities) return '';
  // Maps, since a class may be called like a property that every object has.
  const sumOf = new Map(Object.entries(sums));
  const shareOf = new Map(Object.entries(probabilities));
  const classes = [...targetClasses(target)].sort((a, b) => (shareOf.get(b) ?? 0) - (shareOf.get(a) ?? 0));
  const others = classes.slice(mostClasses);
  const mark = (name: string) => (name === value ? `**${escapeMarkdown(name)}**` : escapeMarkdown(name));
  const percent = (share: number) => `${writePercentNumber(share, share > 0.999 || share < 0.001 ? 3 : 1)} %`;
  return [
    `| ${escapeMarkdown(target.column)} | &emsp;Σ | &emsp;${write(message('share'))} |`,
    '|:--|--:|--:|',
    ...classes
      .slice(0, mostClasses)
      .map((name) => `| ${mark(name)} | ${writeFixed(sumOf.get(name) ?? Number.NaN, 3)} | ${percent(shareOf.get(name) ?? Number.NaN)} |`),
    ...(others.length > 0
      ? [
          `| ${write(message('+{count} more', { count: others.length }))} | | ${percent(others.reduce((sum, name) => sum + (shareOf.get(name) ?? 0), 0))} |`,
        ]
      : []),
  ].join('\n');
}

function headOf(isNeuron: boolean, isNumber: boolean, write: Write): string {
  const value = write(message('value'));
  if (isNeuron) return `| | ${value} | &emsp;${write(message('weight'))} | &emsp;${write(message('product'))} |`;
  return `| | ${value} | &emsp;${write(isNumber ? message('moves it by') : message('moves Σ by'))} |`;
}

function contributionLine({ column, value, weight, amount }: Contribution, isNeuron: boolean, fixed: (value: number) => string): string {
  const name = `| ${escapeMarkdown(column)} | ${exact(value)} |`;
  // A column of several inputs, such as a date, has several weights.
  return isNeuron ? `${name} ${weight === undefined ? '' : `× ${significant(weight)}`} | ${fixed(amount)} |` : `${name} ${fixed(amount)} |`;
}

/** The contributions that fit a hover, in the order of the file, and one line for the sum of all the others. */
function largest(contributions: readonly Contribution[]): {
  shown: readonly Contribution[];
  rest?: { readonly count: number; readonly amount: number };
} {
  if (contributions.length <= mostContributions) return { shown: contributions };
  const bySize = [...contributions].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const kept = new Set(bySize.slice(0, mostContributions - 1));
  const others = contributions.filter((contribution) => !kept.has(contribution));
  const amount = others.reduce((sum, other) => sum + other.amount, 0);
  return { shown: contributions.filter((contribution) => kept.has(contribution)), rest: { count: others.length, amount } };
}

function probabilityOf({ probabilities }: Prediction, name: string): number {
  return new Map(Object.entries(probabilities ?? {})).get(name) ?? Number.NaN;
}

const withMinus = (text: string) => text.replace('-', '−');
const exact = (value: number | string) => (typeof value === 'number' ? withMinus(String(value)) : escapeMarkdown(value));
/** Six digits: enough for value × weight to give the product that is shown. */
const significant = (value: number) => withMinus(value.toPrecision(6));
