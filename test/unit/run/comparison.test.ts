import { expect, test } from 'vitest';
import { examScores, examSeed, houses } from '../../../scripts/makeSamples.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { message } from '../../../src/message.ts';
import { comparisonText } from '../../../src/run/comparison/comparisonText.ts';
import type { RowsOutcome } from '../../../src/run/comparison/comparisonWords.ts';
import { compareKnownModels, type KnownModel } from '../../../src/run/comparison/knownModel.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { compareModels } from '../../../src/training/questions/compareModels.ts';
import { trainText, type TrainedText } from '../training/trainText.ts';

const exams = examScores(examSeed);
const prices = houses(1);

function known(name: string, { plan, outcome }: TrainedText, fileName = 'exams.csv'): KnownModel {
  return { name, fileName, rowsHash: '12ab', plan, outcome };
}

async function pairOf(text: string, first: TrainOptions, second: TrainOptions) {
  const trained = [await trainText(text, first), await trainText(text, second)] as const;
  const models = [known('a.neuron', trained[0]), known('b.neuron', trained[1])] as const;
  return { trained, models, comparison: compareKnownModels(...models) };
}

/** The lines of both sides, once if they are equal. */
function sides(models: readonly [KnownModel, KnownModel], outcome: RowsOutcome) {
  const comparison = compareKnownModels(...models);
  const texts = ([0, 1] as const).map((which) => comparisonText(models, which, comparison, outcome, inEnglish));
  return { texts, lines: texts.map(({ text }) => text.trimEnd().split('\n')) };
}

function rowsOf(text: string, trained: readonly [TrainedText, TrainedText]): RowsOutcome {
  const [a, b] = trained.map(({ plan, model }) => ({ ...plan, ...model }));
  return { type: 'compared', table: 'exams.csv', rows: compareModels(readCsv(text), [a, b]) };
}

test('only what differs is told as data: options by their names', async () => {
  const { comparison } = await pairOf(exams, { epochs: 5 }, { epochs: 7, learningRate: 0.3, hidden: [4], testFraction: 0.2 });
  const names = comparison.differences.map(({ part, name }) => `${part} ${name}`);
  expect(names).toEqual(expect.arrayContaining(['data rows', 'settings hidden', 'settings learningRate', 'settings epochs']));
  expect(names).not.toContain('data table');
  expect(names).not.toContain('settings optimizer');
  const rate = comparison.differences.find(({ name }) => name === 'learningRate');
  expect(rate?.values[1]).toBe(0.3);
  expect(comparison.delta).toEqual({ type: 'otherRows' });
  const [accuracy] = comparison.figures;
  expect(accuracy).toMatchObject({ name: 'accuracy', overlap: true });
  expect(accuracy.baselines.every((share) => share !== null && share > 0.4 && share < 0.9)).toBe(true);
});

test('a model and itself have no difference, and the same text on both sides', async () => {
  const { models, trained } = await pairOf(exams, { epochs: 5 }, { epochs: 5 });
  expect(compareKnownModels(...models)).toMatchObject({ differences: [], delta: { type: 'points', better: 0 } });
  const { texts } = sides(models, rowsOf(exams, trained));
  expect(texts[1].text).toBe(texts[0].text);
  expect(texts[0].text).toContain('Both give the same answer in every row.');
});

