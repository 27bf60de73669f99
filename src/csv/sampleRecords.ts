import type { CsvRecord, Dialect } from './csvTable.ts';
import { beginsComment } from './lineText.ts';
import { cellDelimiter, mostLines, plainLines } from './plainLines.ts';
import { offsetOfLine, scanRecords, type QuoteFault, type ScannedRecord } from './scanRecords.ts';

/** The first records of a text; `fault` when a quote comes before there are as many as wanted. */
export interface RecordSample {
  readonly records: readonly ScannedRecord[];
  readonly fault?: QuoteFault;
}

/** Characters; making more lines plain than the records are on takes longer than reading them. */
const shortestPart = 60_000;
const growth = 4;

/** Up to `count` first records of a text; their ends are offsets in its plain lines. */
export function sampleRecords(text: string, dialect: Dialect, firstLine: number, count: number): RecordSample {
  // What quotes the lines may be about lines far below.
  if (dialect.quoting !== undefined) return sampleOf(text, dialect, firstLine, count);
  for (let length = shortestPart; length < text.length; length *= growth) {
    const part = text.slice(0, text.lastIndexOf('\n', length) + 1);
    const sample = sampleOf(part, dialect, firstLine, count);
    const behind = offsetOfLine(part, (sample.records.at(-1)?.endLine ?? firstLine) + 1 + mostLines - firstLine);
    // Where a cell goes on behind the part, or may, a longer part is looked at.
    if (sample.records.length === count && behind < part.length) return sample;
  }
  return sampleOf(text, dialect, firstLine, count);
}

function sampleOf(text: string, dialect: Dialect, firstLine: number, count: number): RecordSample {
  const records: ScannedRecord[] = [];
  const { fault } = scanRecords(plainLines(text, dialect), cellDelimiter(dialect), firstLine, (record) => records.push(record) < count);
  return { records, ...(fault ? { fault } : {}) };
}

/** The cells of a line that is one record; the line as its only cell when its quotes are not right. */
export function cellsOfLine(line: string, dialect: Dialect): readonly string[] {
  const { records, fault } = sampleRecords(line, dialect, 0, 1);
  return fault || records.length === 0 ? [line] : records[0].cells;
}

/** The records without those that may be comments; all of them when nothing else is there. */
export function withoutComments<T extends CsvRecord>(records: readonly T[]): readonly T[] {
  const others = records.filter(({ cells }) => !beginsComment(cells[0]));
  return others.length > 0 ? others : records;
}
