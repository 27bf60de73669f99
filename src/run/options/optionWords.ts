import { assertNever } from '../../assertNever.ts';
import { listOf, message, type Message } from '../../message.ts';
import type { OptionDescriptor } from '../../options/descriptor.ts';
import { namesOf } from '../../options/mapNames.ts';
import { optionNames, type OptionName } from '../../options/optionTable.ts';

/** The allowed values of an option, as part of a sentence: "a whole number above 0". Numbers are written as one would type them. */
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

/** True for an option's name. */
export function isOptionName(name: string): name is OptionName {
  return optionNames.some((option) => option === name);
}
