import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import { answerFigures } from '../../../webview/strip/stripContent.ts';
import { stripBand } from '../../../webview/strip/stripBand.ts';
import { comparisonWords } from '../../../webview/words/comparisonWords.ts';
import { foldSentences } from '../../../webview/trust/foldSentences.ts';
import { foldBaseline, foldScore } from '../../../webview/trust/scoreWords.ts';
import { combineFolds, type FoldScore } from '../../../src/evaluation/crossValidation.ts';
import { someOutcome, somePlan } from '../session/fakeWorkers.ts';
import { emptyHistory } from '../../../src/run/history/history.ts';

const plain = (text: Parameters<typeof inEnglish>[0]) => inEnglish(text).replaceAll('\u00a0', ' ');

function figuresOf(plan: RunPlan, outcome: RunOutcome) {
  const run = { runId: 'r', phase: 'trained', options: {}, plan, outcome, history: emptyHistory(0), snapshots: [] } as const;
  return answerFigures(run, plan, outcome.bestEpoch);
}

test.each([
  ['better', [0.02, 0.5] as const],
  ['luck', [-0.02, 0.5] as const],
])(
  'the band is the interval of the share, and what it says is that the answer is better exactly where that is said elsewhere: %s',
  (verdict, gain95) => {
    const outcome: RunOutcome = { ...someOutcome, test: { loss: 0.3, accuracy: 0.85, accuracy95: [0.74, 0.92], gain95 } };
    const { bar } = figuresOf(somePlan, outcome);
    const band = bar && stripBand(bar);
    const isLuck = plain(comparisonWords(somePlan, outcome) ?? { template: '' }).includes('may be luck');
    expect(isLuck).toBe(verdict === 'luck');
    expect(band && [band.from, band.to, plain(band.label)]).toEqual([0.74, 0.92, '74–92 %']);
    const better = `${isLuck ? '−2' : '+2'} to +50 points against always answering 1, which gets 58.0 % (95 % sure).`;
    expect(band?.said.map(plain)).toEqual([expect.stringMatching(/the share lies between 74 and 92 %/), better]);
  },
);

test('where no gain is known the band is that of the share, and says so', () => {
  const band = stripBand({ accuracy: 0.85, interval: [0.74, 0.92], baselineAnswer: '1' });
  expect(band && [band.from, band.to, plain(band.label)]).toEqual([0.74, 0.92, '74–92 %']);
  expect(band?.said.map(plain)).toEqual([expect.stringMatching(/the share lies between 74 and 92 %/)]);
  expect(stripBand({ accuracy: 1, baselineAnswer: '1' })).toBeUndefined();
});

test.each([
  [60, '100 %'],
  [59, '98.3 %'],
])('%i of 60 right are %s', (right, figure) => {
  const test = { ...someOutcome.test, loss: 0.3, accuracy: right / 60 };
  const figures = figuresOf(somePlan, { ...someOutcome, test, right });
  expect(figures.figure && plain(figures.figure)).toBe(figure);
});

const balancedPlan: RunPlan = { ...somePlan, recipe: { ...somePlan.recipe, classWeight: 'balanced' } };

test('where each class counts the same, the share, its interval and the baseline are means over classes', () => {
  const scores = { ...someOutcome.test, loss: 0.3, balancedAccuracy: 0.75, balancedAccuracy95: [0.6, 0.9] } as const;
  const { figure, headline, bar } = figuresOf(balancedPlan, { ...someOutcome, test: scores });
  expect(figure && plain(figure)).toBe('75.0 %');
  expect(plain(headline)).toBe('right on 75.0 % of each class on average, on 60 unseen rows');
  expect(bar).toEqual({ accuracy: 0.75, interval: [0.6, 0.9], baseline: 0.5, baselineAnswer: '1' });
});

test('a class that no test row has is no part of the chance of such a run', () => {
  const target = { type: 'multiclass', column: 'pass', classes: ['1', '2', '3'] } as const;
  const plan = { ...balancedPlan, encoder: { ...balancedPlan.encoder, target } };
  const outcome = { ...someOutcome, confusion: [[9, 3, 0], [2, 10, 0], [0, 0, 0]] }; // prettier-ignore
  const test = { ...someOutcome.test, loss: 0.3, balancedAccuracy: 0.79, balancedAccuracy95: [0.6, 0.9] } as const;
  expect(figuresOf(plan, { ...outcome, test }).bar).toMatchObject({ baseline: 0.5 });
  expect(plain(comparisonWords(plan, { ...outcome, test }) ?? { template: '' })).toContain('would get 50.0 % of that');
});

test('folds of such a run are told by their balanced accuracy, against one class of all', () => {
  const fold = (index: number, balancedAccuracy: number): FoldScore => ({
    ...{ index, rows: 30, right: 27 },
    scores: { loss: 0.3, accuracy: 0.9, balancedAccuracy },
    baseline: { loss: 0.6, accuracy: 0.9 },
  });
  const folds = [fold(0, 0.6), fold(1, 0.8)];
  expect(foldSentences(balancedPlan, folds).map(plain)).toEqual([
    '2 tests on other rows: balanced accuracy 70.0 % over 60 rows, each between 60.0 % and 80.0 %.',
  ]);
  expect([foldScore(balancedPlan, folds[0].scores), foldBaseline(balancedPlan, combineFolds(folds))]).toEqual([0.6, 0.5]);
  expect([foldScore(somePlan, folds[0].scores), foldBaseline(somePlan, combineFolds(folds))]).toEqual([0.9, 0.9]);
});
