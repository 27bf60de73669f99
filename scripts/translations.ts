import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findTemplates, placesOf } from './messages.ts';

/**
 * Every English text to be translated, sorted: templates of sentences, and texts of package.json. Texts without letters are the same in all
 * languages.
 */
export function findTexts(root: string): string[] {
  const words = Object.values(readTexts(root, 'package.nls.json'));
  return [...new Set([...findTemplates(root), ...words])].filter((text) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''))).sort();
}

/** The Korean text of each English one. */
export function readTranslations(root: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(readTexts(root, 'l10n/bundle.l10n.ko.json')));
}

/** What a translation must share with its text: placeholders, commands, link addresses, and whether something is bold. */
export function fixedParts(text: string): readonly string[] {
  const links = Array.from(text.matchAll(/\]\(([^)]*)\)/g), ([, address]) => address);
  const code = Array.from(text.matchAll(/`[^`]*`/g), ([code]) => code);
  return [...new Set(placesOf(text)), ...[...links, ...code].sort(), `${text.split('**').length - 1} times **`];
}

function readTexts(root: string, name: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, string>;
}
