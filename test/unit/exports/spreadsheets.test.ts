import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync, zipSync as rezip } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { findProgram } from '../../../scripts/debianPackage.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportFormula } from '../../../src/exports/formula/exportFormula.ts';
import { exportWorkbook } from '../../../src/exports/workbook/exportWorkbook.ts';
import { columnLetters } from '../../../src/exports/formula/cellTerms.ts';
import { writeXlsx } from '../../../src/exports/workbook/xlsx.ts';
import { UserError } from '../../../src/userError.ts';
import { tableRows } from '../csv/tableRows.ts';
import { caseNames, exportCase, type ExportCase } from './exportCases.ts';
import { expectAnswers, type ConsumerAnswer } from './expectAnswers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'neuron-spreadsheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A cell as a person has it in a sheet: numbers and dates as such. */
function cellOf({ model }: ExportCase, column: string, cell: string): string | number {
  const encoding = model.encoder.columns.find((of) => of.column === column);
  if (encoding?.type === 'date') return cell === '' ? '' : Date.parse(cell) / 864e5 + 25_569;
  return encoding?.type === 'number' && cell !== '' && !Number.isNaN(Number(cell)) ? Number(cell) : cell;
}

/** The cells of the first sheet as Gnumeric computes them, from its second row on. */
function compute(workbook: Uint8Array): string[][] {
  const [xlsx, csv] = ['table.xlsx', 'table.csv'].map((name) => path.join(folder, name));
  writeFileSync(xlsx, workbook);
  execFileSync(
    findProgram('ssconvert', 'gnumeric'),
    ['--recalc', '-T', 'Gnumeric_stf:stf_assistant', '-O', 'format=raw separator=; eol=unix sheet=Table', xlsx, csv],
    { stdio: 'pipe' },
  );
  return tableRows(readCsv(readFileSync(csv, 'utf8')));
}

function readAnswer({ model }: ExportCase, [value, ...others]: readonly string[], isFormula: boolean): ConsumerAnswer {
  const classes = targetClasses(model.encoder.target);
  if (classes.length === 0) return { value: Number(value) };
  const probabilities = others.map(Number);
  return { value, probabilities: isFormula && classes.length === 2 ? [1 - probabilities[0], probabilities[0]] : probabilities };
}

/** The formulas; undefined where they are too long for a spreadsheet, which is said. */
function formulasOf(exported: ExportCase['exported']): string[] | undefined {
  try {
    const text = String(exportFormula(exported, 'case.txt').files[0].content);
    return text.split('\n').filter((line) => line.startsWith('='));
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/a spreadsheet takes 8192/);
    return undefined;
  }
}

test('formulas of one neuron answer as Neuron does in a spreadsheet', () => {
  const tooLong: string[] = [];
  for (const of of caseNames.filter(({ hidden }) => hidden.length === 0).map(exportCase)) {
    const { exported, rows } = of;
    const formulas = formulasOf(exported);
    if (formulas === undefined) {
      tooLong.push(of.name);
      continue;
    }
    const lines = rows.map((row, index) => [
      ...row.map(([column, cell]) => cellOf(of, column, cell)),
      ...formulas.map((formula) => ({ formula: formula.slice(1).replace(/\b([A-Z]{1,2})2\b/g, `$1${index + 2}`) })),
    ]);
    const header = [...exported.tableColumns.map((_, index) => `c${index}`), ...formulas.map((_, index) => `answer ${index}`)];
    const computed = compute(writeXlsx([{ name: 'Table', rows: [header, ...lines] }]));
    expectAnswers(
      of,
      computed.slice(0, rows.length).map((cells) => readAnswer(of, cells.slice(-formulas.length), true)),
    );
  }
  expect(tooLong).toEqual(['several, categories, []', 'several, dates, []', 'several, missing, []']);
});

test('a workbook answers the rows that are put into it, for every kind of target and of column', () => {
  const xml = (cell: string | number, at: string) =>
    typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : cell === ''
        ? ''
        : `<c r="${at}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  // A process each: of the rest one kind of column says enough.
  const chosen = caseNames.filter(({ features, hidden, target }) => features === 'numbers' || (hidden.length > 0 && target === 'several'));
  for (const of of chosen.map(exportCase)) {
    const { exported, rows, model } = of;
    const [{ content }] = exportWorkbook(exported, 'case.xlsx').files;
    if (typeof content === 'string') throw new Error('a text');
    const parts = unzipSync(content);
    let sheet = strFromU8(parts['xl/worksheets/sheet1.xml']);
    rows.forEach((row, index) => {
      const cells = new Map(row);
      const features = model.encoder.columns
        .map(({ column }, place) => xml(cellOf(of, column, cells.get(column) ?? ''), `${columnLetters(place)}${index + 2}`))
        .join('');
      sheet = sheet.replace(new RegExp(`(<row r="${index + 2}">)(?:<c r="[A-Z]+\\d+"/>)+`), (_, start: string) => start + features);
    });
    const names = ['Table', 'Network', 'Weights'];
    const computed = compute(rezip({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode(sheet) }));
    expect(names.every((name) => strFromU8(parts['xl/workbook.xml']).includes(`name="${name}"`))).toBe(true);
    const width = Math.max(1, targetClasses(model.encoder.target).length + 1);
    expectAnswers(
      of,
      computed.slice(0, rows.length).map((line) => readAnswer(of, line.slice(-width), false)),
    );
  }
});

test('a network is no formula', () => {
  expect(() => exportFormula(exportCase(caseNames[1]).exported, 'a.txt')).toThrow(UserError);
});
