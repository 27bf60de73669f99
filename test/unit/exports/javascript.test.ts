import { expect, test } from 'vitest';
import { askJavaScript } from './askJavaScript.ts';
import { bornCase } from './bornCase.ts';
import { digitDateCase } from './digitDateCases.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';

test('JavaScript answers as Neuron does, for every kind of target, column and network', async () => {
  const cases = caseNames.map(exportCase);
  const answers = await askJavaScript(cases);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('random models of random tables do, too', async () => {
  const cases = randomCases(60, 'rich');
  expect(cases.length).toBeGreaterThan(30);
  const answers = await askJavaScript(cases);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('a network of many weights is written as tables', async () => {
  const x = scatter(60);
  const large = trainCase('large', tableOf({ x, z: x.map((value) => value % 9), target: x.map((value) => (value > 400 ? 'a' : 'b')) }), {
    hidden: [60, 40],
    epochs: 2,
  });
  const [answers] = await askJavaScript([large]);
  expectAnswers(large, answers, 1e-9);
});

test('days and moments in digits alone are read', async () => {
  const digits = digitDateCase();
  const [answers] = await askJavaScript([digits]);
  expectAnswers(digits, answers, 1e-9);
});

test('years of two digits are read in the century of the column', async () => {
  const [answers] = await askJavaScript([bornCase()]);
  expectAnswers(bornCase(), answers, 1e-9);
});
