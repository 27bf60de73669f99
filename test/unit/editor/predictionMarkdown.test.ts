import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Encoder } from '../../../src/dataset/encoder.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { escapeMarkdown, predictionMarkdown, predictionText, withoutLinks } from '../../../src/editor/predictionMarkdown.ts';

const encoder: Encoder = {
  scaling: 'standard',
  columns: [],
  inputs: [],
  target: { type: 'binary', column: 'pass', classes: ['0', '1'] },
};

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
  expect(predictionMarkdown(single, encoder)).toBe(
    [
      '**pass = 1**, 93.1 % sure · actual 1 ✓ · a test row',
      '',
      '| | value | &emsp;weight | &emsp;product |',
      '|:--|--:|--:|--:|',
      '| exam1 | 74.71 | × 0.100000 | 7.471 |',
      '| exam2 | −61.49 | × 0.0200000 | −1.230 |',
      '| bias | | | −3.639 |',
      '| **Σ** | | | **2.602** |',
      '| **σ(Σ)** | | | **0.9310** |',
      '',
      'σ(Σ) = 1 / (1 + e^−Σ) is the probability of pass = 1.',
    ].join('\n'),
  );
});

test('a wrong answer is marked as one', () => {
  expect(predictionMarkdown({ ...single, actual: '0', split: 'unused' }, encoder)).toContain('actual 0 ✗ · not used in training');
});

test('hidden layers: what each column moves the sum by', () => {
  const contributions = single.contributions.map(({ column, value, amount }) => ({ column, value, amount }));
  const markdown = predictionMarkdown({ ...single, contributions }, encoder);
  expect(markdown).toContain('| average training row | | −3.639 |');
  expect(markdown).toContain('| exam1 | 74.71 | 7.471 |');
  expect(markdown).toContain('integrated gradient');
});

test('of many columns the largest are shown and the others summed up', () => {
  const contributions = Array.from({ length: 60 }, (_, i) => ({ column: `c${i}`, value: 1, weight: i, amount: i }));
  const markdown = predictionMarkdown({ ...single, contributions }, encoder);
  expect(markdown).toContain('| c59 |');
  expect(markdown).not.toContain('| c48 |');
  expect(markdown).toContain(`| +49 more | | | ${((48 * 49) / 2).toFixed(3)} |`);
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
  const markdown = predictionMarkdown(prediction, {
    ...encoder,
    target: { type: 'binary', column: '__proto__', classes: ['1', '__proto__'] },
  });
  expect(markdown).toContain('**0.2500**');
});

test('certainty is never claimed', () => {
  expect(predictionText({ ...single, confidence: 0.99999 }, encoder)).toBe('pass = 1, 99.9 % sure');
});

test('text of a file cannot become markup, a table cell or a link', () => {
  expect(escapeMarkdown('a|b')).toBe('a\\|b');
  expect(escapeMarkdown('</script><img src=x onerror=alert(1)>')).toBe('\\<\\/script\\>\\<img src\\=x onerror\\=alert\\(1\\)\\>');
  expect(escapeMarkdown('[go](command:x)\n$(zap)')).toBe('\\[go\\]\\(command\\:x\\) \\$\\(zap\\)');
  expect(withoutLinks('[go](command:x)')).toBe('[go] (command:x)');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 57 }), (text) => {
      // No ASCII punctuation is left bare, and none is lost.
      const escaped = escapeMarkdown(text);
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[!-/:-@[-`{-~]/);
      expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(text.replace(/\s+/g, ' '));
    }),
  );
});
