import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import type { Message } from '../../../src/message.ts';
import type { EncodedInput, Encoder, TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import { withUnit, writeCount, writeNumber } from '../../../src/writeNumber.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { inputRanges } from '../../../webview/words/inputWords.ts';
import { inputSymbol, networkSentence, nodeName } from '../../../webview/words/layerWords.ts';
import { formatCell, formatDuration, formatLoss, formatPercent, formatWeight } from '../../../webview/words/numbers.ts';
import { outputLabels } from '../../../webview/words/outputWords.ts';
import { deletedDrift } from '../../../src/model/rowLedger.ts';
import { driftSentence, scalingSentence, smallPrint } from '../../../webview/words/smallPrint.ts';
import { formatTick } from '../../../webview/words/targetNumbers.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const said = (message: Message | undefined) => (message === undefined ? undefined : plain(inEnglish(message)));
const line = (messages: readonly Message[]) => messages.map(said).join(' · ');

test('numbers are written with a real minus sign and never as minus nothing', () => {
  expect(formatWeight(-0.754)).toBe('−0.75');
  expect(formatWeight(-0.0000001)).toBe('0');
  expect(formatWeight(-0.00004)).toBe('0');
  expect(formatLoss(-0)).toBe('0.0000');
  expect(formatCell(-12.5)).toBe('−12.5');
});

test('a weight keeps two or three digits that matter', () => {
  expect([1.994, 12.34, 123.4, 0.1, 0.0123, 0.00046, 123456].map(formatWeight)).toEqual([
    '1.99',
    '12.3',
    '123',
    '0.10',
    '0.012',
    '0.0005',
    '1.2e5',
  ]);
});

test('counts are grouped from five digits on', () => {
  expect([0, 999, 1000, 9999, 10_000, 100_000, 1_234_567].map((count) => plain(writeCount(count)))).toEqual([
    '0',
    '999',
    '1000',
    '9999',
    '10 000',
    '100 000',
    '1 234 567',
  ]);
});

test('losses have four decimals as long as they are small', () => {
  expect([0.22096, 12.345, 1234.5, Number.NaN, Infinity].map(formatLoss)).toEqual(['0.2210', '12.35', '1235', 'NaN', '∞']);
  expect([9999.4, 100_000, 2.2584e21].map(formatLoss)).toEqual(['9999', '1.0e5', '2.3e21']);
  expect([0, 0.0001, 0.0000416, 1e-12].map(formatLoss)).toEqual(['0.0000', '0.0001', '4.2e−5', '1.0e−12']);
});

test('percentages and durations', () => {
  expect(plain(formatPercent(53 / 60))).toBe('88.3 %');
  expect([0.4, 4.4, 1500, 95_000].map((ms) => plain(formatDuration(ms)))).toEqual(['< 1 ms', '4 ms', '1.5 s', '1 min 35 s']);
});

test('drift is told in one sentence, and nothing is told when there is none', () => {
  expect(driftSentence(undefined)).toBeUndefined();
  expect(driftSentence({ changed: 0, added: 0, removed: 0 })).toBeUndefined();
  expect(said(driftSentence(deletedDrift))).toMatch(/^The file has been deleted\./);
  expect(said(driftSentence({ changed: 0, added: 3, removed: 3, missingColumns: ['age'] }))).toMatch(/no column "age" any more/);
  expect(said(driftSentence({ changed: 2, added: 1, removed: 0 }))).toBe('Since training: 2 rows changed, 1 row added.');
  expect(said(driftSentence({ changed: 1, added: 2, removed: 3 }))).toBe('Since training: 1 row changed, 2 rows added, 3 rows removed.');
});

test('the network is told in one sentence', () => {
  expect(said(networkSentence({ inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] }, 'pass'))).toBe(
    'A single neuron that predicts pass from 2 inputs.',
  );
  const layers = [8, 4, 1].map((units) => ({ units, activation: 'relu' as const }));
  expect(said(networkSentence({ inputs: 1, layers }, 'pass'))).toBe(
    'A network that predicts pass from 1 input through 2 hidden layers of 8 and 4 neurons.',
  );
  expect(inputSymbol(11)).toBe('x₁₂');
  const classes = { inputs: 4, layers: [{ units: 3, activation: 'softmax' as const }] };
  expect(said(networkSentence(classes, 'species'))).toBe(
    'A layer of 3 neurons, one for each value of species, that predicts it from 4 inputs.',
  );
  expect(said(nodeName(classes, { inputs: [], outputs: ['setosa', 'versicolor', 'virginica'] }, 1, 2))).toBe('output virginica');
});

const input = (min: number, max: number): EncodedInput => ({ name: '', column: '', offset: 0, scale: 1, mean: 0, min, max });

