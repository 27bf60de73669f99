import { plainNumber } from '../store/cellStore.ts';
import type { CellColumn } from '../csvTable.ts';
import { roughNumber } from '../roughNumber.ts';

/** The number in a row, in whatever notation; NaN for any other cell. */
export function numberAt({ numbers, codes, texts }: CellColumn, row: number): number {
  const code = codes ? codes[row] : -1;
  return code < 0 ? numbers[row] : textNumber(texts[code]);
}

/** The number that a text holds, in whatever notation; NaN for any other text. */
export function textNumber(text: string): number {
  const value = plainNumber(text);
  return Number.isNaN(value) ? roughNumber(text) : value;
}
