import type { Characters } from './characters.ts';

/** Cells of a batch, so that it stays in the processor's cache. */
const mostCells = 8192;
const mostRows = 256;

/**
 * Rows of one line each on their way into the columns, some hundred at a time, since a column takes many cells at once faster. Column after
 * column: the cell of a row and column is at column · `capacity` + row.
 */
export interface RowBatch {
  /** Rows that there is room for. */
  readonly capacity: number;
  /** NaN for a cell whose characters stand from its place in `starts` up to that in `ends`. */
  readonly numbers: Float64Array;
  /** How many digits each number has behind its point; 255 for more. */
  readonly fractionDigits: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The 0-based document line of each row. */
  readonly lines: Uint32Array;
  characters: Characters;
  rowCount: number;
}

/** Room for rows of so many cells. */
export function createRowBatch(columnCount: number, characters: Characters): RowBatch {
  const capacity = Math.max(1, Math.min(mostRows, Math.floor(mostCells / columnCount)));
  const size = columnCount * capacity;
  return {
    capacity,
    numbers: new Float64Array(size),
    fractionDigits: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    lines: new Uint32Array(capacity),
    characters,
    rowCount: 0,
  };
}
