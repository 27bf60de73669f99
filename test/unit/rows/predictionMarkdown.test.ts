import { describeAnswer } from '../../../src/model/answerWords.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { escapeMarkdown, withoutLinks } from '../../../src/rows/escapeMarkdown.ts';
import type { ExplainedModel } from '../../../src/rows/arithmeticTable.ts';
import * as rows from '../../../src/rows/predictionMarkdown.ts';
import { english, inEnglish } from '../../../src/inWords.ts';
import { verbatim } from '../../../src/message.ts';
import type { Layer } from '../../../src/network/architecture.ts';

const place = { theme: 'dark', line: 133 } as const;
/** The bars of amounts, in order. */
const pictures = /!\[\]\(data:image\/svg\+xml,(\S+)\)/g;
/** The hover with "▭" for each picture. */
const predictionMarkdown = (prediction: Prediction, model: ExplainedModel) =>
  rows.predictionMarkdown(prediction, model, english, place).replace(pictures, '▭');
/** Positions and lengths of the bars, in pixels from the middle; negative means left. */
function barsOf(
  prediction: Prediction,
  model: ExplainedModel,
  theme: rows.HoverPlace['theme'] = 'dark',
): { length: number; fill: string }[] {
  const markdown = rows.predictionMarkdown(prediction, model, english, { ...place, theme });
  return [...markdown.matchAll(pictures)].map(([, svg]) => {
    const [, x = '', width = '', fill = ''] =
      /<rect x="([\d.]+)" y="2" width="([\d.]+)" height="8" fill="(#\w+)"\/>/.exec(decodeURIComponent(svg)) ?? [];
    return { length: Number(x) < 70 ? -Number(width) : Number(width), fill };
  });
}
const answerText = (...args: Parameters<typeof describeAnswer>) => inEnglish(describeAnswer(...args));

function modelOf(target: TargetEncoding, output: Layer, hidden: readonly Layer[] = []): ExplainedModel {
  return { encoder: { scaling: 'standard', columns: [], inputs: [], target }, architecture: { inputs: 2, layers: [...hidden, output] } };
}

const pass: TargetEncoding = { type: 'binary', column: 'pass', classes: ['0', '1'] };
const neuron = modelOf(pass, { units: 1, activation: 'sigmoid' });
const network = modelOf(pass, { units: 1, activation: 'sigmoid' }, [{ units: 4, activation: 'relu' }]);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const single: Prediction = {
  value: '1',
  probabilities: { '0': 0.069, '1': 0.931 },
  confidence: 0.931,
  sum: 2.602,
  contributions: [
    { column: 'exam1', value: 74.71, weight: 0.1, amount: 7.471 },
    { column: 'exam2', value: -61.49, weight: 0.02, amount: -1.2298 },
  ],
  bias: -3.639,
  actual: '1',
  split: 'test',
};

test('a single neuron: answer, confidence, actual, split, and every factor of the sum', () => {
  expect(predictionMarkdown(single, neuron)).toBe(
    [
      '**pass = 1**, 93.1 % sure · actual 1 ✓ · a test row',
      '',
      '| line 133 | &emsp;value | &emsp;weight | &emsp;product | |',
      '|:--|--:|--:|--:|:--|',
      '| exam1 | 74.71 | × 0.100000 | +7.471 | ▭ |',
      '| exam2 | −61.49 | × 0.0200000 | −1.230 | ▭ |',
      '| bias |  |  | −3.639 | ▭ |',
      '| **Σ** |  |  | **+2.602** | ▭ |',
      '| **σ(Σ)** |  |  | **0.9310** | chance of pass = 1 |',
    ].join('\n'),
  );
});

test('each amount has its bar, from the middle to its side, as long as its part of the largest, in a colour of the theme', () => {
  const bars = barsOf(single, neuron);
  expect(bars.map(({ length }) => length)).toEqual([64, -10.5, -31.2, 22.3]);
  expect(bars.map(({ fill }) => fill)).toEqual(['#59a4f9', '#e78a4e', '#e78a4e', '#ffffff']);
  expect(barsOf(single, neuron, 'light').map(({ fill }) => fill)).toEqual(['#1a6fc4', '#b3570f', '#b3570f', '#1f1f1f']);
  const endless = { ...single, sum: Infinity, bias: Number.NaN };
  expect(barsOf(endless, neuron).map(({ length }) => length)).toEqual([64, -10.5, 0, 0]);
});

test('a wrong answer is marked as one', () => {
  expect(predictionMarkdown({ ...single, actual: '0', split: 'unused' }, neuron)).toContain('actual 0 ✗ · not used in training');
  expect(predictionMarkdown({ ...single, split: 'validation' }, neuron)).toContain(' · a validation row, not learned from');
});

