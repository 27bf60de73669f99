import { expect, test } from 'vitest';
import { drawLines, type LineLook } from '../../../webview/graph/parts/drawnLines.ts';
import type { GraphLine } from '../../../webview/graph/figures/graphLines.ts';

const ends = { x1: 0, y1: 0, x2: 10, y2: 10 };
const lines = Array.from({ length: 80 }, (_, to): GraphLine => ({
  key: `1:0:${to}`,
  weightIndexes: [to],
  isBias: false,
  layer: 1,
  from: 0,
  to,
  ...ends,
}));
const lookOf = (weights: readonly number[], others: Partial<LineLook> = {}): LineLook => ({
  sizeOf: ({ to }) => ({ value: weights[to], product: undefined, sign: weights[to] < 0 ? 'minus' : 'plus', share: weights[to] }),
  lineCount: lines.length,
  fades: false,
  isRelated: () => false,
  isEdited: () => false,
  ...others,
});

test('only what looks different is redrawn', () => {
  const weights = lines.map((_, place) => (place % 2 === 0 ? -0.22 : 0.31));
  const before = drawLines(lines, lookOf(weights), []);
  const moved = weights.map((weight, place) => (place === 7 ? 0.9 : place === 8 ? -weight : weight + 1e-6));
  const after = drawLines(lines, lookOf(moved), before);
  expect(after.flatMap((line, place) => (line === before[place] ? [] : [place]))).toEqual([7, 8]);
  expect(after[7]).toMatchObject({ sign: 'plus', width: 2.75 });
  expect(after[8]).toMatchObject({ sign: 'plus', width: before[8].width });
});

test('what is pointed at is brought out of many, what is edited is wide', () => {
  const weights = lines.map(() => 0.1);
  const before = drawLines(lines, lookOf(weights), []);
  const marked = drawLines(
    lines,
    lookOf(weights, { fades: true, isRelated: ({ to }) => to === 3, isEdited: ({ to }) => to === 5 }),
    before,
  );
  expect(marked.map(({ isFaded }) => isFaded)).toEqual(lines.map((_, place) => place !== 3));
  expect([marked[3].opacity, marked[5].opacity, marked[5].width]).toEqual([1, 1, 5]);
  expect(marked[4].opacity).toBeLessThan(0.5);
});

test('while nothing is known the lines are there', () => {
  const drawn = drawLines(lines, { ...lookOf([]), sizeOf: undefined }, []);
  expect(drawn.every(({ sign, width }) => sign === 'unknown' && width > 0)).toBe(true);
});
