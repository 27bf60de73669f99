import type { CellCodes } from '../../csv/csvTable.ts';

/**
 * The count of each text in the chosen rows (all without `rows`) of a column that holds only texts. Uses two counters in turn, because a
 * single one would have to be read back right after it was written whenever a text repeats.
 */
export function countTexts(codes: CellCodes, textCount: number, rows?: Uint32Array): Int32Array<ArrayBuffer> {
  const [counts, others] = [new Int32Array(textCount), new Int32Array(textCount)];
  if (rows) {
    const even = rows.length & ~1;
    for (let i = 0; i < even; i += 2) {
      counts[codes[rows[i]]]++;
      others[codes[rows[i + 1]]]++;
    }
    if (even < rows.length) counts[codes[rows[even]]]++;
  } else {
    const even = codes.length & ~1;
    for (let row = 0; row < even; row += 2) {
      counts[codes[row]]++;
      others[codes[row + 1]]++;
    }
    if (even < codes.length) counts[codes[even]]++;
  }
  for (let code = 0; code < textCount; code++) counts[code] += others[code];
  return counts;
}
