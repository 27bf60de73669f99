import { expect, test } from 'vitest';
import { exportC } from '../../../src/exports/c/exportC.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { askC } from './askC.ts';
import { bornCase } from './bornCase.ts';
import { buddhistCase } from './buddhistCase.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { tinyCase } from './tinyCase.ts';

test('C answers as Neuron does, for every kind of target, column and network', () => {
  const cases = caseNames.map(exportCase);
  const answers = askC(cases);
  expect(answers.length).toBe(caseNames.length);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('random models of random tables do, too', () => {
  const cases = randomCases(20, 'plain');
  const answers = askC(cases);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('texts of any length are told apart, also by what stands behind their first 255 bytes', () => {
  const long = 'ü'.repeat(150);
  const shops = [`${long}a`, `${long}b`, 'c'];
  const cells = scatter(60).map((_, row) => shops[row % 3]);
  const table = tableOf({ shop: cells, target: cells.map((cell, row) => (cell === shops[1] || row % 5 === 0 ? 'a' : 'b')) });
  const asked = [`${long}c`, long, `${long}ab`, `${shops[0]} `].map((cell) => [cell, '']);
  const of = trainCase('long', table, { target: 'target', epochs: 30 }, asked);
  expectAnswers(of, askC([of])[0], 1e-9);
});

test('a number that marks missing cells is no midnight', () => {
  const x = scatter(60);
  const table = tableOf({
    at: x.map((_, row) => (row % 9 === 0 ? '0' : `${row % 3 === 0 ? '00' : `1${row % 9}`}:00`)),
    target: x.map((_, row) => (row % 3 === 0 ? 'a' : 'b')),
  });
  const options = { target: 'target', missingValues: [{ column: 'at', marks: ['0', '11:00'] }], epochs: 20 };
  const of = trainCase('midnight', table, options, [
    ['0', ''],
    ['00:00', ''],
    ['11:00', ''],
  ]);
  expect(of.model.encoder.columns).toMatchObject([{ type: 'date', format: 'time' }]);
  expectAnswers(of, askC([of])[0], 1e-9);
});

test('years of two digits are read in the century of the column', () => {
  expectAnswers(bornCase(), askC([bornCase()])[0], 1e-9);
});

test('a number too small for 64 bits is a name other than 0', () => {
  expectAnswers(tinyCase(), askC([tinyCase()])[0], 1e-9);
});

test('years of another era are read', () => {
  expectAnswers(buddhistCase(), askC([buddhistCase()])[0], 1e-9);
});

test('the indexes of a row are named like its columns, and each file has a guard of its own', () => {
  const x = scatter(40);
  const columns = { int: x, value: x, 'Größe (cm)': x, count: x, predict: x, 'a b': x, 'a-b': x };
  const table = tableOf({
    ...Object.fromEntries(Object.keys(columns).map((name, at) => [name, x.map((of) => (of * (at + 3)) % 17)])),
    target: x,
  });
  const { exported } = trainCase('names', table, { target: 'target', epochs: 1 });
  const header = String(exportC(exported, 'my model.h').files[0].content);
  const names = Array.from(header.matchAll(/^ {2}COLUMN_(\w+) = \d+, /gm), ([, name]) => name);
  expect(names).toEqual(['INT', 'VALUE', 'GROSSE_CM', 'COUNT_2', 'PREDICT', 'A_B', 'A_B_2']);
  expect(header).toContain('#ifndef NEURON_MY_MODEL_H\n#define NEURON_MY_MODEL_H\n');
});
