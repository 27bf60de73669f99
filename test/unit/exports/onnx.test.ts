import { expect, test } from 'vitest';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { askOnnx } from './askOnnx.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';

test('ONNX answers as Neuron does, for every kind of target, column and network', async () => {
  for (const of of caseNames.map(exportCase)) expectAnswers(of, await askOnnx(of));
});

test('random models of random tables do, too', async () => {
  for (const of of randomCases(60, 'plain')) expectAnswers(of, await askOnnx(of));
});

test('a day that the calendar has not counts as missing', async () => {
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

test('years of another era are read', async () => {
  expectAnswers(buddhistCase(), await askOnnx(buddhistCase()));
});
