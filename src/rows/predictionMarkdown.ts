import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import type { RegressionTarget } from '../dataset/encoding/encoder.ts';
import type { Model } from '../model/model.ts';
import type { Prediction } from '../model/prediction.ts';
import { placesOf, roundToPlaces, writeTrimmed } from '../numberPlaces.ts';
import { withUnit } from '../writeNumber.ts';
import { arithmeticTable, classTable } from './arithmeticTable.ts';
import { escapeMarkdown, withoutLinks } from './escapeMarkdown.ts';

const splitWords = {
  train: 'a training row',
  validation: 'a validation row, not learned from',
  test: 'a test row',
  unused: 'not used in training',
} as const;

/** What of a model has to be known to explain what it says. */
export type ExplainedModel = Pick<Model, 'encoder' | 'architecture'>;

/** The hover of one row: the answer, how sure, and the arithmetic that leads to it, in the units of the file. */
export function predictionMarkdown(prediction: Prediction, model: ExplainedModel): string {
  return [
    answerLine(prediction, model),
    arithmeticTable(prediction, model),
    classTable(prediction, model),
    (prediction.remarks ?? []).map((remark) => `- ${escapeMarkdown(remark, 200)}`).join('\n'),
    footnote(model),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The answer on one line, for a notification. */
export function predictionText({ value, confidence }: Prediction, { target }: Model['encoder']): string {
  if (target.type === 'regression') return withoutLinks(`${target.column} ≈ ${numberText(value, target)}`);
  const sure = confidence === undefined ? '' : `, ${percent(confidence)} sure`;
  return withoutLinks(`${target.column} = ${value}${sure}`);
}

function answerLine(prediction: Prediction, { encoder: { target } }: ExplainedModel): string {
  const { value, confidence, actual, split } = prediction;
  const column = escapeMarkdown(target.column);
  const answer =
    target.type === 'regression'
      ? `**${column} ≈ ${escapeMarkdown(numberText(value, target))}**`
      : `**${column} = ${escapeMarkdown(String(value))}**`;
  const sure = confidence === undefined ? '' : `, ${percent(confidence)} sure`;
  const actualWords =
    actual === undefined
      ? 'actual value not known'
      : target.type === 'regression'
        ? actualNumber(value, actual, target)
        : `actual ${escapeMarkdown(String(actual))} ${actual === value ? '✓' : '✗'}`;
  return [`${answer}${sure}`, actualWords, ...(split === undefined ? [] : [splitWords[split]])].join(' · ');
}

/** "actual 298 000, off by +14 400": plus where the answer is too high. */
function actualNumber(value: Prediction['value'], actual: string | number, target: RegressionTarget): string {
  const known = Number(actual);
  if (typeof value !== 'number' || !Number.isFinite(known) || String(actual).trim() === '')
    return `actual ${escapeMarkdown(String(actual))}`;
  const places = placesOf(target);
  // Of the numbers as they are told: whoever subtracts them gets the same.
  const off = roundToPlaces(value, places) - roundToPlaces(known, places);
  const distance = withUnit(writeTrimmed(Math.abs(off), places), target.format.unit);
  const written = withUnit(writeTrimmed(known, places), target.format.unit);
  return `actual ${escapeMarkdown(written)}, off by ${off < 0 ? '−' : '+'}${escapeMarkdown(distance)}`;
}

function numberText(value: string | number, target: RegressionTarget): string {
  return withUnit(typeof value === 'number' ? writeTrimmed(value, placesOf(target)) : value, target.format.unit);
}

function footnote({ encoder: { target }, architecture }: ExplainedModel): string {
  const method =
    architecture.layers.length > 1
      ? ' With hidden layers no single weight belongs to a column: its part is the integrated gradient from the average training row.'
      : '';
  return `${meaning({ encoder: { target }, architecture })}${method}`.trim();
}

/** What the last lines of the table are. */
function meaning({
  encoder: { target },
  architecture,
}: {
  encoder: Pick<Model['encoder'], 'target'>;
  architecture: Model['architecture'];
}) {
  const column = escapeMarkdown(target.column);
  if (target.type === 'regression')
    return target.logarithm ? `Σ is the natural logarithm of ${column}: what adds 0.1 to it makes ${column} larger by about a tenth.` : '';
  if (target.type === 'multiclass') return 'The share of a class is e^Σ, divided by the sum of e^Σ over all classes.';
  const [negative, positive] = targetClasses(target).map((name) => escapeMarkdown(name));
  return architecture.layers.at(-1)?.activation === 'sigmoid'
    ? `σ(Σ) = 1 / (1 + e^−Σ) is the probability of ${column} = ${positive}.`
    : `Σ above 0 answers ${positive}, otherwise ${negative}. It is no probability.`;
}

function percent(share: number): string {
  // 99.96 % must not be shown as certainty.
  return `${Math.min(share * 100, 99.9).toFixed(1)} %`;
}
