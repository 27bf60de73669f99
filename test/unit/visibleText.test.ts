import { expect, test } from 'vitest';
import { inEnglish } from '../../src/inWords.ts';
import { message } from '../../src/message.ts';
import { escapeMarkdown } from '../../src/rows/escapeMarkdown.ts';
import { showOverrides } from '../../src/visibleText.ts';
import { shorten } from '../../webview/words/shorten.ts';

const turning = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];

test.each(turning)('a character that turns the direction is written out wherever a name is shown: %j', (character) => {
  const name = `a${character}txt.exe`;
  const shown = showOverrides(name);
  expect(shown).toBe(`a[U+${character.charCodeAt(0).toString(16).toUpperCase()}]txt.exe`);
  expect(inEnglish(message('"{name}" is not a number.', { name }))).toBe(`"${shown}" is not a number.`);
  expect(inEnglish(message('From {names}.', { names: { items: [name, 'b'], join: 'and' } }))).toBe(`From ${shown} and b.`);
  expect(shorten(name, 40)).toBe(shown);
  expect(escapeMarkdown(name).replaceAll('\\', '')).toBe(shown);
});

test.each(['שלום', 'مرحبا', 'a\u200Fb', 'é', 'x'])('text of every direction stays as it is: %s', (text) => {
  expect(showOverrides(text)).toBe(text);
});
