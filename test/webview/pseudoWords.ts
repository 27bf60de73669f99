import path from 'node:path';
import { findTemplates } from '../../scripts/messages.ts';

const root = path.join(import.meta.dirname, '..', '..');
/** From "a" to its full-width form, which no text of ours has. */
const SHIFT = 0xfee0;

let words: Readonly<Record<string, string>> | undefined;

/** All templates in a language that nobody speaks: their letters are full-width, their places as they were. What is left in ASCII was no template. */
export function pseudoWords(): Readonly<Record<string, string>> {
  // Every page asks for them, and to find them all code is parsed.
  words ??= Object.fromEntries(findTemplates(root).map((template) => [template, pseudo(template)]));
  return words;
}

/** The template with its letters made full-width, outside of places. */
export function pseudo(template: string): string {
  return template.replace(/\{\w+\}|[A-Za-z]/g, (part) => (part.length > 1 ? part : String.fromCharCode(part.charCodeAt(0) + SHIFT)));
}
