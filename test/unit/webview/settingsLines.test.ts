import { expect, test } from 'vitest';
import type { SweepScore } from '../../../src/evaluation/sweep.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { verbatim } from '../../../src/message.ts';
import type { Sweep } from '../../../src/protocol/sweepState.ts';
import { lossScale, nameOf, settingLines, shortList, sweepSentences, sweptColumns } from '../../../webview/trust/settingsLines.ts';
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

const sentence = (losses: Parameters<typeof sweepOf>[0]) => inEnglish(sweepSentences(somePlan, sweepOf(losses))[0]);

test('the best setting is named, with how far it is ahead of the present one', () => {
  const losses = [
    [0.5, 0.3],
    [0.4, 0.2],
    [0.9, 0.9],
  ];
  expect(sentence(losses)).toBe('8 neurons, rate 0.01 is ahead by 0.1000, in all 2 starts.');
  const lines = settingLines(somePlan, sweepOf(losses));
  expect(lines.map(({ isYours }) => isYours)).toEqual([false, true, false]);
  expect(lines[0]).toMatchObject({ losses: [0.4, 0.2] });
  expect(lines[0].mean).toBeCloseTo(0.3, 12);
  expect(lines[0].cells.map(inEnglish)).toEqual(['8 neurons', '0.01']);
  expect(sweptColumns(sweepOf(losses)).map(inEnglish)).toEqual(['settings', 'rate']);
});

test('what may be luck is called so', () => {
  const losses = [
    [0.2, 0.5],
    [0.4, 0.2],
    [0.9, 0.9],
  ];
  expect(sentence(losses)).toBe('8 neurons, rate 0.01 is ahead by 0.0500, less than its starts differ: it may be luck.');
  expect(sentence([[0.5], [0.4], [0.9]])).toContain('from one start: it may be luck.');
});

test('where the present setting is the best, that is said', () => {
  expect(sentence([[0.1], [0.4], [0.9]])).toBe('No: yours did best of 3.');
});

test('a setting that failed says why, and the present one is in every list', () => {
  const lines = settingLines(somePlan, sweepOf([['In epoch 2 the loss stopped being a number.'], [0.4], [0.9]]));
  expect(lines.map(({ setting }) => inEnglish(nameOf(setting)))).toEqual([
    '8 neurons, rate 0.01',
    '16, 16 neurons, rate 0.1',
    'no hidden layer, rate 0.01',
  ]);
  expect(lines[2].losses).toEqual([]);
  expect(inEnglish(lines[2].failure ?? verbatim(''))).toBe('In epoch 2 the loss stopped being a number.');
  expect(shortList(lines, 1)).toEqual([lines[0], lines[2]]);
  expect(sentence([['No.'], [0.4], [0.9]])).toBe('8 neurons, rate 0.01 had the smallest loss, 0.4000.');
});

test('one loss that is out of all proportion does not hide the others', () => {
  const [min, max] = lossScale(settingLines(somePlan, sweepOf([[0.5], [0.4], [1000]])));
  expect(min).toBeLessThan(0.4);
  expect(max).toBeGreaterThanOrEqual(1.6);
  expect(max).toBeLessThan(1.8);
  expect(lossScale([])).toEqual([0, 1]);
});

test('every option that can be swept has its words', () => {
  const all = { hidden: [2], activation: 'leakyRelu', optimizer: 'rmsprop', learningRate: 0.1, batchSize: 8, dropout: 0.5 } as const;
  expect(inEnglish(nameOf({ ...all, hidden: [2] }))).toBe(
    '2 neurons, Activation leakyRelu, Optimizer RMSprop, rate 0.1, Batch size 8, Dropout 0.5',
  );
});
