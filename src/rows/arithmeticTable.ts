import type { RegressionTarget } from '../dataset/encoding/encoder.ts';
import { message, type Message } from '../message.ts';
import { countsClassesAlike } from '../dataset/columns/recipe/recipe.ts';
import type { Model } from '../model/model.ts';
import type { Contribution, Prediction } from '../model/prediction.ts';
import { placesOf, writePlaced } from '../numberPlaces.ts';
import { withMinus, withUnit, writeShare } from '../writeNumber.ts';
import { amountBar, type HoverTheme } from './amountBar.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { largestFirst } from './largestFirst.ts';

/** More lines than this would hide the rest of the hover: then the sum comes first, followed by the strongest parts. */
const MOST_PARTS = 8;

/** Turns a message into Markdown text. */
export type Write = (said: Message) => string;

/** The parts of a model that explaining its answers takes. */
export type ExplainedModel = Pick<Model, 'encoder' | 'architecture'> & { readonly recipe?: Pick<Model['recipe'], 'classWeight'> };

/** Where a table of amounts is shown. */
export interface TableSetting {
  readonly theme: HoverTheme;
  /** The heading above the names. */
  readonly title: string;
}

/** One line: cells in Markdown, and the amount for its bar. */
interface Line {
  readonly name: string;
  readonly value?: string;
  readonly weight?: string;
  readonly written: string;
  readonly amount?: number;
  readonly isSum?: boolean;
  /** Shown instead of a bar. */
  readonly note?: string;
}

/** The sum that leads to the answer, by column, in the units of the file, each part with a bar. */
export function arithmeticTable(
  prediction: Prediction,
  { encoder, architecture, recipe }: ExplainedModel,
  write: Write,
  { theme, title }: TableSetting,
): string {
  const { target } = encoder;
  const isNeuron = architecture.layers.length === 1;
  // Amounts of a number are in its units, with as many decimals as the answer; logarithms have no fixed decimals.
  const number = target.type === 'regression' && !target.logarithm ? target : undefined;
  const places = number ? placesOf(number) : { exponent: 0, decimals: target.type === 'regression' ? 4 : 3 };
  const fixed = (value: number) => writePlaced(value, places);
  const { shown, rest } = strongest(prediction.contributions);
  const parts = [
    ...shown.map((contribution) => partLine(contribution, isNeuron, fixed)),
    ...(rest
      ? [{ name: write(message('+{count} more', { count: rest.count })), written: signed(rest.amount, fixed), amount: rest.amount }]
      : []),
    {
      name: write(isNeuron ? message('bias') : message('average training row')),
      written: signed(prediction.bias, fixed),
      amount: prediction.bias,
    },
  ];
  const sums = sumLines(prediction, { encoder, architecture, recipe }, write, fixed);
  const lines = rest ? [...sums, ...parts] : [...parts, ...sums];
  const largest = Math.max(...lines.map(({ amount }) => (amount !== undefined && Number.isFinite(amount) ? Math.abs(amount) : 0)));
  return [
    headOf(isNeuron, number !== undefined, write, title),
    isNeuron ? '|:--|--:|--:|--:|:--|' : '|:--|--:|--:|:--|',
    ...lines.map((line) => lineText(line, isNeuron, largest, theme)),
  ].join('\n');
}

