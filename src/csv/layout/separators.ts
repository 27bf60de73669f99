import { message, type Message } from '../../message.ts';
import type { Delimiter } from '../csvTable.ts';

/** Delimiters that need no proof beyond splitting lines evenly, the most common first. */
export const strongDelimiters: readonly Delimiter[] = [',', ';', '\t', '|', '¦', '^', '~', '::', '\u0001', '\u001F'];

/** The supported delimiters, for messages about unreadable tables. */
export const separatorsRead = message('a comma, a semicolon, a tab, |, ¦, ^, ~, :, ::, spaces, or the character U+0001 or U+001F');

/** The name of a delimiter in a sentence. */
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
    case '¦':
    case '^':
    case '~':
    case ':':
    case '::':
      return `"${delimiter}"`;
  }
}
