import type { Characters } from '../characters.ts';

/** Cells per batch, so that it fits in the processor's cache. */
const mostCells = 8192;
const mostRows = 256;

/**
 * Rows of one line each, collected by the hundreds before they are added to the columns, because columns take many cells at once faster.
 * Column-major: the cell of a row and column is at column · `capacity` + row.
 */
export interface RowBatch {
  /** Number of rows that fit. */
  readonly capacity: number;
  /** NaN for a cell given by its characters, from its index in `starts` to that in `ends`. */
  readonly numbers: Float64Array;
  /** Digits after each number's point; 255 for more. */
  readonly fractionDigits: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 0-based document line of each row. */
  readonly lines: Uint32Array;
  characters: Characters;
  rowCount: number;
}

/** Allocates a batch for rows with this many cells. */
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
