import { expect, test } from 'vitest';
import { askC } from './askC.ts';
import { buddhistCase } from './buddhistCase.ts';
import { caseNames, exportCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';

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

test('years of another era are read', () => {
  expectAnswers(buddhistCase(), askC([buddhistCase()])[0], 1e-9);
});