/** The lines for the sum and what follows from it. */
function sumLines(
  prediction: Prediction,
  { encoder: { target }, architecture, recipe }: ExplainedModel,
  write: Write,
  fixed: (value: number) => string,
): Line[] {
  const { sum } = prediction;
  const bar = { amount: sum, isSum: true };
  if (target.type === 'regression' && !target.logarithm) {
    const written = strong(escapeMarkdown(withUnit(fixed(sum), target.format.unit)));
    return [{ name: strong(escapeMarkdown(target.column)), written, ...bar }];
  }
  const name = target.type === 'multiclass' ? write(message('**Σ of {value}**', { value: String(prediction.value) })) : strong('Σ');
  const lines: Line[] = [{ name, written: strong(signed(sum, fixed)), ...bar }];
  if (target.type === 'binary' && architecture.layers.at(-1)?.activation === 'sigmoid') {
    const written = strong(writeShare(probabilityOf(prediction, target.classes[1]), 4));
    const answer = message('{column} = {value}', { column: target.column, value: target.classes[1] });
    // With balanced classes σ(Σ) is not how often the answer is right.
    lines.push({ name: strong('σ(Σ)'), written, note: countsClassesAlike(recipe) ? '' : write(message('chance of {answer}', { answer })) });
  }
  if (target.type === 'regression')
    lines.push({ name: strong('e^Σ'), written: strong(escapeMarkdown(exponentialText(prediction, target))) });
  return lines;
}

/** The answer if its logarithm is the sum. */
function exponentialText({ value }: Prediction, target: RegressionTarget): string {
  return withUnit(writePlaced(Number(value), placesOf(target)), target.format.unit);
}

function headOf(isNeuron: boolean, isNumber: boolean, write: Write, title: string): string {
  const value = `${title} | &emsp;${write(message('value'))}`;
  if (isNeuron) return `| ${value} | &emsp;${write(message('weight'))} | &emsp;${write(message('product'))} | |`;
  return `| ${value} | &emsp;${write(isNumber ? message('moves it by') : message('moves Σ by'))} | |`;
}

function partLine({ column, value, weight, amount }: Contribution, isNeuron: boolean, fixed: (value: number) => string): Line {
  return {
    ...{ name: escapeMarkdown(column), value: exact(value), written: signed(amount, fixed), amount },
    // A column with several inputs, such as a date, has several weights.
    ...(isNeuron && weight !== undefined ? { weight: `× ${significant(weight)}` } : {}),
  };
}

function lineText(
  { name, value = '', weight = '', written, amount, isSum, note }: Line,
  isNeuron: boolean,
  largest: number,
  theme: HoverTheme,
) {
  const bar = amount === undefined ? (note ?? '') : amountBar(amount, largest, theme, isSum);
  return `| ${[name, value, ...(isNeuron ? [weight] : []), written, bar].join(' | ')} |`;
}

/**
 * The contributions that fit into a hover: all of them in the order of the file, or the strongest first followed by the sum of the others.
 */
function strongest(contributions: readonly Contribution[]): {
  shown: readonly Contribution[];
  rest?: { readonly count: number; readonly amount: number };
} {
  if (contributions.length <= MOST_PARTS) return { shown: contributions };
  const sizes = new Float64Array(contributions.length);
  contributions.forEach(({ amount }, index) => (sizes[index] = Math.abs(amount)));
  const strongest = new Set<number>();
  for (const index of largestFirst(sizes)) if (strongest.add(index).size === MOST_PARTS - 1) break;
  let amount = 0;
  contributions.forEach((part, index) => (amount += strongest.has(index) ? 0 : part.amount));
  return {
    shown: Array.from(strongest, (index) => contributions[index]),
    rest: { count: contributions.length - strongest.size, amount },
  };
}

function probabilityOf({ probabilities }: Prediction, name: string): number {
  return new Map(Object.entries(probabilities ?? {})).get(name) ?? Number.NaN;
}

const strong = (markdown: string) => `**${markdown}**`;
const exact = (value: number | string) => (typeof value === 'number' ? withMinus(String(value)) : escapeMarkdown(value));
/** Six digits, enough for value × weight to match the product that is shown. */
const significant = (value: number) => withMinus(value.toPrecision(6));

/** With a plus sign if it is positive as rounded. */
function signed(amount: number, fixed: (value: number) => string): string {
  const text = fixed(amount);
  return amount > 0 && /[1-9∞]/.test(text) ? `+${text}` : text;
}
