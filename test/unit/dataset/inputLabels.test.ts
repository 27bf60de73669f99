import { expect, test } from 'vitest';
import { inputLabels } from '../../../src/dataset/encoding/inputLabels.ts';
import { inEnglish, inWords } from '../../../src/inWords.ts';
import { buildFrom } from './buildFrom.ts';

/** Two years of hours on all days of the week, a text with many values, some of them rare, and cells without a value. */
function build() {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const day = new Date(Date.UTC(2020, 0, 1 + 2 * i, i % 24)).toISOString().slice(0, 16).replace('T', ' ');
    return [i % 9 === 0 ? '' : (i * 37) % 101, i % 40 === 1 ? `rare ${i}` : ['Bonn', 'Kiel'][i % 2], i % 11 === 0 ? '' : day, i % 2];
  });
  return buildFrom(['size,town,sold,good', ...rows.map((row) => row.join(','))].join('\n'), {
    target: 'good',
    features: ['size', 'town', 'sold'],
  }).encoder;
}

test('the label of each input says in English what its name says', () => {
  const encoder = build();
  const names = encoder.inputs.map(({ name }) => name);
  expect(inputLabels(encoder).map(inEnglish)).toEqual(names);
  const told = names.join('; ');
  for (const part of [
    'size is missing',
    'town = Bonn',
    'town = other',
    'sold',
    'time of year, sine',
    'day of week, cosine',
    'time of day, sine',
  ])
    expect(told).toContain(part);
});

test('in another language only the names of the file are left', () => {
  const labels = inputLabels(build()).map((label) =>
    inWords(label, { locale: 'ko', lookUp: (template) => template.replace(/(?<!\{)\b[a-z]+\b(?!\})/g, '…') }),
  );
  const words = labels.join(' ').match(/[a-z]{2,}/gi) ?? [];
  expect(words.filter((word) => !['size', 'town', 'sold', 'Bonn', 'Kiel'].includes(word))).toEqual([]);
});