test('the sides differ in the lines of what differs alone, each beside its counterpart', async () => {
  const { models, trained } = await pairOf(exams, { epochs: 5 }, { epochs: 5, learningRate: 0.3, features: ['exam1'] });
  const { lines, texts } = sides(models, rowsOf(exams, trained));
  // Doubts are as many as there are, and come last.
  const [end, otherEnd] = lines.map((side) => side.indexOf('What makes it doubtful'));
  expect(end).toBe(otherEnd);
  const changed = lines[0]
    .slice(0, end)
    .flatMap((line, index) => (line === lines[1][index] ? [] : [[line.trim(), lines[1][index].trim()]]));
  expect(changed).toContainEqual(['Learning rate: 0.01', 'Learning rate: 0.3']);
  expect(changed).toContainEqual(['Features: "exam1" (number), "exam2" (number)', 'Features: "exam1" (number)']);
  expect(changed.some(([line]) => line.startsWith('Optimizer'))).toBe(false);
  // The verdict is on both sides.
  expect(lines[0].slice(0, 4)).toEqual(lines[1].slice(0, 4));
  expect(lines[0][1]).toMatch(/^ {2}By the 60 rows of exams\.csv that both were tested on and neither has learned from:$/);
  expect(lines[0][2]).toMatch(/^ {2}Answered right: a\.neuron [\d.]+.%, b\.neuron [\d.]+.%, always the same answer [\d.]+.%\.$/);
  expect(lines[0][3]).toMatch(
    /Accuracy of b\.neuron: [+−]?[\d.]+ points; of many more rows like these [+−]?[\d.]+ to [+−]?[\d.]+ \(95 %\)/,
  );
  // Rows that differ lead to their lines: the editor counts from 1.
  expect(texts[0].links.length).toBeGreaterThan(0);
  for (const { line, tableLine } of texts[0].links) expect(lines[0][line]).toContain(`Line ${tableLine + 1}: answers "`);
  expect(texts[1].links).toEqual(texts[0].links);
});

test('numbers are told in the unit and the places of their column', async () => {
  const { models, trained } = await pairOf(prices, { epochs: 3 }, { epochs: 40, learningRate: 0.1 });
  const { lines } = sides(models, rowsOf(prices, trained));
  expect(lines[0][2]).toMatch(/^ {2}Off on average: a\.neuron by [\d\u00a0.]+, b\.neuron by [\d\u00a0.]+, always the median by/);
  expect(lines[0][3]).toMatch(/^ {2}Mean error of b\.neuron: −[\d\u00a0.]+; of many more rows like these −[\d\u00a0.]+ to −/);
  expect(lines[0]).toContain('  Test share, %: 30');
  expect(lines[0].find((line) => line.includes('Line '))).toMatch(/answers [\d\u00a0.]+, in truth [\d\u00a0.]+$/);
});

test('without a table their own tests are held against each other, in the words of the list of runs', async () => {
  const { models } = await pairOf(exams, { epochs: 1 }, { epochs: 60, learningRate: 0.3 });
  const { texts } = sides(models, { type: 'noTable' });
  expect(texts[0].text).toMatch(/b\.neuron against a\.neuron: (as good|[\d.]+ points (better|worse)), on the same test rows/);
  expect(texts[0].text).toMatch(/Accuracy: the intervals (do not )?overlap/);
  expect(texts[0].text).toContain('Open a table that both fit');
  const refused = sides(models, { type: 'refused', table: 't.csv', why: message('No row.') });
  expect(refused.texts[0].text).toContain('On t.csv they cannot be compared: No row.');
});

test('other questions are said to be such', async () => {
  const [exam, price] = [await trainText(exams, { epochs: 2 }), await trainText(prices, { epochs: 2 })];
  const models = [known('a', exam), known('b', price, 'houses.csv')] as const;
  const { texts } = sides(models, { type: 'otherQuestion' });
  expect(texts[0].text).toContain('it predicts something else: the figures do not compare');
  expect(texts[0].text).not.toContain('overlap');
});

test('hostile names stay on their line, turn nothing, and are no markup', async () => {
  const header = exams.split('\n', 1)[0].split(',');
  const evil = '"exam\u202e1\u2028<img>](command:x)"';
  const text = exams.replace(header[0], evil);
  const { models, trained } = await pairOf(text, { epochs: 2 }, { epochs: 3 });
  const { lines } = sides(models, rowsOf(text, trained));
  const features = lines[0].find((line) => line.includes('Features'));
  expect(features).toContain('[U+202E]');
  expect(lines.flat().join('')).not.toMatch(/[\u2028\u202e]/);
});
