import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CharacterCodes, otherCharacter } from '../../../src/csv/characters.ts';
import { KnownTexts } from '../../../src/csv/store/knownTexts.ts';

/** Characters of every length in UTF-8, and lone surrogates, which have none. */
const character = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'abc,"\n 0') },
  fc.constantFrom('\u007f', '\u0080', 'ü', 'þ', 'ÿ', 'Ā', '߿', 'ࠀ', '한', '\uFEFF', '￿', '🍎', '𐀀', '\ud83c', '\udf4e'),
);
const anyText = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(''));

test('a byte stands for each character, whatever texts came before', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (texts) => {
      const codes = new CharacterCodes();
      for (const text of texts) {
        const loaded = codes.load(text);
        const expected = Array.from({ length: text.length }, (_, at) => Math.min(text.charCodeAt(at), otherCharacter));
        expect([...loaded.codes.subarray(0, text.length)]).toEqual(expected);
        expect(loaded.view.byteLength).toBeGreaterThanOrEqual(text.length + 4);
      }
    }),
    { numRuns: 500 },
  );
});

test('a cell is looked up by all of its characters and no others', () => {
  const cell = fc.oneof(
    anyText.filter((text) => !text.includes('\n')),
    fc.constantFrom('', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcdefgh', 'abcdefgi', 'bbcdefgh', ' a', 'a ', 'x'.repeat(64), 'x'.repeat(65)),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 80 }), fc.string({ maxLength: 3 }), (cells, behind) => {
      const [known, codes, codeOf] = [new KnownTexts(), new CharacterCodes(), new Map<string, number>()];
      for (const text of cells) {
        const loaded = codes.load(`,${text}\n${behind}`);
        const found = known.find(loaded, 1, 1 + text.length);
        const isKept = text.length <= 64 && Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).every((code) => code < 255);
        expect(found).toBe(isKept ? (codeOf.get(text) ?? -1) : -1);
        if (codeOf.has(text)) continue;
        known.add(loaded, 1, 1 + text.length, codeOf.size);
        codeOf.set(text, codeOf.size);
      }
    }),
    { numRuns: 500 },
  );
});

test('thousands of texts are told apart', () => {
  const [known, codes] = [new KnownTexts(), new CharacterCodes()];
  const texts = Array.from({ length: 5000 }, (_, index) => `2015-${index}-01`);
  for (const round of ['add', 'find']) {
    for (const [code, text] of texts.entries()) {
      const loaded = codes.load(text);
      expect(known.find(loaded, 0, text.length)).toBe(round === 'add' ? -1 : code);
      if (round === 'add') known.add(loaded, 0, text.length, code);
    }
  }
});
