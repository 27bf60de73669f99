import * as l10n from '@vscode/l10n';
import { inWords, spansOf, type Language, type Span } from '../src/inWords.ts';
import type { Message } from '../src/message.ts';

const language: Language = { locale: document.documentElement.lang, lookUp: (template) => l10n.t(template) };

/** Takes the translations that the host has put into the page; the page's templates are English without them. */
export function readWords(body: HTMLElement): void {
  l10n.config({ contents: body.dataset.words ?? '{}' });
}

/** The sentence in plain text, in the language of the window. */
export function say(message: Message): string {
  return inWords(message, language);
}

/** The same in its parts: what is strong is set off. */
export function spans(message: Message): readonly Span[] {
  return spansOf(message, language);
}
