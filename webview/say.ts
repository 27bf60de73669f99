import * as l10n from '@vscode/l10n';
import { inWords, spansOf, type Language, type Span } from '../src/inWords.ts';
import type { Message } from '../src/message.ts';

const language: Language = { locale: document.documentElement.lang, lookUp: (template) => l10n.t(template) };

/** Reads the translations that the host has embedded in the page; without them sentences stay English. */
export function readWords(body: HTMLElement): void {
  l10n.config({ contents: body.dataset.words ?? '{}' });
}

/** The sentence in plain text, in the language of the window. */
export function say(message: Message): string {
  return inWords(message, language);
}

/** The sentence in parts, with strong ones marked. */
export function spans(message: Message): readonly Span[] {
  return spansOf(message, language);
}
