import { expect, test } from 'vitest';
import { exportSql } from '../../../src/exports/sql/exportSql.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { answerRow } from '../../../src/model/predict.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { askSqlite, isKnownToSql } from './askSqlite.ts';
import { buddhistCase } from './buddhistCase.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { tinyCase } from './tinyCase.ts';

test('SQL answers as Neuron does, for every kind of target, column and network', () => {
  const cases = caseNames.map(exportCase);
  const answers = askSqlite(cases);
  expect(answers.length).toBe(caseNames.length);
  cases.forEach((of, place) => expectAnswers(of, answers[place]));
});

test('random models of random tables do, too', () => {
  const cases = randomCases(60, 'plain').filter(isKnownToSql);
  expect(cases.length).toBeGreaterThan(30);
  const answers = askSqlite(cases);
  cases.forEach((of, place) => expectAnswers(of, answers[place]));
});

test('what is written in any other notation than SQL reads counts as missing, as it says', () => {
  const x = scatter(60);
  const two = (number: number) => String(number).padStart(2, '0');
  const columns = {
    amount: x.map((value) => `${value * 4}`),
    day: x.map((_, row) => `2024-${two(1 + (row % 12))}-${two(1 + (row % 27))}`),
    lasts: x.map((_, row) => `${row % 24}:${two((row * 7) % 60)}:${two((row * 11) % 60)}`),
  };
  const others: readonly (readonly string[])[] = [
    ...['(5)', '2.5k', '½', '٣', '5 of 9', '1e', '--5'].map((amount) => [amount, '2024-03-05', '1:20:30']),
    ...['5 Mar 2024', '2024-3-5', '2024-03-05T10:30:00+02:00', 'Q1 2024', '20240305'].map((day) => ['5', day, '1:20:30']),
    ...['1h 20m', 'PT1H', '1:2:3:4', '12 minutes'].map((lasts) => ['5', '2024-03-05', lasts]),
  ];
  const usual = ['5', '2024-03-05', '1:20:30'];
  const target = x.map((value, row) => 3 * value + row);
  const of = trainCase(
    'other notations',
    tableOf({ ...columns, target }),
    { target: 'target', epochs: 4 },
    others.map((cells) => [...cells, '']),
  );
  expect(of.model.encoder.columns.map(({ type }) => type)).toEqual(['number', 'date', 'number']);
  const names = Object.keys(columns);
  // The cell that is not as usual is left out.
  const missing = others.map((cells) => new Map(names.map((column, at) => [column, cells[at] === usual[at] ? cells[at] : ''])));
  const known = of.answers.length - others.length;
  const answers = [...of.answers.slice(0, known), ...missing.map((row) => answerRow(of.model, row))];
  expectAnswers({ ...of, answers }, askSqlite([of])[0]);
  // Neuron itself reads some of them, so that it has to be said.
  expect(answers.slice(known).some(({ value }, row) => value !== of.answers[known + row].value)).toBe(true);
  expect(exportSql(of.exported, 'a.sql').limits.map(inEnglish).join()).toMatch(/any other notation, such as "\(5\)" or "2\.5k"/);
});

test('a column named TRUE is handed on with its cells', () => {
  const x = scatter(40);
  const table = tableOf({ TRUE: x, False: x.map((_, row) => `f${row % 3}`), target: x.map((value) => value * 3) });
  const of = trainCase('named TRUE', table, { target: 'target', epochs: 2 });
  expectAnswers(of, askSqlite([of])[0]);
});

test('inputs are doubles, because DuckDB multiplies decimals in 38 digits alone', () => {
  const cells = scatter(60).map((_, row) => ['yes', 'no', '', 'perhaps'][row % 4]);
  const colors = cells.map((_, row) => ['red', 'green', 'blue', 'NA'][(row * 7) % 4]);
  const table = tableOf({ cells, colors, target: cells.map((cell, row) => (cell === 'no' || row % 5 === 0 ? 'a' : 'b')) });
  const of = trainCase('doubles', table, { target: 'target', hidden: [8, 4], epochs: 3 });
  expectAnswers(of, askSqlite([of])[0]);
  const query = String(exportSql(of.exported, 'a.sql').files[0].content);
  const inputs = /neuron_inputs AS MATERIALIZED \(\n.*\n.*\n([^]*?)\n {2}FROM/.exec(query)?.[1].split('\n') ?? [];
  expect(inputs.length).toBeGreaterThan(5);
  for (const line of inputs) expect(line).toMatch(/^ {4}CAST\(.* AS DOUBLE PRECISION\) AS neuron_/);
});

test('a number too small for 64 bits is a name other than 0', () => {
  expectAnswers(tinyCase(), askSqlite([tinyCase()])[0]);
});

test('years of another era are read', () => {
  expectAnswers(buddhistCase(), askSqlite([buddhistCase()])[0]);
});

test('three hundred columns stay within what SQLite and PostgreSQL take', () => {
  const x = scatter(60);
  const columns = Object.fromEntries(
    Array.from({ length: 300 }, (_, place) => [
      `c${place}`,
      x.map((value, row) => (row % 9 === place % 9 ? '' : (value * (place + 3)) % 17)),
    ]),
  );
  const of = trainCase('300 columns', tableOf({ ...columns, target: x.map((value) => value * 2) }), {
    target: 'target',
    epochs: 2,
    hidden: [8, 4],
  });
  expectAnswers(of, askSqlite([of])[0]);
  const { files, limits } = exportSql(of.exported, 'a.sql');
  const added = String(files[0].content).match(/ AS neuron_\w+,?(?: --.*)?$/gm)?.length ?? 0;
  expect(added + 301).toBeGreaterThan(2000);
  expect(limits.map(inEnglish).join()).not.toMatch(/SQLite 2000/);
});

test('more columns than a database takes are told of', () => {
  const x = scatter(40);
  const columns = Object.fromEntries(
    Array.from({ length: 900 }, (_, place) => [`c${place}`, x.map((value) => (value * (place + 3)) % 17)]),
  );
  const of = trainCase('900 columns', tableOf({ ...columns, target: x }), { target: 'target', epochs: 1 });
  const { files, limits } = exportSql(of.exported, 'a.sql');
  const said = limits.map(inEnglish).find((limit) => limit.includes('SQLite 2000'));
  expect(said).toMatch(/^A step of the query has \d+ columns: PostgreSQL takes at most 1664, SQLite 2000\.$/);
  expect(String(files[0].content).replaceAll('\n-- ', ' ')).toContain(said);
});

test('a table that lacks what is predicted is answered without its line', () => {
  const x = scatter(40);
  const of = trainCase('lacking', tableOf({ x, label: x.map((value) => (value > 400 ? 'a' : 'b')) }), { target: 'label', epochs: 5 });
  const query = String(exportSql(of.exported, 'lacking.sql').files[0].content);
  expect(query).toContain('-- For a table without the column "label", leave out its line below the last SELECT.');
  const [steps, last] = [query.slice(0, query.lastIndexOf('SELECT')), query.slice(query.lastIndexOf('SELECT'))];
  expect(
    steps
      .split('\n')
      .filter((line) => !line.startsWith('--'))
      .join(),
  ).not.toContain('label');
  expect(last.split('\n').filter((line) => line === '  "label",')).toHaveLength(1);
});
