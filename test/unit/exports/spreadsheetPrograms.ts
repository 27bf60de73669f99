import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOnPath, findProgram } from '../../../scripts/debianPackage.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { tableRows } from '../csv/tableRows.ts';

/** A program that computes workbooks. Returns the cells of the first sheet of each, "Table", from its second row on. */
export interface SpreadsheetProgram {
  readonly name: string;
  readonly isThere: boolean;
  readonly compute: (workbooks: readonly Uint8Array[]) => string[][][];
}

/** Writes each workbook to a file in a temporary folder, runs the program, and returns what it computed. */
function inFolder(workbooks: readonly Uint8Array[], run: (folder: string, files: readonly string[]) => void): string[][][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-spreadsheets-'));
  try {
    const files = workbooks.map((workbook, place) => {
      const file = path.join(folder, `table_${place}.xlsx`);
      writeFileSync(file, workbook);
      return file;
    });
    run(folder, files);
    return files.map((file) => tableRows(readCsv(readFileSync(file.replace(/xlsx$/, 'csv'), 'utf8'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Debian's Gnumeric, installed if needed. */
export const gnumeric: SpreadsheetProgram = {
  name: 'Gnumeric',
  isThere: true,
  compute: (workbooks) =>
    inFolder(workbooks, (_, files) => {
      const options = 'format=raw separator=; eol=unix sheet=Table';
      for (const file of files) {
        const args = ['--recalc', '-T', 'Gnumeric_stf:stf_assistant', '-O', options, file, file.replace(/xlsx$/, 'csv')];
        execFileSync(findProgram('ssconvert', 'gnumeric'), args, { stdio: 'pipe' });
      }
    }),
};

const office = findOnPath(['soffice']);
if (office === undefined) {
  console.warn('LibreOffice is not installed ("apt-get install libreoffice-calc-nogui"): what it computes is left out of the tests.');
}

/** Semicolons, quotes, UTF-8, from line 1 on; numbers with all their digits rather than as displayed. */
const csvFilter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false';

/** LibreOffice Calc, if installed; it is too large to install for a test. */
export const libreOffice: SpreadsheetProgram = {
  name: 'LibreOffice',
  isThere: office !== undefined,
  compute: (workbooks) =>
    inFolder(workbooks, (folder, files) => {
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
      const args = [profile, '--headless', '--convert-to', csvFilter, '--outdir', folder, ...files];
      execFileSync(office ?? 'soffice', args, { stdio: 'pipe', timeout: 400_000 });
    }),
};
