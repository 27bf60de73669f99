import { message, type Message } from '../message.ts';
import type { Delimiter } from './csvTable.ts';

/** Delimiters that need no proof beyond splitting the lines evenly, the more usual first. */
export const strongDelimiters: readonly Delimiter[] = [',', ';', '\t', '|', '^', '~', '::', '\u0001', '\u001F'];

/** What can separate cells, to be named where a table cannot be read. */
export const separatorsRead = message('a comma, a semicolon, a tab, |, ^, ~, ::, spaces, or the character U+0001 or U+001F');

/** A delimiter as it is named in a sentence. */
export function nameDelimiter(delimiter: Delimiter): string | Message {
  switch (delimiter) {
    case '\t':
      return message('tabs');
    case ' ':
      return message('spaces');
    case '\u0001':
      return message('the character U+0001');
    case '\u001F':
      return message('the character U+001F');
    case ',':
    case ';':
    case '|':
    case '^':
    case '~':
    case '::':
      return `"${delimiter}"`;
  }
}
