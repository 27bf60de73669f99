import path from 'node:path';
import { findTexts, readTranslations } from './translations.ts';

// `npm run l10n`: lists the English texts without a Korean one, as JSON to be filled in and added to l10n/bundle.l10n.ko.json, and translations
// that are no longer used.
const root = path.resolve(import.meta.dirname, '..');
const texts = findTexts(root);
const translations = readTranslations(root);
const missing = texts.filter((text) => !translations.get(text));
console.log(JSON.stringify(Object.fromEntries(missing.map((text) => [text, ''])), undefined, 2));
const left = [...translations.keys()].filter((text) => !texts.includes(text));
for (const text of left) console.error(`Not said any more: ${text}`);
