import * as v from 'valibot';
import { assertNever } from '../assertNever.ts';
import { listOf, message, type Message } from '../message.ts';
import type { OptionDescriptor } from '../options/descriptor.ts';
import { namesOf } from '../options/mapNames.ts';
import { describeOption, optionNames, type OptionName } from '../options/optionTable.ts';
import { UserError } from '../userError.ts';
import { trainOptionsSchema, type TrainOptions } from './trainOptions.ts';

/** The letters of a wrong value that are said again. */
const MOST_LETTERS = 40;

/** What an option may be, as a part of a sentence: "a whole number above 0". Numbers as they are typed. */
export function describeRange(option: OptionDescriptor): Message {
  switch (option.type) {
    case 'choice':
      return message('one of {values}', { values: listOf(namesOf(option.values), 'comma') });
    case 'integer':
      return message('a whole number from {min} to {max}', { min: String(option.min), max: String(option.max) });
    case 'number':
      return message('a number from {min} to {max}', { min: String(option.min), max: String(option.max) });
    case 'switch':
      return message('true or false');
    case 'layers':
      return message('up to {layers} whole numbers from 1 to {units}, such as 8,4', {
        layers: String(option.maxLayers),
        units: String(option.maxUnits),
      });
    default:
      return assertNever(option);
  }
}

/** True for the name of an option of the table. */
function isOptionName(name: string): name is OptionName {
  return optionNames.some((option) => option === name);
}

/** The options of a training as another program or a person has given them. Throws a UserError that says of the first wrong one what it has to be. */
export function checkTrainOptions(values: unknown): TrainOptions {
  const checked = v.safeParse(trainOptionsSchema, values);
  if (checked.success) return checked.output;
  const issue = checked.issues[0];
  const option = v.getDotPath(issue) ?? '';
  const name = option.split('.')[0];
  if (isOptionName(name)) {
    const given = (values as Readonly<Record<OptionName, unknown>>)[name];
    throw new UserError(
      message('The option "{option}" has to be {range}, but is {value}.', {
        option: name,
        range: describeRange(describeOption(name)),
        value: shortened(given),
      }),
    );
  }
  if (issue.type === 'strict_object' && issue.expected === 'never')
    throw new UserError(message('There is no option "{option}".', { option }));
  throw new UserError(message('The option "{option}" cannot be used: {message}', { option, message: issue.message }));
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
