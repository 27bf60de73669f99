import path from 'node:path';
import { findTemplates } from '../../scripts/messages.ts';

const root = path.join(import.meta.dirname, '..', '..');
/** Distance from "a" to its full-width form, which none of our texts contain. */
const SHIFT = 0xfee0;

let words: Readonly<Record<string, string>> | undefined;

/** All templates in a pseudo-language with full-width letters and unchanged placeholders. Any ASCII left on a page was not a template. */
export function pseudoWords(): Readonly<Record<string, string>> {
  // Cached, because every page needs them, and finding them parses all code.
  words ??= Object.fromEntries(findTemplates(root).map((template) => [template, pseudo(template)]));
  return words;
}

/** The template with its letters made full-width, except in placeholders. */
export function pseudo(template: string): string {
  return template.replace(/\{\w+\}|[A-Za-z]/g, (part) => (part.length > 1 ? part : String.fromCharCode(part.charCodeAt(0) + SHIFT)));
}
