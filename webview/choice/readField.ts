import type { TrainOptions } from '../../src/run/trainOptions.ts';
import { formatCount } from '../words/numbers.ts';

/** What a field's text means, or what is wrong with it. */
export type FieldValue =
  { readonly type: 'valid'; readonly options: TrainOptions } | { readonly type: 'invalid'; readonly message: string };

/** The numbers that a field takes. */
interface NumberBounds {
  readonly min?: number;
  readonly above?: number;
  readonly max: number;
}

/** Hidden layers: "8, 4", nothing for none. */
export function readHidden(text: string): FieldValue {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const hidden = parts.map(Number);
  const isValid = parts.every((part) => /^\d+$/.test(part)) && hidden.every((units) => units >= 1 && units <= 1024) && hidden.length <= 6;
  if (isValid) return valid({ hidden });
  return { type: 'invalid', message: 'At most 6 whole numbers from 1 to 1024, such as 8, 4. Empty for a single neuron.' };
}

/** A whole number, also one with spaces between its digits. */
export function readWhole(text: string, min: number, max: number, toOptions: (value: number) => TrainOptions): FieldValue {
  const digits = text.replace(/\s/g, '');
  const value = Number(digits);
  if (/^\d+$/.test(digits) && value >= min && value <= max) return valid(toOptions(value));
  return { type: 'invalid', message: `A whole number from ${min} to ${formatCount(max)}.` };
}

/** A number within the bounds. */
export function readNumber(
  text: string,
  { min = -Infinity, above = -Infinity, max }: NumberBounds,
  message: string,
  toOptions: (value: number) => TrainOptions,
): FieldValue {
  // A decimal comma is what many keyboards and heads have.
  const written = text.trim().replace(',', '.');
  const value = Number(written);
  return written !== '' && value >= min && value > above && value <= max ? valid(toOptions(value)) : { type: 'invalid', message };
}

/** One of a list. */
export function readChoice<T extends string>(text: string, choices: readonly T[], toOptions: (value: T) => TrainOptions): FieldValue {
  const choice = choices.find((known) => known === text);
  return choice ? valid(toOptions(choice)) : { type: 'invalid', message: `One of ${choices.join(', ')}.` };
}

/** "true" or "false". */
export function readSwitch(text: string, toOptions: (value: boolean) => TrainOptions): FieldValue {
  return text === 'true' || text === 'false' ? valid(toOptions(text === 'true')) : { type: 'invalid', message: 'Yes or no.' };
}

/** "time:COLUMN", "group:COLUMN", or nothing for a split by chance. */
export function readSplit(text: string): FieldValue {
  if (text === '') return valid({ splitBy: undefined });
  const end = text.indexOf(':');
  const [as, column] = [text.slice(0, end), text.slice(end + 1)];
  if (column === '' || column.length > 100_000) return { type: 'invalid', message: 'Choose the column that the rows are split by.' };
  return as === 'time' || as === 'group' ? valid({ splitBy: { as, column } }) : { type: 'invalid', message: 'By time or by group.' };
}

function valid(options: TrainOptions): FieldValue {
  return { type: 'valid', options };
}
