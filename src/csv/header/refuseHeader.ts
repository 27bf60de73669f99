import { listOf, message, sentences } from '../../message.ts';
import { UserError } from '../../userError.ts';
import type { CsvRecord, Quoting } from '../csvTable.ts';
import { hasOnlyDecimalCommas } from '../layout/findDelimiter.ts';
import { isHeaderLike, isSecondHeader } from './headerLines.ts';
import { fittingCells } from '../lineText.ts';
import { sampleRecords, withoutComments } from '../layout/sampleRecords.ts';
import { nameDelimiter, strongDelimiters } from '../layout/separators.ts';

const sampleSize = 100;
const fewestRows = 3;
const evenShare = 0.9;
const namedCells = 3;

/** Throws a UserError if the first record below the header is a second header or holds units. */
export function refuseSecondHeader(headerLine: number, below: readonly CsvRecord[], columnCount: number): void {
  // In a spreadsheet, a title has empty cells beside it and often below it.
  const second = below.find((record) => record.cells.some((cell) => cell.trim() !== ''));
  const cells = second && fittingCells(second.cells, columnCount);
  if (!second || !cells) return;
  const rows = below
    .slice(below.indexOf(second) + 1)
    .map((record) => fittingCells(record.cells, columnCount))
    .filter((row) => row !== undefined);
  if (!isSecondHeader(cells, rows)) return;
  throw new UserError(
    message(
      'Lines {first} and {second} both look like names of columns: line {second} holds {cells} where there are numbers below it. A table can have only one line of names: delete the other one.',
      {
        first: String(headerLine + 1),
        second: String(second.startLine + 1),
        cells: listOf(
          [...cells.slice(0, namedCells).map((cell) => `"${cell.trim()}"`), ...(cells.length > namedCells ? ['…'] : [])],
          'comma',
        ),
      },
    ),
  );
}

const fewestBelow = 3;
const linesAbove = 12;

/**
 * Throws a UserError if most cells of the first line are empty and one of the next lines has a name in each cell with numbers or dates
 * below. What is above it is then a title or notes.
 */
export function refuseTitleRow(first: readonly string[], below: readonly CsvRecord[]): void {
  const named = first.filter((cell) => cell.trim() !== '').length;
  if (first.length < 3 || named * 2 > first.length) return;
  const records = below.flatMap(({ cells, startLine }) => {
    const fitting = fittingCells(cells, first.length);
    return fitting ? [{ cells: fitting, startLine }] : [];
  });
  const found = records.slice(0, linesAbove).find(({ cells }, at) => {
    const rows = records.slice(at + 1).map((row) => row.cells);
    return rows.length >= fewestBelow && cells.every((cell) => cell.trim() !== '') && isHeaderLike(cells, rows);
  });
  if (!found) return;
  throw new UserError(
    message('The names of the columns seem to be in line {line}. Delete what is above them, or put # before it.', {
      line: String(found.startLine + 1),
    }),
  );
}

/** Throws a UserError if nothing splits the first line but the lines below split evenly, because the first line is then a title. */
export function refuseTitle(text: string, line: number, quoting: Quoting | undefined): void {
  for (const delimiter of strongDelimiters) {
    if (delimiter === ',' && hasOnlyDecimalCommas(text)) continue;
    const { records, fault } = sampleRecords(text, { delimiter, ...(quoting ? { quoting } : {}) }, line, sampleSize);
    const [first, ...below] = withoutComments(records).map(({ cells }) => cells.length);
    if (fault || first !== 1 || below.length < fewestRows) continue;
    const width = below[below.length >> 1];
    if (width < 2 || below.filter((other) => other === width).length < below.length * evenShare) continue;
    throw new UserError(
      sentences(
        message('Line {line} is a single cell, but the lines below it have {width} cells each, separated by {delimiter}.', {
          line: String(line + 1),
          width,
          delimiter: nameDelimiter(delimiter),
        }),
        message('Delete what is above the names of the columns, or put # before it.'),
      ),
    );
  }
}
