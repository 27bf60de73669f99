import type { CellColumn } from '../../csv/csvTable.ts';
import { countTexts } from './countTexts.ts';
import { isMissing, markedNumbers, type MissingMarks } from '../cells/isMissing.ts';

/** Counts of each text in a column, so that each text needs to be examined only once. */
export interface TextCensus {
  /** One per text of the column. */
  readonly counts: Int32Array<ArrayBuffer>;
  /** One per text: 1 if it means "no value". */
  readonly isMissing: Uint8Array<ArrayBuffer>;
  /** Number of cells that hold a plain number, a text, and no value. */
  readonly numbers: number;
  readonly words: number;
  readonly missing: number;
  /** The missing marks; absent for the default ones. */
  readonly marks?: MissingMarks;
}

/** Counts the cells of a column. */
export function takeCensus({ length, numbers, codes, texts }: CellColumn, marks?: MissingMarks): TextCensus {
  const areTexts = codes !== undefined && numbers.length === 0;
  const counts = areTexts ? countTexts(codes, texts.length) : new Int32Array(texts.length);
  let plain = 0;
  if (!codes) plain = length;
  else if (!areTexts) {
    for (let row = 0; row < codes.length; row++) {
      if (codes[row] < 0) plain++;
      else counts[codes[row]]++;
    }
  }
  const marked = markedNumbers(marks);
  const markedCount = marked ? numbers.reduce((sum, value) => sum + (marked.has(value) ? 1 : 0), 0) : 0;
  return withMarks(texts, counts, plain - markedCount, marks, markedCount);
}

/** The census of the same cells with other missing marks. */
export function reviseCensus({ texts }: CellColumn, { counts, numbers }: TextCensus, marks: MissingMarks): TextCensus {
  return withMarks(texts, counts, numbers, marks);
}

function withMarks(
  texts: readonly string[],
  counts: Int32Array<ArrayBuffer>,
  numbers: number,
  marks?: MissingMarks,
  markedCount = 0,
): TextCensus {
  const missingTexts = new Uint8Array(texts.length);
  let [missing, words] = [markedCount, 0];
  for (let code = 0; code < texts.length; code++) {
    if (isMissing(texts[code], marks)) {
      missingTexts[code] = 1;
      missing += counts[code];
    } else words += counts[code];
  }
  return { counts, isMissing: missingTexts, numbers, words, missing, ...(marks ? { marks } : {}) };
}

/** The rows of the first `most` cells whose text is chosen, ascending. */
export function firstRowsOf({ codes }: CellColumn, isChosen: (code: number) => boolean, most: number): number[] {
  const rows: number[] = [];
  if (!codes) return rows;
  for (let row = 0; row < codes.length && rows.length < most; row++) if (codes[row] >= 0 && isChosen(codes[row])) rows.push(row);
  return rows;
}
