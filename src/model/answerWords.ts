import { message, type Message } from '../message.ts';
import { countsClassesAlike } from '../dataset/columns/recipe/recipe.ts';
import type { RegressionTarget } from '../dataset/encoding/encoder.ts';
import { placesOf, writeTrimmed } from '../numberPlaces.ts';
import { withUnit, writePercentNumber } from '../writeNumber.ts';
import type { Model } from './model.ts';
import type { Prediction } from './prediction.ts';

/** The answer on one line: "pass = 1, 97.4 % sure". */
export function describeAnswer(
  { value, confidence }: Pick<Prediction, 'value' | 'confidence'>,
  { encoder: { target }, recipe }: Pick<Model, 'encoder'> & { readonly recipe?: Pick<Model['recipe'], 'classWeight'> },
): Message {
  const { column } = target;
  if (target.type === 'regression') return message('{column} ≈ {value}', { column, value: answerNumber(value, target) });
  const args = { column, value: String(value) };
  if (confidence === undefined) return message('{column} = {value}', args);
  return countsClassesAlike(recipe)
    ? message('{column} = {value}, {share} if all classes were as frequent', { ...args, share: answerShare(confidence) })
    : message('{column} = {value}, {share} sure', { ...args, share: answerShare(confidence) });
}

/** A predicted number with its unit, with as many decimals as are meaningful given the target's spread. */
export function answerNumber(value: string | number, target: RegressionTarget): string {
  return withUnit(typeof value === 'number' ? writeTrimmed(value, placesOf(target)) : value, target.format.unit);
}

/** "9 in 10 rows that are answered like this lie between 280 000 and 310 000." */
export function describeInterval([low, high]: NonNullable<Prediction['interval90']>, target: RegressionTarget): Message {
  return message('9 in 10 rows like this lie between {low} and {high}.', {
    low: answerNumber(low, target),
    high: answerNumber(high, target),
  });
}

/** The probability of an answer. Uses a plain space, because the text goes into Markdown and terminals, and is copied and searched. */
export function answerShare(share: number): string {
  return `${writePercentNumber(share, 1)} %`;
}
