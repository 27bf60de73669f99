import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editLine, editLines, inPieces, type LineEdit } from '../../../src/tables/lineEdit.ts';

/** Lines of ten letters, each with up to three insertions. */
const cases = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 3 }), { minLength: 1, maxLength: 12 }).map((lines) => ({
  texts: lines.map((_, line) => String.fromCharCode(97 + line).repeat(10)),
  edits: lines.flatMap((places, line): LineEdit[] =>
    places.toSorted((one, other) => one - other).map((at, index) => ({ line, start: at, end: at, text: `<${index}>` })),
  ),
}));

test('edits in pieces are all there, in order, and no piece ends within a line', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 8 }), ({ edits }, fewest) => {
      const pieces = [...inPieces(edits, fewest)];
      expect(pieces.flat()).toEqual(edits);
      for (const [place, piece] of pieces.entries()) {
        expect(piece.length >= fewest || place === pieces.length - 1).toBe(true);
        expect(piece.length).toBeLessThan(fewest + 3);
        if (place > 0) expect(piece[0].line).not.toBe(pieces[place - 1].at(-1)?.line);
      }
    }),
  );
});

test('lines that are edited in pieces are those that are edited one by one', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 8 }), ({ texts, edits }, fewest) => {
      fc.pre(edits.length > 0);
      const first = edits[0].line;
      const edited: string[] = [];
      for (const piece of inPieces(edits, fewest)) edited.push(...editLines((line) => texts[line], first + edited.length, piece));
      const last = edits[edits.length - 1].line;
      expect(edited).toEqual(
        texts.slice(first, last + 1).map((text, index) => {
          const own = edits.filter(({ line }) => line === first + index);
          return editLine(text, own);
        }),
      );
    }),
  );
});
