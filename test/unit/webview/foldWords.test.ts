import { beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../../src/protocol/sessionState.ts';
import { foldWords } from '../../../webview/words/foldWords.ts';
import { examScores, homesTable } from '../../webview/tables.ts';
import { validatedState } from '../../webview/trainedRuns.ts';

let exams: SessionState;
let homes: SessionState;

beforeAll(async () => {
  exams = await validatedState(examScores(), { epochs: 200 });
  homes = await validatedState(homesTable(), { features: ['area', 'rooms'], epochs: 200 });
});

function wordsOf({ run }: SessionState) {
  if (!run?.plan || !run.crossValidation) throw new Error('There is no cross-validation');
  return { words: foldWords(run.plan, run.crossValidation.scored), scored: run.crossValidation.scored };
}

test('of classes the sentence counts every row once, and names the folds that differ most', () => {
  const { words, scored } = wordsOf(exams);
  const right = scored.reduce((sum, fold) => sum + (fold.right ?? 0), 0);
  expect(scored.map(({ rows }) => rows)).toEqual([40, 40, 40, 40, 40]);
  expect(words.sentence).toEqual([
    'Cross-validated: right on',
    `${right} of 200\u00a0rows`,
    `(${(right / 2).toFixed(1)}\u00a0%), each answered by a network that had not learned from it.`,
  ]);
  const shares = scored.map(({ scores }) => scores.accuracy ?? Number.NaN);
  const percent = (share: number) => `${(share * 100).toFixed(1)}\u00a0%`;
  expect(words.comparison).toContain(`From fold to fold (of 5) it is ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}.`);
  expect(words.comparison).toContain('Always answering 1 would get 58.0\u00a0%.');
  expect(words.chart).toMatchObject({ values: shares, max: 1 });
});

test('of numbers it tells the error in the units of the file', () => {
  const { words, scored } = wordsOf(homes);
  expect(words.sentence[0]).toBe('Cross-validated: off by');
  expect(words.sentence[1]).toMatch(/\d/);
  expect(words.sentence[2]).toMatch(/^on average \(MAE\) on \d+\u00a0rows/);
  expect(words.comparison).toMatch(/R² is [−-]?\d\.\d\d to [−-]?\d\.\d\d\. Always answering the median would be off by/);
  expect(words.chart.values).toEqual(scored.map(({ scores }) => scores.mae));
  expect(words.chart.max).toBeGreaterThan(Math.max(...words.chart.values));
});
