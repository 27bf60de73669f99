import { expect, test } from 'vitest';
import type { RunOutcome, RunPlan } from '../../../src/protocol/runPlan.ts';
import { wilsonInterval } from '../../../src/evaluation/intervals.ts';
import { resultWords } from '../../../webview/words/resultWords.ts';

const plan = {
  hyperparameters: { epochs: 1000 },
  baseline: { answer: '1', scores: { loss: 0.69, accuracy: 35 / 60 } },
} as unknown as RunPlan;

function outcome(right: number, changes: Partial<RunOutcome> = {}): RunOutcome {
  const interval = wilsonInterval(right, 60);
  const scores = { loss: 0.221, accuracy: right / 60 };
  return {
    weights: new Float32Array(3),
    epochs: 1000,
    bestEpoch: 1000,
    isStopped: false,
    elapsedMs: 4,
    train: scores,
    test: scores,
    right,
    of: 60,
    interval,
    ...changes,
  };
}

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

test('a good answer is told with what a guess would get', () => {
  const words = resultWords(plan, outcome(53, { bestTrainLoss: 0.2205 }));
  expect(plain(words.figure)).toBe('88.3 %');
  expect(words.right).toBe('53 of 60');
  expect(plain(words.comparison)).toBe('Always answering 1 would get 58.3 %.');
  expect(words.losses).toBe('test loss 0.2210 · train loss 0.2210, the best a single neuron can do is 0.2205');
  expect(words.stopped).toBeUndefined();
});

test('an answer that may be luck says so', () => {
  expect(plain(resultWords(plan, outcome(38)).comparison)).toBe(
    'Always answering 1 would get 58.3 %; with so few test rows the difference may be luck.',
  );
});

test('an answer that is no better than a guess says so', () => {
  expect(resultWords(plan, outcome(35)).comparison).toBe('No better than always answering 1.');
  expect(plain(resultWords(plan, outcome(20)).comparison)).toBe('Worse than always answering 1, which gets 58.3 %.');
});

test('a stopped run says how far it came', () => {
  expect(plain(resultWords(plan, outcome(50, { isStopped: true, epochs: 312 })).stopped)).toBe(
    'Stopped after 312 of 1000 epochs; what was learned is kept.',
  );
});
