import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findProgram } from '../../../scripts/debianPackage.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportSql } from '../../../src/exports/sql/exportSql.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { answerRow } from '../../../src/model/predict.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { buddhistCase } from './buddhistCase.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers, type ConsumerAnswer } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What SQLite says of the cases' rows, all in one process: a table of texts for each, named like its file, in a schema of its own. */
function askSqlite(cases: readonly ExportCase[]): ConsumerAnswer[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-sql-'));
  try {
    const script = cases.flatMap(({ exported, rows }, place) => {
      const table = name(exported.fileName.replace('.csv', ''));
      writeFileSync(path.join(folder, `${place}.sql`), String(exportSql(exported, 'case.sql').files[0].content));
      return [
        `DROP TABLE IF EXISTS ${table};`,
        `CREATE TABLE ${table} (${exported.tableColumns.map(name).join(', ')});`,
        ...rows.map((row) => `INSERT INTO ${table} VALUES (${row.map(([, cell]) => literal(cell)).join(', ')});`),
        '.mode json',
        `.read ${path.join(folder, `${place}.sql`)}`,
        '.print "####"',
      ];
    });
    const output = execFileSync(findProgram('sqlite3', 'sqlite3'), [':memory:'], {
      input: script.join('\n'),
      maxBuffer: 1e8,
      timeout: 240_000,
    }).toString();
    return output
      .split('####')
      .slice(0, -1)
      .map((json, place) => readRows(JSON.parse(json) as Record<string, string | number>[], cases[place]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readRows(given: readonly Readonly<Record<string, string | number>>[], { model, exported, rows }: ExportCase): ConsumerAnswer[] {
  const { column } = model.encoder.target;
  const classes = targetClasses(model.encoder.target);
  return given.map((row, index) => {
    expect(Object.keys(row)).toEqual([
      ...exported.tableColumns,
      `${column}_predicted`,
      ...classes.map((of) => `${column}_probability_${of}`),
    ]);
    expect(exported.tableColumns.map((of) => row[of])).toEqual(rows[index].map(([, cell]) => cell));
    return { value: row[`${column}_predicted`], probabilities: classes.map((of) => Number(row[`${column}_probability_${of}`])) };
  });
}

test('SQL answers as Neuron does, for every kind of target, column and network', () => {
  const cases = caseNames.map(exportCase);
  const answers = askSqlite(cases);
  expect(answers.length).toBe(caseNames.length);
  cases.forEach((of, place) => expectAnswers(of, answers[place]));
});

test('random models of random tables do, too', () => {
  // SQL takes A and a for one column, and sqlite3 says two columns of one name as one.
  const cases = randomCases(60, 'plain').filter(
    ({ exported: { tableColumns } }) =>
      !(tableColumns.includes('A') && tableColumns.includes('a')) && !tableColumns.includes('target_predicted'),
  );
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

test('years of another era are read', () => {
  expectAnswers(buddhistCase(), askSqlite([buddhistCase()])[0]);
});
