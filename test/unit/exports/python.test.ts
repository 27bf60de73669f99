import { expect, test } from 'vitest';
import { exportMicroPython, exportPython } from '../../../src/exports/python/exportPython.ts';
import { digitDateCase } from './digitDateCases.ts';
import { bornCase } from './bornCase.ts';
import { askPython } from './askPython.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { tinyCase } from './tinyCase.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';

test.each([
  ['Python', exportPython],
  ['MicroPython', exportMicroPython],
])('%s answers as Neuron does, for every kind of target, column and network', (_, exporter) => {
  const cases = caseNames.map(exportCase);
  const answers = askPython(cases, exporter);
  expect(answers.length).toBe(40);
  cases.forEach((of, place) => expectAnswers(of, answers[place]));
});

test.each([
  ['Python', exportPython, 'rich'],
  ['MicroPython', exportMicroPython, 'plain'],
] as const)('%s does so for random models of random tables', (_, exporter, kind) => {
  const cases = randomCases(60, kind);
  expect(cases.length).toBeGreaterThan(30);
  const answers = askPython(cases, exporter);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('a network of many weights is written as tables', () => {
  const x = scatter(60);
  const large = trainCase('large', tableOf({ x, z: x.map((value) => value % 9), target: x.map((value) => (value > 400 ? 'a' : 'b')) }), {
    hidden: [60, 40],
    epochs: 2,
  });
  expectAnswers(large, askPython([large], exportPython)[0]);
});

test('Python reads days and moments in digits alone', () => {
  const digits = digitDateCase();
  expectAnswers(digits, askPython([digits], exportPython)[0], 1e-9);
});

test.each([
  ['Python', exportPython],
  ['MicroPython', exportMicroPython],
])('%s reads years of two digits in the century of the column', (_, exporter) => {
  expectAnswers(bornCase(), askPython([bornCase()], exporter)[0], 1e-9);
});

test.each([
  ['Python', exportPython],
  ['MicroPython', exportMicroPython],
])('%s has a number too small for 64 bits as a name other than 0', (_, exporter) => {
  expectAnswers(tinyCase(), askPython([tinyCase()], exporter)[0], 1e-9);
});

test('Python reads the middles of ranges', () => {
  const cells = ['<18', '18-24', '25 to 34', '$35 - $1,000', '1k+', '65 and over', '[10, 20)', '(20, 30]'];
  const ages = Array.from({ length: 60 }, (_, row) => ['<10', '10-19', '20-29', '30-59', '60+', 'over 60'][row % 6]);
  const asked = [...cells, '7', '(1, 2)', '24-18', 'ab 5', 'x'].map((cell) => [cell, '1']);
  const options = { target: 'target', kinds: [{ column: 'age', kind: 'number' as const }], epochs: 4 };
  const ranges = trainCase('ranges', tableOf({ age: ages, target: scatter(60) }), options, asked);
  expect(ranges.plan.encoder.columns).toMatchObject([{ type: 'number', format: { composite: 'range' } }]);
  expectAnswers(ranges, askPython([ranges], exportPython)[0], 1e-9);
});
