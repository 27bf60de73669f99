import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputSymbol, networkSentence } from '../../../webview/words/layerWords.ts';
import {
  countOf,
  formatCell,
  formatCount,
  formatDuration,
  formatLoss,
  formatPercent,
  formatWeight,
} from '../../../webview/words/numbers.ts';
import { shorten, shortenToWidth } from '../../../webview/words/shorten.ts';
import { driftSentence } from '../../../webview/words/smallPrint.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

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
  expect([0, 999, 1000, 9999, 10_000, 100_000, 1_234_567].map((count) => plain(formatCount(count)))).toEqual([
    '0',
    '999',
    '1000',
    '9999',
    '10 000',
    '100 000',
    '1 234 567',
  ]);
  expect(plain(countOf(1, 'row'))).toBe('1 row');
  expect(plain(countOf(2, 'row'))).toBe('2 rows');
});

test('losses have four decimals as long as they are small', () => {
  expect([0.22096, 12.345, 1234.5, Number.NaN, Infinity].map(formatLoss)).toEqual(['0.2210', '12.35', '1235', 'not a number', 'infinite']);
});

test('percentages and durations', () => {
  expect(plain(formatPercent(53 / 60))).toBe('88.3 %');
  expect([0.4, 4.4, 1500, 95_000].map((ms) => plain(formatDuration(ms)))).toEqual(['under 1 ms', '4 ms', '1.5 s', '1 min 35 s']);
});

test('a shortened text is no longer than asked for, and a prefix of the whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, maxLength) => {
      const short = shorten(text, maxLength);
      expect(Array.from(short).length).toBeLessThanOrEqual(maxLength);
      const oneLine = text.replace(/\s+/g, ' ');
      expect(oneLine.startsWith(short.replace(/…$/, ''))).toBe(true);
    }),
  );
});

test('a name of any length is shortened without measuring it whole', () => {
  let longest = 0;
  const short = shortenToWidth('x'.repeat(100_000), 70, (text) => {
    longest = Math.max(longest, text.length);
    return text.length * 7;
  });
  expect(short).toBe(`${'x'.repeat(9)}…`);
  expect(longest).toBeLessThan(1000);
});

test('drift is told in one sentence, and nothing is told when there is none', () => {
  expect(driftSentence(undefined)).toBeUndefined();
  expect(driftSentence({ changed: 0, added: 0, removed: 0 })).toBeUndefined();
  expect(plain(driftSentence({ changed: 2, added: 1, removed: 0 }) ?? '')).toBe('2 rows have changed and 1 was added since training.');
  expect(plain(driftSentence({ changed: 1, added: 2, removed: 3 }) ?? '')).toBe(
    '1 row has changed, 2 were added and 3 were removed since training.',
  );
});

test('the network is told in one sentence', () => {
  expect(plain(networkSentence({ inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] }, 'pass'))).toBe(
    'A single neuron that predicts pass from 2 inputs.',
  );
  const layers = [8, 4, 1].map((units) => ({ units, activation: 'relu' as const }));
  expect(plain(networkSentence({ inputs: 1, layers }, 'pass'))).toBe(
    'A network that predicts pass from 1 input through 2 hidden layers of 8 and 4 neurons.',
  );
  expect(inputSymbol(11)).toBe('x₁₂');
});