test('hidden layers: what each column moves the sum by', () => {
  const contributions = single.contributions.map(({ column, value, amount }) => ({ column, value, amount }));
  const markdown = predictionMarkdown({ ...single, contributions }, network);
  expect(markdown).toContain('| average training row |  | −3.639 | ▭ |');
  expect(markdown).toContain('| exam1 | 74.71 | +7.471 | ▭ |');
  expect(markdown).toContain('integrated gradient');
});

test('of many columns the sum comes first, then the strongest ones, and the others are summed up', () => {
  const contributions = Array.from({ length: 60 }, (_, i) => ({ column: `c${i}`, value: 1, weight: i, amount: i }));
  const markdown = predictionMarkdown({ ...single, contributions }, neuron);
  const names = markdown.split('\n').map((line) => /^\| ([^|]*) \|/.exec(line)?.[1]);
  const expected = ['line 133', undefined, '**Σ**', '**σ(Σ)**', 'c59', 'c58', 'c57', 'c56', 'c55', 'c54', 'c53', '+53 more', 'bias'];
  expect(names.slice(2)).toEqual(expected);
  expect(markdown).toContain(`| +53 more |  |  | +${((52 * 53) / 2).toFixed(3)} | ▭ |`);
});

test('classes that are keys of objects keep their probability', () => {
  const prediction = {
    ...single,
    probabilities: Object.fromEntries([
      ['__proto__', 0.25],
      ['1', 0.75],
    ]),
    value: '1',
  };
  const target = { type: 'binary', column: '__proto__', classes: ['1', '__proto__'] } as const;
  const markdown = predictionMarkdown(prediction, modelOf(target, { units: 1, activation: 'sigmoid' }));
  expect(markdown).toContain('**0.2500**');
});

test('a row without a target is predicted, and its missing cells are told', () => {
  const { actual: _, ...open } = single;
  const markdown = predictionMarkdown({ ...open, remarks: [verbatim('exam1 has no value: 65.2 (the median) stands for it.')] }, neuron);
  expect(markdown).toContain('**pass = 1**, 93.1 % sure · actual value not known · a test row');
  expect(markdown).toContain('- exam1 has no value\\: 65.2 \\(the median\\) stands for it\\.');
});

test('without a probability none is claimed', () => {
  const { probabilities: _, confidence: __, ...margin } = single;
  const markdown = predictionMarkdown(margin, modelOf(pass, { units: 1, activation: 'linear' }));
  expect(markdown).toContain('**pass = 1** · actual 1 ✓ · a test row');
  expect(markdown).not.toMatch(/sure|σ|NaN/);
  expect(markdown).toContain('Σ above 0 answers 1, otherwise 0. It is not a probability.');
});

test('categories, dates and numbers stand as they are in the file', () => {
  const contributions = [
    { column: 'city', value: 'Berlin', weight: 0.42, amount: 0.42 },
    { column: 'sold', value: '2021-03-04', amount: -1.5 },
  ];
  const markdown = predictionMarkdown({ ...single, contributions }, neuron);
  expect(markdown).toContain('| city | Berlin | × 0.420000 | +0.420 | ▭ |');
  expect(markdown).toContain('| sold | 2021\\-03\\-04 |  | −1.500 | ▭ |');
});

const species: TargetEncoding = { type: 'multiclass', column: 'species', classes: ['setosa', 'virginica', '__proto__'] };
const flower: Prediction = {
  value: 'setosa',
  probabilities: Object.fromEntries([['setosa', 0.971], ['virginica', 0.0289], ['__proto__', 0.0001]]), // prettier-ignore
  confidence: 0.971,
  sum: 3.1,
  sums: Object.fromEntries([['setosa', 3.1], ['virginica', -0.414], ['__proto__', -6.081]]), // prettier-ignore
  contributions: [{ column: 'petal', value: 1.4, weight: 2, amount: 2.8 }],
  bias: 0.3,
  actual: 'virginica',
  split: 'test',
};

test('of several classes the arithmetic of the answer, then the sum and share of each', () => {
  expect(predictionMarkdown(flower, modelOf(species, { units: 3, activation: 'softmax' }))).toBe(
    [
      '**species = setosa**, 97.1 % sure · actual virginica ✗ · a test row',
      '',
      '| line 133 | &emsp;value | &emsp;weight | &emsp;product | |',
      '|:--|--:|--:|--:|:--|',
      '| petal | 1.4 | × 2.00000 | +2.800 | ▭ |',
      '| bias |  |  | +0.300 | ▭ |',
      '| **Σ of setosa** |  |  | **+3.100** | ▭ |',
      '',
      '| species | &emsp;Σ | &emsp;share |',
      '|:--|--:|--:|',
      '| **setosa** | 3.100 | 97.1 % |',
      '| virginica | −0.414 | 2.9 % |',
      '| \\_\\_proto\\_\\_ | −6.081 | 0.01 % |',
      '',
      'The share of a class is e^Σ, divided by the sum of e^Σ over all classes.',
    ].join('\n'),
  );
});

