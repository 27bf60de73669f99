import { expect, test } from 'vitest';
import type { RowAnswers } from '../../../src/model/answerRows.ts';
import { dotAt, groupDots, nextDot, wrongDots, type MapDot } from '../../../webview/map/mapDots.ts';
import { modelOf } from '../model/modelOf.ts';

const dot = (index: number, u: number, v: number, kind: number, isTest: boolean): MapDot => ({
  index,
  line: index + 1,
  u,
  v,
  kind,
  isTest,
});
const dots = [dot(0, 0.1, 0.9, 0, false), dot(1, 0.5, 0.5, 1, true), dot(2, 0.9, 0.2, 0, true), dot(3, 0.3, 0.1, 1, false)];

test('the dot under the pointer is the nearest within reach, with the second axis upwards', () => {
  expect(dotAt(dots, 10, 12, 100, 100, 8)?.index).toBe(0);
  expect(dotAt(dots, 90, 80, 100, 100, 8)?.index).toBe(2);
  expect(dotAt(dots, 90, 20, 100, 100, 8)).toBeUndefined();
});

test('keys go from dot to dot along an axis, and stay at its end', () => {
  const walk = (direction: 'left' | 'right' | 'up' | 'down') => {
    const seen: number[] = [];
    let at = nextDot(dots, undefined, direction);
    for (let step = 0; at && step < 5; step++, at = nextDot(dots, at, direction)) seen.push(at.index);
    return seen;
  };
  expect(walk('right')).toEqual([0, 3, 1, 2, 2]);
  expect(walk('left')).toEqual([2, 1, 3, 0, 0]);
  expect(walk('up')).toEqual([3, 2, 1, 0, 0]);
  expect(walk('down')).toEqual([0, 1, 2, 3, 3]);
});

test('rows that are answered wrong are those of the test, where there is one', () => {
  const { target } = modelOf('binary', 'sigmoid', [], [0.1]).encoder;
  const answers: RowAnswers = { values: Float64Array.of(1, 1, 1, 0) };
  expect(wrongDots(dots, answers, target).map(({ index }) => index)).toEqual([2]);
  const learned = dots.map((of) => ({ ...of, isTest: false }));
  expect(wrongDots(learned, answers, target).map(({ index }) => index)).toEqual([0, 2, 3]);
  expect(wrongDots(dots, answers, modelOf('regression', 'linear', [], [0.1]).encoder.target)).toEqual([]);
});

test('groups are drawn with the test above what was learned from, class by class', () => {
  expect(groupDots([...dots].reverse()).map(({ kind, isTest }) => [kind, isTest])).toEqual([
    [0, false],
    [1, false],
    [0, true],
    [1, true],
  ]);
});
