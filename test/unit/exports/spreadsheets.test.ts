import { strFromU8, unzipSync, zipSync as rezip } from 'fflate';
import { describe, expect, test } from 'vitest';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportFormula } from '../../../src/exports/formula/exportFormula.ts';
import { exportWorkbook } from '../../../src/exports/workbook/exportWorkbook.ts';
import { columnLetters } from '../../../src/exports/formula/cellTerms.ts';
import { writeXlsx } from '../../../src/exports/workbook/xlsx.ts';
import { UserError } from '../../../src/userError.ts';
import { caseNames, exportCase, type ExportCase } from './exportCases.ts';
import { expectAnswers, type ConsumerAnswer } from './expectAnswers.ts';
import { gnumeric, libreOffice } from './spreadsheetPrograms.ts';

/** A cell as a person has it in a sheet: numbers and dates as such. */
function cellOf({ model }: ExportCase, column: string, cell: string): string | number {
  const encoding = model.encoder.columns.find((of) => of.column === column);
  if (encoding?.type === 'date') return cell === '' ? '' : Date.parse(cell) / 864e5 + 25_569;
  return encoding?.type === 'number' && cell !== '' && !Number.isNaN(Number(cell)) ? Number(cell) : cell;
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

/** A workbook with the rows of a case and the formulas beside them. */
function formulaBook(of: ExportCase, formulas: readonly string[]): Uint8Array {
  const { exported, rows } = of;
  const lines = rows.map((row, index) => [
    ...row.map(([column, cell]) => cellOf(of, column, cell)),
    ...formulas.map((formula) => ({ formula: formula.slice(1).replace(/\b([A-Z]{1,2})2\b/g, `$1${index + 2}`) })),
  ]);
  const header = [...exported.tableColumns.map((_, index) => `c${index}`), ...formulas.map((_, index) => `answer ${index}`)];
  return writeXlsx([{ name: 'Table', rows: [header, ...lines] }]);
}

/** The exported workbook with the rows of the case put into it. */
function filledBook(of: ExportCase): Uint8Array {
  const { exported, rows, model } = of;
  const xml = (cell: string | number, at: string) =>
    typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : cell === ''
        ? ''
        : `<c r="${at}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  const [{ content }] = exportWorkbook(exported, 'case.xlsx').files;
  if (typeof content === 'string') throw new Error('a text');
  const parts = unzipSync(content);
  const names = ['Table', 'Network', 'Weights'];
  expect(names.every((name) => strFromU8(parts['xl/workbook.xml']).includes(`name="${name}"`))).toBe(true);
  let sheet = strFromU8(parts['xl/worksheets/sheet1.xml']);
  rows.forEach((row, index) => {
    const cells = new Map(row);
    const features = model.encoder.columns
      .map(({ column }, place) => xml(cellOf(of, column, cells.get(column) ?? ''), `${columnLetters(place)}${index + 2}`))
      .join('');
    sheet = sheet.replace(new RegExp(`(<row r="${index + 2}">)(?:<c r="[A-Z]+\\d+"/>)+`), (_, start: string) => start + features);
  });
  return rezip({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode(sheet) });
}

describe.each([gnumeric, libreOffice])('$name', ({ isThere, compute }) => {
  test.skipIf(!isThere)(
    'computes from the formulas of one neuron what Neuron answers',
    () => {
      const known = caseNames.filter(({ hidden }) => hidden.length === 0).map(exportCase);
      const written = known.map((of) => ({ of, formulas: formulasOf(of.exported) ?? [] }));
      const tooLong = written.filter(({ formulas }) => formulas.length === 0).map(({ of }) => of.name);
      expect(tooLong).toEqual(['several, categories, []', 'several, dates, []', 'several, missing, []']);
      const usable = written.filter(({ formulas }) => formulas.length > 0);
      const computed = compute(usable.map(({ of, formulas }) => formulaBook(of, formulas)));
      usable.forEach(({ of, formulas }, place) => {
        const lines = computed[place].slice(0, of.rows.length);
        expectAnswers(
          of,
          lines.map((cells) => readAnswer(of, cells.slice(-formulas.length), true)),
        );
      });
    },
    120_000,
  );

  test.skipIf(!isThere)(
    'answers the rows that are put into the workbook, for every kind of target and of column',
    () => {
      // With Gnumeric a process each: of the rest one kind of column says enough.
      const chosen = caseNames
        .filter(({ features, hidden, target }) => features === 'numbers' || (hidden.length > 0 && target === 'several'))
        .map(exportCase);
      const computed = compute(chosen.map(filledBook));
      chosen.forEach((of, place) => {
        const width = Math.max(1, targetClasses(of.model.encoder.target).length + 1);
        expectAnswers(
          of,
          computed[place].slice(0, of.rows.length).map((line) => readAnswer(of, line.slice(-width), false)),
        );
      });
    },
    120_000,
  );
});

test('a network is no formula', () => {
  expect(() => exportFormula(exportCase(caseNames[1]).exported, 'a.txt')).toThrow(UserError);
});
