import type { CsvRecord, Dialect } from './csvTable.ts';
import { beginsComment } from './lineText.ts';
import { cellDelimiter, plainLines } from './plainLines.ts';
import { scanRecords, type QuoteFault, type ScannedRecord } from './scanRecords.ts';

/** The first records of a text; `fault` when a quote comes before there are as many as wanted. */
export interface RecordSample {
  readonly records: readonly ScannedRecord[];
  readonly fault?: QuoteFault;
}

/** Up to `count` first records of a text; their ends are offsets in its plain lines. */
export function sampleRecords(text: string, dialect: Dialect, firstLine: number, count: number): RecordSample {
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
