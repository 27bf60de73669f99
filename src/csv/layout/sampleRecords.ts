import type { CsvRecord, Dialect } from '../csvTable.ts';
import { beginsComment } from '../lineText.ts';
import { cellDelimiter, mostLines, plainLines } from './plainLines.ts';
import { offsetOfLine, scanRecords, type QuoteFault, type ScannedRecord } from '../scanRecords.ts';

/** The first records of a text; `fault` is set if a bad quote comes before there are enough. */
export interface RecordSample {
  readonly records: readonly ScannedRecord[];
  readonly fault?: QuoteFault;
}

/** Characters; converting far more lines than the records take would be slower than reading them. */
const shortestPart = 60_000;
const growth = 4;

/** Up to `count` first records of a text. Their ends are offsets in its plain lines. */
export function sampleRecords(text: string, dialect: Dialect, firstLine: number, count: number): RecordSample {
  // The quoting of the lines may depend on lines far below.
  if (dialect.quoting !== undefined) return sampleOf(text, dialect, firstLine, count);
  for (let length = shortestPart; length < text.length; length *= growth) {
    const part = text.slice(0, text.lastIndexOf('\n', length) + 1);
    const sample = sampleOf(part, dialect, firstLine, count);
    const behind = offsetOfLine(part, (sample.records.at(-1)?.endLine ?? firstLine) + 1 + mostLines - firstLine);
    // If a cell continues, or may continue, after this part, a longer part is read.
    if (sample.records.length === count && behind < part.length) return sample;
  }
  return sampleOf(text, dialect, firstLine, count);
}

function sampleOf(text: string, dialect: Dialect, firstLine: number, count: number): RecordSample {
  const records: ScannedRecord[] = [];
  const { fault } = scanRecords(plainLines(text, dialect), cellDelimiter(dialect), firstLine, (record) => records.push(record) < count);
  return { records, ...(fault ? { fault } : {}) };
}

/** The cells of a line that is one record; the whole line as its only cell if its quotes are invalid. */
export function cellsOfLine(line: string, dialect: Dialect): readonly string[] {
  const { records, fault } = sampleRecords(line, dialect, 0, 1);
  return fault || records.length === 0 ? [line] : records[0].cells;
}

/** The records without possible comments; all of them if there is nothing else. */
export function withoutComments<T extends CsvRecord>(records: readonly T[]): readonly T[] {
  const others = records.filter(({ cells }) => !beginsComment(cells[0]));
  return others.length > 0 ? others : records;
}
