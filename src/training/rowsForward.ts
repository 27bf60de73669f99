/** The forward pass for many rows, in pieces. */
export interface RowsForward {
  /** Approximate number of rows per millisecond. */
  readonly rowsPerMs: number;
  readonly pieceRows: number;
  /** Calls `take` with the network's outputs for each of up to `pieceRows` rows. The array is reused for the next row. */
  run(rows: Uint32Array, take: (outputs: Float64Array, row: number) => void): void;
  /** Releases resources that garbage collection does not. */
  dispose(): void;
}
