import { inMarkdown, type Language } from '../inWords.ts';
import { message, verbatim, type Message } from '../message.ts';
import { countsClassesAlike } from '../dataset/columns/recipe/recipe.ts';
import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import type { BinaryTarget, MulticlassTarget, RegressionTarget } from '../dataset/encoding/encoder.ts';
import type { Model } from '../model/model.ts';
import type { Prediction } from '../model/prediction.ts';
import type { RowSplit } from '../model/rowLedger.ts';
import { answerNumber, answerShare, describeInterval } from '../model/answerWords.ts';
import { placesOf, roundToPlaces, writeTrimmed } from '../numberPlaces.ts';
import { withUnit } from '../writeNumber.ts';
import type { HoverTheme } from './amountBar.ts';
import { arithmeticTable, type ExplainedModel } from './arithmeticTable.ts';
import { classTable } from './classTable.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { fewRemarks } from './fewRemarks.ts';

const splitWords: Readonly<Record<RowSplit, Message>> = {
  train: message('a training row'),
  validation: message('a validation row, not learned from'),
  test: message('a test row'),
  unused: message('not used in training'),
};

/** Where a row's hover appears. */
export interface HoverPlace {
  readonly theme: HoverTheme;
  /** The row's line, counted from 1 as in editors. */
  readonly line: number;
}

/**
 * The hover of one row: the answer, its probability, and the arithmetic behind it in the units of the file. It contains no HTML and no
 * links.
 */
export function predictionMarkdown(prediction: Prediction, model: ExplainedModel, language: Language, { theme, line }: HoverPlace): string {
  const write = (said: Message) => inMarkdown(said, language, escapeMarkdown);
  return [
    answerLine(prediction, model).map(write).join(' · '),
    arithmeticTable(prediction, model, write, { theme, title: write(message('line {line}', { line: String(line) })) }),
    classTable(prediction, model, write),
    fewRemarks(prediction.remarks ?? [])
      .map((remark) => `- ${write(remark)}`)
      .join('\n'),
    [...intervalOf(prediction, model), ...footnote(model)].map(write).join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function answerLine(prediction: Prediction, { encoder: { target }, recipe }: ExplainedModel): Message[] {
  const { value, actual, split } = prediction;
  return [
    answerOf(prediction, target, countsClassesAlike(recipe)),
    actual === undefined
      ? message('actual value not known')
      : target.type === 'regression'
        ? actualNumber(value, actual, target)
        : message('actual {value} {sign}', { value: String(actual), sign: verbatim(actual === value ? '✓' : '✗') }),
    ...(split === undefined ? [] : [splitWords[split]]),
  ];
}

function answerOf({ value, confidence }: Prediction, target: Model['encoder']['target'], isBalanced: boolean): Message {
  const { column } = target;
  if (target.type === 'regression') return message('**{column} ≈ {value}**', { column, value: answerNumber(value, target) });
  const args = { column, value: String(value) };
  if (confidence === undefined) return message('**{column} = {value}**', args);
  return isBalanced
    ? message('**{column} = {value}**, {share} if all classes were as frequent', { ...args, share: answerShare(confidence) })
    : message('**{column} = {value}**, {share} sure', { ...args, share: answerShare(confidence) });
}

/** "actual 298 000, off by +14 400": plus if the answer is too high. */
function actualNumber(value: Prediction['value'], actual: string | number, target: RegressionTarget): Message {
  const known = Number(actual);
  if (typeof value !== 'number' || !Number.isFinite(known) || String(actual).trim() === '')
    return message('actual {value}', { value: String(actual) });
  const places = placesOf(target);
  // Difference of the rounded numbers, so that it matches what is shown.
  const off = roundToPlaces(value, places) - roundToPlaces(known, places);
  const distance = withUnit(writeTrimmed(Math.abs(off), places), target.format.unit);
  const written = withUnit(writeTrimmed(known, places), target.format.unit);
  return message('actual {value}, off by {distance}', { value: written, distance: `${off < 0 ? '−' : '+'}${distance}` });
}

/** The interval for the answer; empty if unknown. */
function intervalOf({ interval90 }: Prediction, { encoder: { target } }: ExplainedModel): Message[] {
  return interval90 && target.type === 'regression' ? [describeInterval(interval90, target)] : [];
}

function footnote(model: ExplainedModel): Message[] {
  const meant = meaning(model);
  return [
    ...(meant ? [meant] : []),
    ...(model.architecture.layers.length > 1
      ? [
          message(
            'With hidden layers no single weight belongs to a column: its part is the integrated gradient from the average training row.',
          ),
        ]
      : []),
  ];
}

/** What the last lines of the table mean. */
function meaning({ encoder: { target }, architecture, recipe }: ExplainedModel): Message | undefined {
  if (target.type === 'regression') {
    return target.logarithm
      ? message('Σ is the natural logarithm of {column}: what adds 0.1 to it makes {column} larger by about a tenth.', {
          column: target.column,
        })
      : undefined;
  }
  if (countsClassesAlike(recipe) && isProbability(architecture)) return balancedMeaning(target);
  if (target.type === 'multiclass') return message('The share of a class is e^Σ, divided by the sum of e^Σ over all classes.');
  // The table already says what σ(Σ) is.
  if (isProbability(architecture)) return undefined;
  const [negative, positive] = targetClasses(target);
  return message('Σ above 0 answers {positive}, otherwise {negative}. It is not a probability.', { positive, negative });
}

function isProbability({ layers }: Model['architecture']): boolean {
  const activation = layers.at(-1)?.activation;
  return activation === 'sigmoid' || activation === 'softmax';
}

/** With balanced classes, answers are right less often than the probability suggests. */
function balancedMeaning(target: BinaryTarget | MulticlassTarget): Message {
  const { column } = target;
  return target.type === 'binary'
    ? message(
        'σ(Σ) = 1 / (1 + e^−Σ) is not the probability of {column} = {value}: each class has counted the same in training, however rare it is.',
        { column, value: target.classes[1] },
      )
    : message(
        'The share of a class is e^Σ, divided by the sum of e^Σ over all classes. It is not the probability: each class of {column} has counted the same in training, however rare it is.',
        { column },
      );
}
