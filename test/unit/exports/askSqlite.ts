import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../../../scripts/debianPackage.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportSql } from '../../../src/exports/sql/exportSql.ts';
import { expectEqual } from '../expectEqual.ts';
import type { ExportCase } from './exportCases.ts';
import type { ConsumerAnswer } from './expectAnswers.ts';

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Whether a table of these columns can be in a database, which takes A and a for one, and sqlite3 writes two of one name as one. */
export function isKnownToSql({ model, exported }: ExportCase): boolean {
  const { target } = model.encoder;
  const answers = targetClasses(target).map((of) => `probability_${of}`);
  const all = [...exported.tableColumns, ...['predicted', ...answers].map((of) => `${target.column}_${of}`)];
  return new Set(all.map((of) => of.toLowerCase())).size === all.length;
}

/** What SQLite says of the cases' rows, all in one process: a table of texts for each, named like its file, in a schema of its own. */
export function askSqlite(cases: readonly ExportCase[]): ConsumerAnswer[][] {
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
      timeout: 60_000,
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
    expectEqual(Object.keys(row), [...exported.tableColumns, `${column}_predicted`, ...classes.map((of) => `${column}_probability_${of}`)]);
    expectEqual(
      exported.tableColumns.map((of) => row[of]),
      rows[index].map(([, cell]) => cell),
    );
    return { value: row[`${column}_predicted`], probabilities: classes.map((of) => Number(row[`${column}_probability_${of}`])) };
  });
}
