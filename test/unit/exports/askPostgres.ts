import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findOnPath } from '../../../scripts/debianPackage.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportSql } from '../../../src/exports/sql/exportSql.ts';
import type { ExportCase } from './exportCases.ts';
import type { ConsumerAnswer } from './expectAnswers.ts';

/** The programs of PostgreSQL that are needed; undefined where one is not on the path. */
export function findPostgres(): { readonly [name in 'initdb' | 'pg_ctl' | 'psql']: string } | undefined {
  const [initdb, control, psql] = ['initdb', 'pg_ctl', 'psql'].map((name) => findOnPath([name]));
  return initdb === undefined || control === undefined || psql === undefined ? undefined : { initdb, pg_ctl: control, psql };
}

/** It does not run as root. 65534 is nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Characters that no cell of the cases has. */
const [CELL_END, ROW_END, CASE_END] = ['\u0001', '\u0002', '\u0003\n'];

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * What PostgreSQL says of the cases' rows: a server of its own in a temporary folder, without a port, and a table of texts for each case. All
 * are asked by one psql, which takes longer to start than a case.
 */
export function askPostgres(cases: readonly ExportCase[]): ConsumerAnswer[][] {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-pg-'));
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  const run = (program: keyof typeof programs, args: readonly string[]) =>
    execFileSync(programs[program], args, {
      ...nobody,
      cwd: folder,
      maxBuffer: 1e8,
      timeout: 120_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).toString();
  const data = path.join(folder, 'data');
  try {
    run('initdb', ['-D', data, '-A', 'trust', '-U', 'neuron', '-E', 'UTF8', '--locale=C', '-N']);
    const options = `-k ${folder} -c listen_addresses= -c fsync=off`;
    run('pg_ctl', ['-D', data, '-o', options, '-l', path.join(folder, 'log'), '-w', 'start']);
    try {
      const ask = [
        '-h',
        folder,
        '-U',
        'neuron',
        '-d',
        'postgres',
        '-X',
        '-q',
        '-A',
        '-t',
        '-F',
        CELL_END,
        '-R',
        ROW_END,
        '-v',
        'ON_ERROR_STOP=1',
      ];
      const script = path.join(folder, 'script.sql');
      writeFileSync(script, cases.map(scriptOf).join('\n'));
      const output = inCase(cases, () => run('psql', [...ask, '-f', script]));
      const answers = output.split(CASE_END).slice(0, -1);
      return cases.map((of, place) => readRows(answers[place], of));
    } finally {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An error of the one script does not say which case it is in: as many as have been answered stand before that one. */
function inCase(cases: readonly ExportCase[], ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error)) throw error;
    const answered = String(error.stdout).split(CASE_END).length - 1;
    throw new Error(`${cases.at(answered)?.name ?? 'after the last case'}: ${error.message}`, { cause: error });
  }
}

function scriptOf({ exported, rows }: ExportCase): string {
  const table = name(exported.fileName.replace('.csv', ''));
  return [
    'SET client_min_messages TO error;',
    'DISCARD TEMP;',
    `CREATE TEMPORARY TABLE ${table} (${exported.tableColumns.map((column) => `${name(column)} TEXT`).join(', ')});`,
    // An empty cell is an empty text in some rows and none at all in others.
    ...rows.map((row, index) => {
      const cells = row.map(([, cell]) => (cell === '' && index % 2 === 0 ? 'NULL' : literal(cell)));
      return `INSERT INTO ${table} VALUES (${cells.join(', ')});`;
    }),
    String(exportSql(exported, 'case.sql').files[0].content),
    `\\echo ${CASE_END}`,
  ].join('\n');
}

/** Found by their cells, because a table has no order, and by place, because long names are cut off. */
function readRows(output: string, { model, exported, rows }: ExportCase): ConsumerAnswer[] {
  const classes = targetClasses(model.encoder.target);
  const width = exported.tableColumns.length;
  const lines = output.replace(/\n$/, '').split(ROW_END);
  const found = new Map(
    lines.map((line) => line.split(CELL_END)).map((cells) => [cells.slice(0, width).join(CELL_END), cells.slice(width)] as const),
  );
  return rows.map((row) => {
    const [value, ...probabilities] = found.get(row.map(([, cell]) => cell).join(CELL_END)) ?? [];
    return classes.length > 0 ? { value, probabilities: probabilities.map(Number) } : { value: Number(value) };
  });
}
