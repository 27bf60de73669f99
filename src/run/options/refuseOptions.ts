import type * as v from 'valibot';
import { listOf, message, plural, type Message } from '../../message.ts';
import { describeOption } from '../../options/optionTable.ts';
import { UserError } from '../../userError.ts';
import { describeRange, isOptionName } from './optionWords.ts';

/** Characters of a wrong value that are quoted. */
const MOST_LETTERS = 40;

/** What is wrong: the option or part of it, its allowed values, and the value that was given, as text. */
export interface WrongOption {
  readonly option: string;
  readonly range: Message;
  readonly value: string;
}

/** The first issue of a command's options, as an error that the user can act on. See `findWrongOption` for `depth`. */
export function refuseOptions([issue]: readonly [v.BaseIssue<unknown>, ...unknown[]], command?: string, depth = 0): UserError {
  const option = namesOfPath(issue).join('.');
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never')
      return new UserError(
        command === undefined
          ? message('There is no option "{option}".', { option })
          : message('{command} has no option "{option}".', { command, option }),
      );
    if (issue.expected !== 'Object') return new UserError(message('The option "{option}" is missing.', { option }));
    if (option === '') {
      return new UserError(
        message('The options have to be an object, such as {example}, but are {value}.', {
          example: '{ "epochs": 50 }',
          value: writeValue(issue.input),
        }),
      );
    }
  }
  return new UserError(message('The option "{option}" has to be {range}, but is {value}.', { ...findWrongOption(issue, depth) }));
}

/**
 * What is wrong with an option's value. `depth`: how deeply the options are nested in what was checked (1 in a sweep's lists, otherwise 0).
 */
export function findWrongOption(issue: v.BaseIssue<unknown>, depth = 0): WrongOption {
  const names = namesOfPath(issue);
  const value = issue.path?.at(depth);
  if (value && isOptionName(names[0]))
    return {
      option: names.slice(0, depth + 1).join('.'),
      range: describeRange(describeOption(names[0])),
      value: writeValue(value.value),
    };
  return { option: names.join('.'), range: rangeOf(issue), value: writeValue(issue.input) };
}

function namesOfPath({ path }: v.BaseIssue<unknown>): readonly string[] {
  return path?.map(({ key }) => String(key)) ?? [];
}

/** What the value at the issue's path has to be, by the kind of issue. */
function rangeOf({ type, expected, requirement, input }: v.BaseIssue<unknown>): Message {
  switch (type) {
    case 'string':
      return message('a text');
    case 'boolean':
      return message('true or false');
    case 'number':
      return message('a number');
    case 'integer':
      return message('a whole number');
    case 'min_value':
      return message('at least {min}', { min: String(requirement) });
    case 'max_value':
      return message('at most {max}', { max: String(requirement) });
    case 'array':
      return message('a list');
    case 'min_length':
      return plural(Number(requirement), 'a list with at least {count} entry', 'a list with at least {count} entries');
    case 'max_length':
      return typeof input === 'string'
        ? plural(Number(requirement), 'a text of at most {count} letter', 'a text of at most {count} letters')
        : plural(Number(requirement), 'a list with at most {count} entry', 'a list with at most {count} entries');
    case 'picklist':
      return message('one of {values}', { values: listOf(choicesOf(expected), 'comma') });
    case 'strict_object':
      return message('an object');
    default:
      throw new Error(`There are no words for options that are wrong by "${type}".`);
  }
}

/** The choices in valibot's text for a picklist: `("time" | "group")`. */
function choicesOf(expected: string | null): readonly string[] {
  return Array.from((expected ?? '').matchAll(/"([^"]*)"/g), ([, choice]) => choice);
}

/** As JSON if it is short and plain; another program can pass anything. */
function writeValue(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.map(writeEntry).join(',')}]` : writeEntry(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}

function writeEntry(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return typeof value === 'function' || typeof value === 'symbol' ? typeof value : String(value);
}
