import * as vscode from 'vscode';
import { inMarkdown, inWords, type Language } from '../inWords.ts';
import type { Message } from '../message.ts';
import { UserError } from '../userError.ts';

/** The language of this window. A template is looked up without what stands in its places: they are filled here, in one way for all. */
export const windowLanguage: Language = { locale: vscode.env.language, lookUp: (template) => vscode.l10n.t(template) };

/** The translations of this window for its pages, which cannot fetch them; nothing where it speaks English. */
export function windowBundle(): Readonly<Record<string, string>> {
  return vscode.l10n.bundle ?? {};
}

/** The sentence in plain text. */
export function say(message: Message): string {
  return inWords(message, windowLanguage);
}

/** The sentence as Markdown, with `escape` put over what stands in its places. */
export function sayInMarkdown(message: Message, escape: (text: string) => string): string {
  return inMarkdown(message, windowLanguage, escape);
}

/** What an error says to people: words of its own for those that are made for them, else as it is. */
export function sayError(error: unknown): string {
  if (error instanceof UserError) return say(error.said);
  return error instanceof Error ? error.message : String(error);
}
