import { expect, test } from 'vitest';
import { exportOnnx } from '../../../src/exports/onnx/exportOnnx.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { bornCase } from './bornCase.ts';
import { buddhistCase } from './buddhistCase.ts';
import { askOnnx } from './askOnnx.ts';
import { digitsCase } from './digitsCase.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';

test('ONNX answers as Neuron does, for every kind of target, column and network', async () => {
  for (const of of caseNames.map(exportCase)) expectAnswers(of, await askOnnx(of));
});

test('random models of random tables do, too', async () => {
  for (const of of randomCases(60, 'plain')) expectAnswers(of, await askOnnx(of));
});

test('a day that does not exist counts as missing', async () => {
  const days = scatter(40).map((_, row) => `2023-0${1 + (row % 9)}-${10 + (row % 18)}`);
  const table = tableOf({ since: days, target: days.map((_, row) => (row % 3 === 0 ? 'a' : 'b')) });
  const asked = ['2023-02-31', '2023-02-29', '2024-02-29', '2023-04-31', '2023-03-03', '', '2023-03-03 24:00', '2023-03-03 25:00'];
  const of = trainCase(
    'days',
    table,
    { target: 'target', epochs: 5 },
    asked.map((day) => [day, '']),
  );
  const answers = await askOnnx(of);
  expectAnswers(of, answers);
  const [no, , , , third, empty] = answers.slice(40);
  expect(no).toEqual(empty);
  expect(no).not.toEqual(third);
});

test('years of two digits are read in the century of the column', async () => {
  expectAnswers(bornCase(), await askOnnx(bornCase()));
});

test('years of another era are read', async () => {
  expectAnswers(buddhistCase(), await askOnnx(buddhistCase()));
});

test('a mark for missing numbers that no 32 bits hold exactly is known as such', async () => {
  const x = scatter(40).map((value, row) => (row % 7 === 3 ? 99.9 : value));
  const table = tableOf({ x, target: x.map((value, row) => (value > 400 || row % 5 === 0 ? 'a' : 'b')) });
  const of = trainCase('marked', table, { target: 'target', missingValues: [{ column: 'x', marks: ['99.9', '9e9'] }], epochs: 5 }, [
    ['9e9', ''],
    ['', ''],
  ]);
  const answers = await askOnnx(of);
  expectAnswers(of, answers);
  expect(answers.at(-2)).toEqual(answers.at(-1));
});

test('letters whose capitals are those of others are no spellings of them', async () => {
  const letters = ['ı', 'ß', 'I', 'SS', 'ä', 'Ä'];
  const cells = Array.from({ length: 60 }, (_, row) => letters[row % letters.length]);
  const table = tableOf({ letter: cells, x: scatter(60), target: cells.map((cell, row) => (cell < 'a' || row % 7 === 0 ? 'a' : 'b')) });
  const of = trainCase('letters', table, { target: 'target', mergeSpellings: ['letter'], epochs: 30, learningRate: 0.3 });
  expectAnswers(of, await askOnnx(of));
});

test('every way to write a number that marks missing cells of a column of texts is one', async () => {
  const cells = Array.from({ length: 60 }, (_, row) => ['0', 'a', 'b', 'b'][row % 4]);
  const table = tableOf({ code: cells, target: cells.map((cell, row) => (cell === 'a' || row % 7 === 0 ? 'x' : 'y')) });
  const options = { target: 'target', missingValues: [{ column: 'code', marks: ['0'] }], epochs: 20 };
  const asked = ['0', '-0', '0.0', '', 'c'].map((cell) => [cell, '']);
  const of = trainCase('marked texts', table, options, asked);
  expectAnswers(of, await askOnnx(of));
});

test('line breaks are spaces in merged spellings, too', async () => {
  const cells = Array.from({ length: 60 }, (_, row) => ['NEW YORK', 'new york', 'new\nyork', 'Oslo'][row % 4]);
  const table = tableOf({ city: cells, target: cells.map((cell, row) => (cell === 'Oslo' || row % 7 === 0 ? 'x' : 'y')) });
  const of = trainCase('merged', table, { target: 'target', mergeSpellings: ['city'], epochs: 20 });
  expectAnswers(of, await askOnnx(of));
});

test('cells of up to seven digits are those of the file, though they come in 32 bits', async () => {
  expectAnswers(digitsCase(), await askOnnx(digitsCase()), 1e-9);
  expect(exportOnnx(digitsCase().exported, 'a.onnx').limits.map(inEnglish).join()).not.toContain('seven digits');
});

test('of a column of longer numbers 32 bits are told of', async () => {
  const x = scatter(60).map((value) => 52 + Math.sqrt(value) / 1000);
  const table = tableOf({
    latitude: x,
    near: x.map((value) => (value * 1.01).toFixed(6)),
    wide: scatter(60).map((value) => value.toFixed(4)),
    short: x.map((value) => value.toFixed(3)),
    target: x.map((value, row) => value + row),
  });
  const of = trainCase('long', table, { target: 'target', epochs: 20 });
  expectAnswers(of, await askOnnx(of), 1e-4);
  expect(exportOnnx(of.exported, 'a.onnx').limits.map(inEnglish)).toContain(
    'Of the numbers of "latitude" and "near" 32 bits hold some seven digits: answers agree with those of Neuron to about six.',
  );
});

test('spellings that were made one are so with a capital in front of each word, too', async () => {
  const cells = Array.from({ length: 60 }, (_, row) => ['NEW YORK', 'new york', 'new york', 'Saint-Denis', "o'hare", 'Oslo'][row % 6]);
  const table = tableOf({ city: cells, target: cells.map((cell, row) => (cell === 'Oslo' || row % 7 === 0 ? 'x' : 'y')) });
  const asked = ['New York', 'New york', 'saint-denis', 'Saint-Denis', 'SAINT-DENIS', "O'hare", 'nEW yORK'].map((cell) => [cell, '']);
  const of = trainCase('each word', table, { target: 'target', mergeSpellings: ['city'], epochs: 20 }, asked);
  const answers = await askOnnx(of);
  expectAnswers({ ...of, rows: of.rows.slice(0, -1), answers: of.answers.slice(0, -1) }, answers.slice(0, -1));
  // As the limit says.
  expect(answers.at(-1)).not.toEqual(answers.at(-7));
});
