import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import { isMissing } from '../../../src/dataset/cells/isMissing.ts';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { visibleText } from '../../../src/dataset/cells/visibleText.ts';
import type { ColumnEncoding } from '../../../src/dataset/encoding/encoder.ts';
import { answerRow } from '../../../src/model/predict.ts';
import type { ExportCase } from './exportCases.ts';

/** Larger ones are no numbers of 32 bits. */
const LARGEST = 3e38;

/** True for one that 32 bits tell from all others of as many digits. */
const isShort = (number: number) => Number(number.toPrecision(7)) === number;

/** A date as every reader knows it, with its time of day to the millisecond. */
function writeMoment(time: number, isClock: boolean): string {
  const date = new Date(time);
  // A year of other than four digits is written in none of the ways that are read.
  if (Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString())) return '';
  const [day, clock] = date.toISOString().slice(0, -1).split('T');
  // The end of a day is not its beginning.
  if (isClock && time === 864e5) return '24:00';
  return isClock ? clock : clock === '00:00:00.000' ? day : `${day} ${clock}`;
}

/**
 * A cell as the limits of a format ask for it, which knows plain notations alone: without invisible characters, units and marks between thousands, durations in seconds,
 * dates with the year first. `isTensor`: as a number of 32 bits, which has no decimal comma.
 */
function plainCell(encoding: ColumnEncoding, cell: string, isTensor: boolean): string {
  // As a spelling of 0 a tensor knows none with a power of ten.
  if (encoding.type === 'category') return isTensor && /^0e\d+$/.test(cell) ? '0' : visibleText(cell);
  if (isMissing(cell, encoding.marks)) return '';
  if (encoding.type === 'date') return writeMoment(parseDate(cell, encoding.format), encoding.format === 'time');
  const number = parseNumber(cell, encoding.format);
  if (Number.isNaN(number)) return '';
  if (isTensor) return Math.abs(number) < LARGEST ? String(isShort(number) ? number : Math.fround(number)) : '';
  return encoding.format.duration === undefined ? String(number).replace('.', encoding.format.decimal) : String(number);
}

/**
 * The case as it is put before a format that knows plain notations alone, and what Neuron says of the cells that are in them. Of a kind that Neuron
 * itself would read otherwise, such as a number that a mark for missing ones names, a row is left out.
 */
export function forPlainReaders(of: ExportCase, isTensor = false): ExportCase {
  const encodings = new Map(of.model.encoder.columns.map((encoding) => [encoding.column, encoding]));
  const rewrite = (row: ExportCase['rows'][number]) =>
    row.map(([column, cell]) => {
      const encoding = encodings.get(column);
      return [column, encoding ? plainCell(encoding, cell, isTensor) : cell] as const;
    });
  const rows = of.rows.map(rewrite);
  return { ...of, rows, answers: rows.map((row, place) => (isTensor ? answerRow(of.model, new Map(row)) : of.answers[place])) };
}