test('of many classes the likeliest eight are shown', () => {
  const classes = Array.from({ length: 20 }, (_, i) => `class ${i}`);
  const shares = Object.fromEntries(classes.map((name) => [name, 0.05]));
  const markdown = predictionMarkdown(
    { ...flower, value: 'class 3', probabilities: shares, sums: shares },
    modelOf({ ...species, classes }, { units: 20, activation: 'softmax' }),
  );
  expect(markdown).toContain('| class 7 |');
  expect(markdown).not.toContain('| class 8 |');
  expect(markdown).toContain('| +12 more | | 60.0 % |');
});

const price: TargetEncoding = {
  type: 'regression',
  column: 'price',
  format: { decimal: '.' },
  ...{ mean: 318_400, scale: 142_000, min: 61_000, max: 1_240_000 },
};
const home: Prediction = {
  value: 312_412.3,
  sum: 312_412.3,
  contributions: [{ column: 'area', value: 88, weight: 3210.5, amount: 282_524 }],
  bias: 29_888.3,
  actual: 298_000,
  split: 'test',
};

test('a number is answered in the units of the file, with how far it is off', () => {
  expect(plain(predictionMarkdown(home, modelOf(price, { units: 1, activation: 'linear' })))).toBe(
    [
      '**price ≈ 312 412** · actual 298 000, off by \\+14 412 · a test row',
      '',
      '| line 133 | &emsp;value | &emsp;weight | &emsp;product | |',
      '|:--|--:|--:|--:|:--|',
      '| area | 88 | × 3210.50 | +282 524 | ▭ |',
      '| bias |  |  | +29 888 | ▭ |',
      '| **price** |  |  | **312 412** | ▭ |',
    ].join('\n'),
  );
});

test('below the arithmetic of a number it is said between what 9 in 10 such rows lie, where that is known', () => {
  const model = modelOf(price, { units: 1, activation: 'linear' });
  const range = { ...home, interval90: [281_012.2, 343_812.4] as const };
  expect(plain(predictionMarkdown(range, model))).toMatch(/\n\n9 in 10 rows like this lie between 281 012 and 343 812\.$/);
  expect(plain(predictionMarkdown(home, model))).not.toContain('9 in 10');
});

test('the unit of a number is shown, a small spread has its decimals, and too low is minus', () => {
  const share: TargetEncoding = { ...price, column: 'share', format: { decimal: ',', unit: '%' }, scale: 0.4 };
  const model = modelOf(share, { units: 1, activation: 'linear' }, [{ units: 2, activation: 'tanh' }]);
  const markdown = plain(predictionMarkdown({ ...home, value: 1.25, sum: 1.25, bias: 1, actual: '1.5' }, model));
  expect(markdown).toContain('**share ≈ 1.25 %** · actual 1.5 %, off by −0.25 % · a test row');
  expect(markdown).toContain('| average training row |  | +1.0000 | ▭ |');
  expect(markdown).toContain('| **share** |  | **1.2500 %** | ▭ |');
  expect(plain(answerText({ ...home, value: 1.25 }, model))).toBe('share ≈ 1.25 %');
  expect(predictionMarkdown({ ...home, actual: 'none' }, model)).toContain('· actual none ·');
});

test('certainty is never claimed', () => {
  expect(answerText({ ...single, confidence: 0.99999 }, neuron)).toBe('pass = 1, 99.999 % sure');
});

test('text of a file cannot become markup, a table cell or a link', () => {
  expect(escapeMarkdown('a|b')).toBe('a\\|b');
  expect(escapeMarkdown('</script><img src=x onerror=alert(1)>')).toBe('\\<\\/script\\>\\<img src\\=x onerror\\=alert\\(1\\)\\>');
  expect(escapeMarkdown('[go](command:x)\n$(zap)')).toBe('\\[go\\]\\(command\\:x\\) \\$\\(zap\\)');
  expect(withoutLinks('[go](command:x)')).toBe('[go] (command:x)');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 57 }), (text) => {
      // No ASCII punctuation with a meaning is left unescaped, and none is lost.
      const escaped = escapeMarkdown(text);
      expect(escaped.replace(/\\[!-/:-@[-`{-~]|%|(?<=\d)\.(?=\d)/g, '')).not.toMatch(/[!-/:-@[-`{-~]/);
      expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(text.replace(/\s+/g, ' '));
    }),
  );
});

test.each([
  { count: 20, shown: 20, last: '- c19' },
  { count: 21, shown: 20, last: '- +2 more' },
  { count: 100_000, shown: 20, last: '- +99 981 more' },
])('$count remarks take $shown lines', ({ count, shown, last }) => {
  const remarks = Array.from({ length: count }, (_, i) => verbatim(`c${i}`));
  const lines = predictionMarkdown({ ...single, remarks }, neuron)
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(lines.length).toBe(shown);
  expect(lines.at(-1)?.replaceAll(/\s/g, ' ')).toBe(last);
});
