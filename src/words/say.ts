import * as vscode from 'vscode';
import { inMarkdown, inWords, type Language } from '../inWords.ts';
import type { Message } from '../message.ts';
import { UserError } from '../userError.ts';

/** The language of this window. Only the template is looked up; its placeholders are filled by our own code, in the same way everywhere. */
export const windowLanguage: Language = { locale: vscode.env.language, lookUp: (template) => vscode.l10n.t(template) };

/** The translations of this window for its pages, which cannot fetch them; empty for English. */
export function windowBundle(): Readonly<Record<string, string>> {
  return vscode.l10n.bundle ?? {};
}

/** The message as plain text. */
export function say(message: Message): string {
  return inWords(message, windowLanguage);
}

/** The message as Markdown, with `escape` applied to its arguments. */
export function sayInMarkdown(message: Message, escape: (text: string) => string): string {
  return inMarkdown(message, windowLanguage, escape);
}

/** An error as text for people: its own message if it was written for them, otherwise the error as it is. */
export function sayError(error: unknown): string {
  if (error instanceof UserError) return say(error.said);
  return error instanceof Error ? error.message : String(error);
}
