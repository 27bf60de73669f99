import * as v from 'valibot';
import { listOf, message, type Message } from '../../src/message.ts';
import { assertNever } from '../../src/assertNever.ts';
import type { NumberDescriptor, OptionDescriptor } from '../../src/options/descriptor.ts';
import { describeOption, type OptionName } from '../../src/options/optionTable.ts';
import { trainOptionsSchema, type TrainOptions } from '../../src/run/options/trainOptions.ts';
import { writeCount } from '../../src/writeNumber.ts';

/** What a field's text means, or what is wrong with it. */
export type FieldValue =
  { readonly type: 'valid'; readonly options: TrainOptions } | { readonly type: 'invalid'; readonly message: Message };

/** The option that the text asks for. Its bounds are those of the schema. */
export function readOption(name: OptionName, text: string): FieldValue {
  const option = describeOption(name);
  const value = readValue(option, text);
  const checked = v.safeParse(trainOptionsSchema, { [name]: value });
  return value !== undefined && checked.success ? valid(checked.output) : { type: 'invalid', message: problemOf(option) };
}

/** The value of the text, whether or not it is within the bounds; undefined when it has none. */
function readValue(option: OptionDescriptor, text: string): unknown {
  switch (option.type) {
    case 'layers': {
      // "8, 4"; empty for none.
      const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
      return parts.every(isWhole) ? parts.map(Number) : undefined;
    }
    case 'integer': {
      // Digits may be grouped by spaces.
      const digits = text.replace(/\s/g, '');
      return isWhole(digits) ? Number(digits) : undefined;
    }
    case 'number':
      return readNumber(option, text);
    case 'choice':
      return text;
    case 'switch':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    default:
      return assertNever(option);
  }
}

function readNumber({ min, isMinLeftOut, percentField }: NumberDescriptor, text: string): number | undefined {
  // Many keyboards, and many people, use a decimal comma.
  const written = text.trim().replace(',', '.');
  if (written === '') return undefined;
  const value = percentField === undefined ? Number(written) : Number(written) / 100;
  return isMinLeftOut && value <= min ? undefined : value;
}

function isWhole(digits: string): boolean {
  return /^\d+$/.test(digits);
}

/** What the field accepts, told to someone who has typed something else. */
function problemOf(option: OptionDescriptor): Message {
  switch (option.type) {
    case 'layers':
      return message('At most {layers} whole numbers from 1 to {units}, such as 8, 4. Empty for a single neuron.', {
        layers: String(option.maxLayers),
        units: String(option.maxUnits),
      });
    case 'integer':
      return message('A whole number from {min} to {max}.', { min: writeCount(option.min), max: writeCount(option.max) });
    case 'number':
      return numberProblem(option);
    case 'choice':
      return message('One of {values}.', { values: listOf(Object.keys(option.values), 'comma') });
    case 'switch':
      return message('Yes or no.');
    default:
      return assertNever(option);
  }
}

function numberProblem(option: NumberDescriptor): Message {
  const { min, max, isMinLeftOut, percentField, zero } = option;
  if (percentField !== undefined) return message('A number from {min} to {max}.', { min: toPercent(min), max: toPercent(max) });
  const largest = Number.isInteger(max) ? writeCount(max) : String(max);
  const args = { min: String(min), max: largest, example: String(option.example ?? option.default) };
  if (isMinLeftOut) return message('A number above {min}, at most {max}, such as {example}.', args);
  if (zero === undefined) return message('A number from {min} to {max}, such as {example}.', args);
  return message('A number from {min} to {max}, such as {example}; 0 for {zero}.', { ...args, zero: { template: zero } });
}

/** A share in percent, without the stray digits that multiplying by 100 leaves. */
export function toPercent(share: number): string {
  return String(Number((share * 100).toPrecision(6)));
}

/** "time:COLUMN", "group:COLUMN", or "" for a random split. */
export function readSplit(text: string): FieldValue {
  if (text === '') return valid({ splitBy: undefined });
  const end = text.indexOf(':');
  const [as, column] = [text.slice(0, end), text.slice(end + 1)];
  if (column === '' || column.length > 100_000)
    return { type: 'invalid', message: message('Choose the column that the rows are split by.') };
  return as === 'time' || as === 'group'
    ? valid({ splitBy: { as, column } })
    : { type: 'invalid', message: message('By time or by group.') };
}

function valid(options: TrainOptions): FieldValue {
  return { type: 'valid', options };
}
