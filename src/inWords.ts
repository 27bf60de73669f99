import type { Message, MessageArgument, MessageList } from './message.ts';
import { showOverrides } from './visibleText.ts';
import { writeCount } from './writeNumber.ts';

/** How the window that displays a message speaks. */
export interface Language {
  /** A BCP 47 tag, which determines how lists are joined. */
  readonly locale: string;
  /** The translation of a template, or the template itself if there is none. */
  readonly lookUp: (template: string) => string;
}

/** English, with lists that have no comma before the last "and", like the sentences themselves. */
export const english: Language = { locale: 'en-GB', lookUp: (template) => template };

/** A part of a sentence; the strong part is its subject. */
export interface Span {
  readonly text: string;
  readonly isStrong: boolean;
}

/** The message as plain text. */
export function inWords(message: Message, language: Language): string {
  return spansOf(message, language)
    .map(({ text }) => text)
    .join('');
}

/** The message in English, for logs and other programs. */
export function inEnglish(message: Message): string {
  return inWords(message, english);
}

/** The message in parts, in the order of the language. */
export function spansOf({ template, args }: Message, language: Language): Span[] {
  return language
    .lookUp(template)
    .split('**')
    .map((part, index) => ({ text: fill(part, args, (argument) => writeArgument(argument, language)), isStrong: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** The message as Markdown: strong parts stay strong, and `escape` is applied to all arguments. */
export function inMarkdown({ template, args }: Message, language: Language, escape: (text: string) => string): string {
  return fill(language.lookUp(template), args, (argument) =>
    isMessage(argument) ? inMarkdown(argument, language, escape) : escape(writeArgument(argument, language)),
  );
}

/** Fills all places in one pass, so that braces in a column's name are left alone. */
function fill(template: string, args: Message['args'], write: (argument: MessageArgument) => string): string {
  if (!args) return template;
  const values = new Map(Object.entries(args));
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const argument = values.get(name);
    return argument === undefined ? place : write(argument);
  });
}

function writeArgument(argument: MessageArgument, language: Language): string {
  if (typeof argument === 'string') return showOverrides(argument);
  if (typeof argument === 'number') return writeCount(argument);
  return isMessage(argument) ? inWords(argument, language) : writeList(argument, language);
}

const joins = { and: 'conjunction', or: 'disjunction' } as const;
const signs = { comma: ', ', semicolon: '; ' } as const;

function writeList({ items, join }: MessageList, language: Language): string {
  const texts = items.map((item) => writeArgument(item, language));
  if (join === 'comma' || join === 'semicolon') return texts.join(signs[join]);
  return new Intl.ListFormat(language.locale, { type: joins[join] }).format(texts);
}

function isMessage(argument: MessageArgument): argument is Message {
  return typeof argument === 'object' && 'template' in argument;
}
