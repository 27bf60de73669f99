import { verbatim, type Message } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import type { TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import { announcement } from '../../../webview/words/announcement.ts';
import { meaningSentence } from '../../../webview/words/meaningWords.ts';
import { judgedShare, resultWords } from '../../../webview/words/resultWords.ts';
import { inEnglish } from '../../../src/inWords.ts';

const binary: TargetEncoding = { type: 'binary', column: 'pass', classes: ['0', '1'] };
const price: TargetEncoding = {
  type: 'regression',
  column: 'price',
  format: { decimal: '.', unit: '$' },
  ...{ mean: 318_400, scale: 142_000, min: 61_000, max: 1_240_000 },
};

function plan(target: TargetEncoding, baseline: RunPlan['baseline']): RunPlan {
  return { hyperparameters: { epochs: 1000 }, encoder: { target }, recipe: {}, baseline } as unknown as RunPlan;
}

const passPlan = plan(binary, { answer: '1', scores: { loss: 0.69, accuracy: 35 / 60 } });
const pricePlan = plan(price, { answer: '300100', median: 300_100, scores: { loss: 1, r2: -0.01, mae: 98_200, rmse: 143_900 } });
/** 95 % Wilson intervals of shares of 60, and of what that is more than 35 of 60. */
const intervals = new Map([
  [53, { accuracy95: [0.778, 0.942], gain95: [0.1, 0.45] }],
  [50, { accuracy95: [0.72, 0.907], gain95: [0.05, 0.4] }],
  [38, { accuracy95: [0.507, 0.744], gain95: [-0.1, 0.2] }],
  [35, { accuracy95: [0.457, 0.699], gain95: [-0.15, 0.15] }],
  [20, { accuracy95: [0.227, 0.459], gain95: [-0.4, -0.1] }],
] as const);

function outcome(right: number, changes: Partial<RunOutcome> = {}): RunOutcome {
  const scores = { loss: 0.221, accuracy: right / 60, ...intervals.get(right as 53) };
  return {
    weights: new Float32Array(3),
    ...{ epochs: 1000, bestEpoch: 1000, isStopped: false, elapsedMs: 4 },
    train: scores,
    test: scores,
    right,
    of: 60,
    ...changes,
  };
}

function priceOutcome(mae: number, r2: number | undefined, changes: Partial<RunOutcome> = {}): RunOutcome {
  const gain95 = [98_200 - mae - 9000, 98_200 - mae + 9000] as const;
  const intervals = { mae95: [mae * 0.9, mae * 1.1], gain95 } as const;
  const test = {
    loss: 0.134,
    mae,
    rmse: 52_000,
    ...intervals,
    ...(r2 === undefined ? {} : { r2, r295: [r2 - 0.1, r2 + (1 - r2) / 2] as const }),
  };
  return { ...outcome(0), right: undefined, of: 120, test, train: { ...test, loss: 0.118 }, ...changes };
}

const plain = (said: string | Message | readonly Message[] | undefined) =>
  (said === undefined || typeof said === 'string' ? said : [said].flat().map(inEnglish).join(' · '))?.replaceAll('\u00a0', ' ');

test('a good answer is told with what a guess would get', () => {
  const words = resultWords(passPlan, outcome(53, { bestTrainLoss: 0.2205 }));
  expect(plain(words.figure)).toBe('88.3 %');
  expect(plain(words.sentence)).toBe('Right on 53 of 60 rows it had never seen.');
  expect(plain(words.comparison)).toBe('Always answering 1 would get 58.3 %.');
  expect(plain(words.losses)).toBe('test loss 0.2210 · train loss 0.2210 · the best a single neuron can do is 0.2205');
  expect(words.ending).toBeUndefined();
});

test('the interval is told in plain words', () => {
  expect(plain(meaningSentence(passPlan, outcome(53)))).toBe('88.3 % on 60 rows means 78–94 % on many more rows like these (95 % sure).');
  expect(plain(meaningSentence(pricePlan, priceOutcome(34_200, undefined)))).toBe(
    '$34 200 on 120 rows means $30 800 to $37 600 on many more rows like these (95 % sure).',
  );
});

test('an answer that may be luck says so', () => {
  expect(plain(resultWords(passPlan, outcome(38)).comparison)).toBe(
    'Always answering 1 would get 58.3 %; with so few test rows the difference may be luck. The difference lies between −10.0 points and +20.0 points (95 % sure).',
  );
});

test('a number that may be luck says so in the same words, and its R² too', () => {
  const few = priceOutcome(94_000, 0.04);
  expect(plain(resultWords(pricePlan, few).comparison)).toBe(
    'Always answering the median, $300 100, would be off by $98 200; with so few test rows the difference may be luck. The difference lies between −$4800 and +$13 200 (95 % sure).',
  );
  expect(plain(meaningSentence(pricePlan, few))).toMatch(/R² 0\.04: it would explain 4\.0 % of the spread of price, but .* may be luck\.$/);
});

test('what is claimed against the baseline has the interval of the paired rows, whatever that of the accuracy says', () => {
  const scores = { loss: 0.5, accuracy: 0.9, accuracy95: [0.84, 0.94], gain95: [-0.01, 0.09] } as const;
  const luck = outcome(54, { test: scores });
  const plan = { ...passPlan, baseline: { answer: '1', scores: { loss: 0.6, accuracy: 0.83 } } };
  expect(plain(resultWords(plan, luck).comparison)).toContain('may be luck. The difference lies between −1.0 points and +9.0 points');
  expect(judgedShare(plan, luck)).toEqual({ share: 0.9, interval: [0.84, 0.94], gain: [-0.01, 0.09], baseline: 0.83, isBalanced: false });
});

test('worse than the median but better than the mean in squared error is told as one sentence', () => {
  const both = priceOutcome(120_000, 0.2);
  expect(plain(resultWords(pricePlan, both).comparison)).toMatch(/^Worse than always answering the median/);
  expect(plain(meaningSentence(pricePlan, both))).toMatch(
    /R² 0\.20: its squared errors are 20\.0 % smaller .* mean.*further off than the median/,
  );
  expect(plain(meaningSentence(pricePlan, both))).not.toContain('it explains');
});

test('clustered rows count as their number of clusters', () => {
  const of = (plan: RunPlan, clusters: number) => plain(meaningSentence(plan, outcome(53, { clusters })));
  expect(of(passPlan, 12)).toMatch(/^88\.3 % on 60 rows \(12 different\) means/);
  const byPerson = { ...passPlan, recipe: { splitBy: { column: 'person', as: 'group' } } } as unknown as RunPlan;
  expect(of(byPerson, 12)).toMatch(/^88\.3 % on 60 rows of 12 groups of person means/);
  expect(of(passPlan, 60)).toMatch(/^88\.3 % on 60 rows means/);
});

test('an answer that is no better than a guess says so', () => {
  expect(plain(resultWords(passPlan, outcome(35)).comparison)).toBe('No better than always answering 1.');
  expect(plain(resultWords(passPlan, outcome(20)).comparison)).toBe('Worse than always answering 1, which gets 58.3 %.');
});

test('a number is told in the units of the file, beside the median', () => {
  const words = resultWords(pricePlan, priceOutcome(34_200, 0.868));
  expect(plain(words.figure)).toBe('± $34 200');
  expect(plain(words.figureName)).toBe('Mean test error');
  expect(plain(words.sentence)).toBe('On 120 rows it had never seen, its answers were off by $34 200 on average (MAE).');
  expect(plain(words.comparison)).toBe('Always answering the median, $300 100, would be off by $98 200.');
  expect(plain(words.losses)).toBe('R² 0.87 · RMSE $52 000 · test loss 0.1340 · train loss 0.1180');
  expect(plain(meaningSentence(pricePlan, priceOutcome(34_200, 0.868)))).toMatch(/explains 86\.8 % of the spread of price/);
});

test('a number that is no better than the median says so, and R² may be below 0, missing or almost 1', () => {
  const r2Of = (mae: number, r2: number | undefined) => plain(resultWords(pricePlan, priceOutcome(mae, r2)).losses[0]);
  expect(r2Of(121_000, -0.412)).toBe('R² −0.41');
  expect(plain(resultWords(pricePlan, priceOutcome(121_000, -0.412)).comparison)).toBe(
    'Worse than always answering the median, $300 100, which would be off by $98 200.',
  );
  expect(plain(resultWords(pricePlan, priceOutcome(98_300, 0)).comparison)).toMatch(/^No better than always answering the median/);
  expect(plain(meaningSentence(pricePlan, priceOutcome(121_000, -0.412)))).toMatch(/squared errors are as large/);
  expect(plain(resultWords(pricePlan, priceOutcome(300, undefined)).figure)).toBe('± $300');
  expect(r2Of(300, undefined)).not.toMatch(/R²/);
  expect(r2Of(3, 0.99996)).toBe('R² 0.999');
  expect(r2Of(3e13, -2.4e15)).toBe('R² < −1000');
  expect(r2Of(121_000, -999.996)).toBe('R² −1000.00');
});

test('what cut a run short is said', () => {
  const ending = (changes: Partial<RunOutcome>) => plain(resultWords(passPlan, outcome(50, changes)).ending);
  expect(ending({ isStopped: true, epochs: 312, bestEpoch: 312 })).toBe('Stopped after 312 of 1000 epochs; what was learned is kept.');
  expect(ending({ epochs: 412, bestEpoch: 362 })).toBe(
    'Ended early, after 412 of 1000 epochs: the weights of epoch 362 are kept, which did best on the validation rows.',
  );
  expect(ending({ bestEpoch: 900 })).toBe('The weights of epoch 900 are kept, which did best on the validation rows.');
  expect(ending({ isStopped: true, epochs: 37, divergence: verbatim('The loss became infinite.') })).toBe('The loss became infinite.');
  const rows = { train: 140, validation: 0, test: 60, skipped: 0 };
  expect(plain(resultWords({ ...passPlan, rows }, outcome(30, { sampled: { test: 30, train: 12 } })).ending)).toBe(
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
  const scores = { loss: 0.001, accuracy: 5748 / 5750, accuracy95: [0.9987, 0.9999], auc: 0.9996 } as const;
  const nearly = outcome(5748, { of: 5750, test: scores, train: scores });
  expect(plain(resultWords(passPlan, nearly).figure)).toBe('99.97 %');
  expect(plain(resultWords(passPlan, nearly).losses)).toMatch(/test AUC 0\.9996$/);
  expect(plain(meaningSentence(passPlan, nearly))).toMatch(/means 99\.9–99\.99 % on many more rows/);
  expect(plain(meaningSentence(pricePlan, priceOutcome(900, 0.99951)))).toMatch(/R² 0\.999: it explains 99\.95 % of the spread/);
});
