import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import type { SweepScore } from '../../../src/evaluation/sweep.ts';
import type { Sweep } from '../../../src/protocol/sweepState.ts';
import { settingWords, shortList, sweepAdvice, sweepLines, sweepScale, sweepSentence } from '../../../webview/words/sweepWords.ts';
import { somePlan } from '../session/fakeWorkers.ts';

const settings = [
  { hidden: [], learningRate: 0.01 },
  { hidden: [8], learningRate: 0.01 },
  { hidden: [16, 16], learningRate: 0.1 },
];

/** Losses by setting and beginning. */
function sweepOf(losses: readonly (readonly (number | string)[])[]): Sweep {
  const { target, features, task } = somePlan.recipe;
  const scored = losses.flatMap((ofSetting, setting) =>
    ofSetting.map((loss, restart): SweepScore => ({
      ...{ setting, restart, rows: 28 },
      ...(typeof loss === 'string' ? { failure: verbatim(loss) } : { scores: { loss, accuracy: 1 - loss } }),
    })),
  );
  return { ...{ runId: 'a', target, features, task, rows: somePlan.rows, epochs: 1000, settings }, restarts: losses[0].length, scored };
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('the best setting is named, with what it was judged by', () => {
  const sweep = sweepOf([
    [0.5, 0.3],
    [0.4, 0.2],
    [0.9, 0.9],
  ]);
  expect(sweepSentence(somePlan, sweep).map(plain)).toEqual([
    'Of 3 settings',
    'hidden 8 · rate 0.01',
    'had the smallest loss, 0.3000, on 28 rows that were kept from learning, on average of 2 trainings.',
  ]);
  expect(plain(sweepAdvice(somePlan, sweep))).toContain(
    'It was better than the present one in 2 of 2 trainings. Each was trained for 1000 epochs.',
  );
  expect(plain(sweepAdvice(somePlan, { ...sweep, epochs: undefined }))).toContain(
    'Each was trained as long as its layers and the validation rows ask for. The test rows had no part in this',
  );
  const [first, second, third] = sweepLines(somePlan, sweep);
  expect([first, second, third].map(({ isNow }) => isNow)).toEqual([false, true, false]);
  expect(plain(first.figures)).toBe('loss 0.3000 · 70.0 % right');
  expect(first.losses).toEqual([0.4, 0.2]);
});

test('what may be luck is called so', () => {
  const sweep = sweepOf([
    [0.2, 0.5],
    [0.4, 0.2],
    [0.9, 0.9],
  ]);
  expect(plain(sweepAdvice(somePlan, sweep))).toContain('in 1 of 2 trainings: that may be luck alone.');
});

test('where the present setting is the best, that is said', () => {
  const sweep = sweepOf([[0.1], [0.4], [0.9]]);
  expect(sweepSentence(somePlan, sweep).map(plain)).toEqual([
    'Of 3 settings the present one,',
    'no hidden layer · rate 0.01,',
    'had the smallest loss, 0.1000, on 28 rows that were kept from learning.',
  ]);
  expect(sweepAdvice(somePlan, sweep)).not.toContain('better');
});

test('a setting that failed says why, and the present one is in every list', () => {
  const lines = sweepLines(somePlan, sweepOf([['In epoch 2 the loss stopped being a number.'], [0.4], [0.9]]));
  expect(lines.map(({ words }) => plain(words))).toEqual([
    'hidden 8 · rate 0.01',
    'hidden 16, 16 · rate 0.1',
    'no hidden layer · rate 0.01',
  ]);
  expect(lines[2]).toMatchObject({ figures: 'In epoch 2 the loss stopped being a number.', losses: [] });
  expect(shortList(lines, 1)).toEqual([lines[0], lines[2]]);
});

test('one loss that is out of all proportion does not hide the others', () => {
  expect(sweepScale(sweepLines(somePlan, sweepOf([[0.5], [0.4], [1000]])))).toBeCloseTo(4 * 0.4 * 1.05);
  expect(sweepScale(sweepLines(somePlan, sweepOf([[0.5], [0.4], [0.6]])))).toBeCloseTo(0.6 * 1.05);
  expect(sweepScale([])).toBe(1);
});

test('every option that can be swept has its words', () => {
  const all = {
    hidden: [2],
    activation: 'leakyRelu',
    optimizer: 'rmsprop',
    learningRate: 0.1,
    batchSize: 8,
    l1: 0.1,
    l2: 0,
    dropout: 0.5,
  } as const;
  expect(plain(settingWords({ ...all, hidden: [2] }))).toBe(
    'hidden 2 · leakyRelu · RMSprop · rate 0.1 · batch 8 · L1 0.1 · L2 0 · dropout 0.5',
  );
});
