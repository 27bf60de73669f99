import { strFromU8, unzipSync, zipSync as rezip } from 'fflate';
import { expect } from 'vitest';
import { isMissing } from '../../../src/dataset/cells/isMissing.ts';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import { plainValue } from '../../../src/dataset/cells/numbers/plainValue.ts';
import { visibleText } from '../../../src/dataset/cells/visibleText.ts';
import { categorySpellings } from '../../../src/dataset/encoding/categorySpellings.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { columnLetters } from '../../../src/exports/formula/cellTerms.ts';
import { exportFormula } from '../../../src/exports/formula/exportFormula.ts';
import { exportWorkbook } from '../../../src/exports/workbook/exportWorkbook.ts';
import { writeXlsx } from '../../../src/exports/workbook/xlsx.ts';
import { UserError } from '../../../src/userError.ts';
import type { ExportCase } from './exportCases.ts';
import type { ConsumerAnswer } from './expectAnswers.ts';

/** A cell as a person has it in a sheet: numbers and dates as such, without their unit and notation, durations in seconds. */
function cellOf({ model }: ExportCase, column: string, cell: string): string | number | boolean {
  const encoding = model.encoder.columns.find((of) => of.column === column);
  if (!encoding) return cell;
  if (encoding.type === 'category') {
    if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
    const number = plainValue(visibleText(cell));
    return categorySpellings(encoding).numbers.size > 0 && !Number.isNaN(number) ? number : cell;
  }
  if (isMissing(cell, encoding.marks)) {
    const number = plainValue(visibleText(cell));
    // As a time of day 0 would be midnight.
    return Number.isNaN(number) || (encoding.type === 'date' && encoding.format === 'time') ? `'${cell}` : number;
  }
  if (encoding.type === 'date') {
    const ms = parseDate(cell, encoding.format);
    return Number.isNaN(ms) ? cell : ms / 864e5 + (encoding.format === 'time' ? 0 : 25_569);
  }
  const number = parseNumber(cell, encoding.format);
  // What no notation makes a number, the spreadsheet does not take for one either.
  return Number.isFinite(number) ? number : `'${cell}`;
}

/** The answer in the cells of one row. */
export function readAnswer({ model }: ExportCase, [value, ...others]: readonly string[], isFormula: boolean): ConsumerAnswer {
  const classes = targetClasses(model.encoder.target);
  if (classes.length === 0) return { value: Number(value) };
  const probabilities = others.map(Number);
  return { value, probabilities: isFormula && classes.length === 2 ? [1 - probabilities[0], probabilities[0]] : probabilities };
}

/** The formulas; undefined where they are too long for a spreadsheet, which is said. */
export function formulasOf(exported: ExportCase['exported']): string[] | undefined {
  try {
    const text = String(exportFormula(exported, 'case.txt').files[0].content);
    return text.split('\n').filter((line) => line.startsWith('='));
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(/a spreadsheet takes 8192|Excel takes (64|255)/);
    return undefined;
  }
}

/** A workbook with the rows of a case and the formulas beside them. */
export function formulaBook(of: ExportCase, formulas: readonly string[]): Uint8Array {
  const { exported, rows } = of;
  const lines = rows.map((row, index) => [
    ...row.map(([column, cell]) => {
      const entered = cellOf(of, column, cell);
      return typeof entered === 'boolean' ? { formula: String(entered).toUpperCase() } : entered;
    }),
    ...formulas.map((formula) => ({ formula: formula.slice(1).replace(/\b([A-Z]{1,2})2\b/g, `$1${index + 2}`) })),
  ]);
  const header = [...exported.tableColumns.map((_, index) => `c${index}`), ...formulas.map((_, index) => `answer ${index}`)];
  return writeXlsx([{ name: 'Table', rows: [header, ...lines] }]);
}

/** The exported workbook with the rows of the case put into it. */
export function filledBook(of: ExportCase): Uint8Array {
  const { exported, rows, model } = of;
  const xml = (cell: string | number | boolean, at: string) =>
    typeof cell !== 'string'
      ? `<c r="${at}"${typeof cell === 'boolean' ? ' t="b"' : ''}><v>${Number(cell)}</v></c>`
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
  // Only stored: what is read once takes longer to compress than to read.
  return rezip({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode(sheet) }, { level: 0 });
}
