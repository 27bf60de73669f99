import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english, inEnglish, inMarkdown, inWords, spansOf, type Language } from '../../src/inWords.ts';
import { listOf, message, plural, sentences, verbatim } from '../../src/message.ts';
import { UserError } from '../../src/userError.ts';

const korean: Language = {
  locale: 'ko',
  lookUp: (template) =>
    new Map([
      ['**{right}** of {rows}', '{rows} 중 **{right}**'],
      ['{count} rows', '{count}개 행'],
    ]).get(template) ?? template,
};

test('a sentence is filled in the order of the language that shows it', () => {
  const said = message('**{right}** of {rows}', { right: 3, rows: plural(12_345, '{count} row', '{count} rows') });
  expect(inEnglish(said)).toBe('3 of 12\u00a0345 rows');
  expect(inWords(said, korean)).toBe('12\u00a0345개 행 중 3');
  expect(spansOf(said, korean)).toEqual([
    { text: '12\u00a0345개 행 중 ', isStrong: false },
    { text: '3', isStrong: true },
  ]);
});

test('one thing and several have sentences of their own', () => {
  expect([0, 1, 2].map((count) => inEnglish(plural(count, 'one row', '{count} rows')))).toEqual(['0 rows', 'one row', '2 rows']);
});

test('lists are joined by the language, and cut with what is left', () => {
  const said = (most?: number) => message('It has {names}.', { names: listOf(['a', 'b', 'c'], 'and', most) });
  expect(inEnglish(said())).toBe('It has a, b and c.');
  expect(inEnglish(said(2))).toBe('It has a, b and 1 more.');
  expect(inWords(said(), korean)).toBe('It has a, b 및 c.');
});

test('sentences follow each other, those that are not there left out', () => {
  expect(inEnglish(sentences(verbatim('A.'), undefined, verbatim('B.')))).toBe('A. B.');
});

test('what stands in a place is never read as a place, as strong or as Markdown', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const said = message('{a} **and** {b}', { a, b });
      expect(inEnglish(said)).toBe(`${a} and ${b}`);
      expect(inMarkdown(said, english, (text) => `<${text}>`)).toBe(`<${a}> **and** <${b}>`);
    }),
  );
});

test('an error for the user speaks English to programs and keeps what it says to people', () => {
  const error = new UserError(message('There is no column "{name}".', { name: 'a' }));
  expect(error.message).toBe('There is no column "a".');
  expect(error.said).toEqual({ template: 'There is no column "{name}".', args: { name: 'a' } });
});
