import type { CellColumn } from '../../csv/csvTable.ts';
import { isMissing } from '../cells/cellValue.ts';

/** How often each text of a column stands there, so that a text has to be looked at once only. */
export interface TextCensus {
  /** One per text of the column. */
  readonly counts: Int32Array<ArrayBuffer>;
  /** One per text: 1 for a text that says that there is no value. */
  readonly isMissing: Uint8Array<ArrayBuffer>;
  /** Cells that hold a plain number, a text, and no value. */
  readonly numbers: number;
  readonly words: number;
  readonly missing: number;
}

/** Counts the cells of a column. */
export function takeCensus({ length, codes, texts }: CellColumn): TextCensus {
  const counts = new Int32Array(texts.length);
  let plain = 0;
  if (!codes) plain = length;
  else {
    for (let row = 0; row < codes.length; row++) {
      if (codes[row] < 0) plain++;
      else counts[codes[row]]++;
    }
  }
  const missingTexts = new Uint8Array(texts.length);
  let missing = 0;
  for (let code = 0; code < texts.length; code++) {
    if (!isMissing(texts[code])) continue;
    missingTexts[code] = 1;
    missing += counts[code];
  }
  return { counts, isMissing: missingTexts, numbers: plain, words: length - plain - missing, missing };
}

/** The rows of the first `most` cells whose text is chosen, ascending. */
export function firstRowsOf({ codes }: CellColumn, isChosen: (code: number) => boolean, most: number): number[] {
  const rows: number[] = [];
  if (!codes) return rows;
  for (let row = 0; row < codes.length && rows.length < most; row++) if (codes[row] >= 0 && isChosen(codes[row])) rows.push(row);
  return rows;
}
