import type { CsvTable } from '../../csv/csvTable.ts';
import { rowHash } from './rowHash.ts';

/** Cells that are hashed in a few milliseconds. */
const MOST_CELLS = 200_000;

/**
 * A 32-bit key of some records and all their cells, whatever their order: two runs with the same key were tested on the same rows. For many
 * rows an evenly spaced sample is used.
 */
export function rowsKey({ columns }: Pick<CsvTable, 'columns'>, records: Uint32Array): number {
  const step = Math.max(1, Math.ceil((records.length * columns.length) / MOST_CELLS));
  let key = Math.imul(records.length, 0x9e3779b1);
  for (let i = 0; i < records.length; i += step) {
    const record = records[i];
    const cells = columns.map(({ numbers, codes, texts }) => {
      const code = codes ? codes[record] : -1;
      return code < 0 ? numbers[record] : texts[code];
    });
    // A sum, so that the order of rows does not matter.
    key = (key + rowHash(cells)) | 0;
  }
  return key >>> 0;
}