test('inputs say what values they had: numbers with their unit, flags, dates, places on a circle', () => {
  const encoder: Encoder = {
    scaling: 'standard',
    columns: [
      { type: 'number', column: 'area', format: { decimal: ',', unit: '%' }, missing: { fill: 3, hasIndicator: true } },
      { type: 'category', column: 'city', categories: ['Berlin'], hasOther: true },
      { type: 'date', column: 'sold', format: 'ymd', parts: ['time', 'yearSin'] },
      { type: 'date', column: 'opens', format: 'time', parts: ['time'] },
    ],
    inputs: [
      input(28, 240),
      input(0, 1),
      input(0, 1),
      input(0, 0),
      input(Date.UTC(2015, 2, 1), Date.UTC(2023, 10, 30, 7, 5)),
      input(-1, 0.5),
      input(8.5 * 3_600_000, 12 * 3_600_000),
    ],
    target: { type: 'binary', column: 'x', classes: ['a', 'b'] },
  };
  expect(inputRanges(encoder, inEnglish).map(plain)).toEqual([
    '28 … 240 %',
    '0 or 1',
    '0 or 1',
    '0 or 1',
    '2015-03-01 … 2023-11-30 07:05',
    '−1 … 0.5',
    '08:30 … 12:00',
  ]);
});

test('an output that is no probability is not called one', () => {
  const labels = (target: TargetEncoding, activation: 'sigmoid' | 'linear' | 'softmax', units = 1) =>
    outputLabels({ encoder: { target }, architecture: { inputs: 1, layers: [{ units, activation }] } } as unknown as RunPlan).map(
      ({ name, meaning }) => ({ name, meaning: said(meaning) }),
    );
  const binary: TargetEncoding = { type: 'binary', column: 'side', classes: ['left', 'right'] };
  expect(labels(binary, 'sigmoid')).toEqual([{ name: 'side', meaning: 'chance of right' }]);
  expect(labels(binary, 'linear')).toEqual([{ name: 'side', meaning: 'above 0: right, else left' }]);
  expect(labels({ type: 'multiclass', column: 'c', classes: ['a', 'b', 'c'] }, 'softmax', 3)).toHaveLength(3);
  const price: TargetEncoding = { type: 'regression', column: 'price', format: { decimal: '.' }, mean: 2, scale: 1, min: 1, max: 30_000 };
  expect(labels(price, 'linear').map(({ meaning }) => meaning)).toEqual(['1 … 30 000']);
});

test('numbers of a target are short, grouped and carry their unit', () => {
  expect([312_412, -0.00123456, 47.123, 1e15].map((value) => plain(writeNumber(value)))).toEqual([
    '312 400',
    '−0.001235',
    '47.12',
    '1.00e15',
  ]);
  expect([withUnit('5', '%'), withUnit('−5', '$'), withUnit('5', undefined)].map(plain)).toEqual(['5 %', '−$5', '5']);
  expect([0, 0.25, 25_000, 1_250_000].map((value) => formatTick(value, value === 0.25 ? 1 : 1_500_000))).toEqual([
    '0',
    '0.25',
    '0.025M',
    '1.25M',
  ]);
});

test('what is not usual about a run stands in its small print', () => {
  const plan = {
    rows: { train: 1, validation: 0, test: 1, skipped: 0 },
    architecture: { inputs: 1, layers: [{ units: 1, activation: 'linear' }] },
    hyperparameters: { seed: 1, loss: 'hinge', dropout: 0, engine: 'wasm' },
    recipe: {
      scaling: 'none',
      classWeight: 'balanced',
      splitBy: { as: 'group', column: 'patient' },
      allowDuplicates: false,
      clipOutliers: true,
    },
  } as unknown as RunPlan;
  expect(line(smallPrint(plan, undefined))).toBe(
    '1 row to learn from · 1 to test · 2 weights · seed 1 · inputs not scaled · loss: hinge · classes weighted by their rarity · ' +
      'no patient on both sides of the split · outliers clipped',
  );
  const adjustments = [
    { epoch: 312, learningRate: 0.003 },
    { epoch: 400, l1: 0, l2: 0.01 },
  ];
  expect(line(smallPrint(plan, { elapsedMs: 30, adjustments } as unknown as RunOutcome))).toMatch(
    /trained in 30 ms · .* · learning rate 0\.003 after epoch 312 · L1 0 and L2 0\.01 after epoch 400$/,
  );
});

test('how inputs enter is told only of those that enter so', () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i * 3.5},${['Oslo', 'Rome', 'Kyiv'][i % 3]},20${10 + (i % 9)}-0${1 + (i % 7)}-11,${i % 4}`,
  );
  const text = ['size,city,since,points', ...rows].join('\n');
  const said = (features: string[], scaling: 'standard' | 'minmax' | 'none') =>
    inEnglish(scalingSentence(planRun(text, { target: 'points', features, scaling }, 'wasm').plan.encoder));
  expect(said(['size'], 'standard')).toMatch(/^Each input enters as its distance/);
  expect(said(['size', 'city'], 'standard')).toMatch(/^Numbers enter as their distance .*; the other inputs as they are\.$/);
  expect(said(['size', 'since'], 'standard')).toMatch(/the other inputs as they are/);
  expect(said(['city'], 'standard')).toBe('Inputs enter as they are.');
  expect(said(['size'], 'minmax')).toMatch(/^Each input enters as 0/);
  expect(said(['size', 'city'], 'minmax')).toMatch(/^Numbers enter as 0 .*; the other inputs as they are\.$/);
  expect(said(['size', 'city'], 'none')).toBe('Inputs enter as they are.');
  expect(said(['size', 'since'], 'none')).toMatch(/^Numbers enter as they are in the file; times as 0/);
});
