import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import type { TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import { announcement } from '../../../webview/words/announcement.ts';
import { meaningSentence, resultWords } from '../../../webview/words/resultWords.ts';

const binary: TargetEncoding = { type: 'binary', column: 'pass', classes: ['0', '1'] };
const price: TargetEncoding = {
  type: 'regression',
  column: 'price',
  format: { decimal: '.', unit: '$' },
  ...{ mean: 318_400, scale: 142_000, min: 61_000, max: 1_240_000 },
};

function plan(target: TargetEncoding, baseline: RunPlan['baseline']): RunPlan {
  return { hyperparameters: { epochs: 1000 }, encoder: { target }, baseline } as unknown as RunPlan;
}

const passPlan = plan(binary, { answer: '1', scores: { loss: 0.69, accuracy: 35 / 60 } });
const pricePlan = plan(price, { answer: '318400', scores: { loss: 1, r2: -0.01, mae: 98_200, rmse: 143_900 } });
/** 95 % Wilson intervals of shares of 60. */
const intervals = new Map([
  [53, [0.778, 0.942]],
  [50, [0.72, 0.907]],
  [38, [0.507, 0.744]],
  [35, [0.457, 0.699]],
  [20, [0.227, 0.459]],
] as const);

function outcome(right: number, changes: Partial<RunOutcome> = {}): RunOutcome {
  const scores = { loss: 0.221, accuracy: right / 60 };
  return {
    weights: new Float32Array(3),
    ...{ epochs: 1000, bestEpoch: 1000, isStopped: false, elapsedMs: 4 },
    train: scores,
    test: scores,
    right,
    of: 60,
    interval: intervals.get(right as 53),
    ...changes,
  };
}

function priceOutcome(mae: number, r2: number | undefined, changes: Partial<RunOutcome> = {}): RunOutcome {
  const test = { loss: 0.134, mae, rmse: 52_000, ...(r2 === undefined ? {} : { r2 }) };
  return { ...outcome(0), right: undefined, interval: undefined, of: 120, test, train: { ...test, loss: 0.118 }, ...changes };
}

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

test('a good answer is told with what a guess would get', () => {
  const words = resultWords(passPlan, outcome(53, { bestTrainLoss: 0.2205 }));
  expect(plain(words.figure)).toBe('88.3 %');
  expect(words.sentence.join(' ')).toBe('Right on 53 of 60 rows it had never seen.');
  expect(plain(words.comparison)).toBe('Always answering 1 would get 58.3 %.');
  expect(words.losses).toBe('test loss 0.2210 · train loss 0.2210, the best a single neuron can do is 0.2205');
  expect(words.ending).toBeUndefined();
});

test('the interval is told in plain words', () => {
  expect(plain(meaningSentence(passPlan, outcome(53)))).toBe('88.3 % on 60 rows means 78–94 % on many more rows like these (95 % sure).');
  expect(meaningSentence(pricePlan, priceOutcome(34_200, undefined))).toBeUndefined();
});

test('an answer that may be luck says so', () => {
  expect(plain(resultWords(passPlan, outcome(38)).comparison)).toBe(
    'Always answering 1 would get 58.3 %; with so few test rows the difference may be luck.',
  );
});

test('an answer that is no better than a guess says so', () => {
  expect(resultWords(passPlan, outcome(35)).comparison).toBe('No better than always answering 1.');
  expect(plain(resultWords(passPlan, outcome(20)).comparison)).toBe('Worse than always answering 1, which gets 58.3 %.');
});

test('a number is told in the units of the file, beside the mean', () => {
  const words = resultWords(pricePlan, priceOutcome(34_200, 0.868));
  expect(plain(words.figure)).toBe('R² 0.87');
  expect(plain(words.sentence.join(' '))).toBe('On 120 rows it had never seen, its answers were off by $34 200 on average (MAE).');
  expect(plain(words.comparison)).toBe('Always answering the mean, $318 400, would be off by $98 200.');
  expect(plain(words.losses)).toBe('RMSE $52 000 · test loss 0.1340 · train loss 0.1180');
  expect(plain(meaningSentence(pricePlan, priceOutcome(34_200, 0.868)))).toMatch(/explains 86\.8 % of the spread of price/);
});

test('a number that is no better than the mean says so, and R² may be below 0, missing or almost 1', () => {
  expect(plain(resultWords(pricePlan, priceOutcome(121_000, -0.412)).figure)).toBe('R² −0.41');
  expect(plain(resultWords(pricePlan, priceOutcome(121_000, -0.412)).comparison)).toBe(
    'Worse than always answering the mean, $318 400, which would be off by $98 200.',
  );
  expect(plain(resultWords(pricePlan, priceOutcome(98_300, 0)).comparison)).toMatch(/^No better than always answering the mean/);
  expect(meaningSentence(pricePlan, priceOutcome(121_000, -0.412))).toMatch(/squared errors are as large/);
  expect(plain(resultWords(pricePlan, priceOutcome(300, undefined)).figure)).toBe('± $300');
  expect(plain(resultWords(pricePlan, priceOutcome(3, 0.99996)).figure)).toBe('R² 0.999');
});

test('what cut a run short is said', () => {
  const ending = (changes: Partial<RunOutcome>) => plain(resultWords(passPlan, outcome(50, changes)).ending);
  expect(ending({ isStopped: true, epochs: 312, bestEpoch: 312 })).toBe('Stopped after 312 of 1000 epochs; what was learned is kept.');
  expect(ending({ epochs: 412, bestEpoch: 362 })).toBe(
    'Ended early, after 412 of 1000 epochs: the weights of epoch 362 are kept, which did best on the validation rows.',
  );
  expect(ending({ bestEpoch: 900 })).toBe('The weights of epoch 900 are kept, which did best on the validation rows.');
  expect(ending({ isStopped: true, epochs: 37, divergence: verbatim('The loss became infinite.') })).toBe('The loss became infinite.');
  const rows = { train: 140, test: 60, skipped: 0 };
  expect(resultWords({ ...passPlan, rows }, outcome(30, { sampled: { test: 30, train: 12 } })).ending).toBe(
    'Stopped before all rows were scored: the figures are of 30 of 60 test rows and 12 of 140 training rows, evenly spread.',
  );
});

test('a screen reader hears the same sentence', () => {
  const picture = { plan: pricePlan, outcome: priceOutcome(34_200, 0.868) } as unknown as Parameters<typeof announcement>[0] extends infer S
    ? S extends { type: 'answered'; picture: infer P }
      ? P
      : never
    : never;
  expect(plain(announcement({ type: 'answered', picture }))).toMatch(/^Trained\. On 120 rows .* off by \$34 200 on average/);
});

test('nearly certain is not told as certain', () => {
  const scores = { loss: 0.001, accuracy: 5748 / 5750, auc: 0.9996 };
  const nearly = outcome(5748, { of: 5750, interval: [0.9987, 0.9999], test: scores, train: scores });
  expect(plain(resultWords(passPlan, nearly).figure)).toBe('99.97 %');
  expect(resultWords(passPlan, nearly).losses).toMatch(/test AUC 0\.9996$/);
  expect(plain(meaningSentence(passPlan, nearly))).toMatch(/means 99\.9–99\.99 % on many more rows/);
  expect(plain(meaningSentence(pricePlan, priceOutcome(900, 0.99951)))).toMatch(/^R² 0\.999: it explains 99\.95 % of the spread/);
});
