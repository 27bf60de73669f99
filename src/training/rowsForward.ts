/** The forward pass for many rows, a piece of them at a time. */
export interface RowsForward {
  /** About how many there are in a millisecond. */
  readonly rowsPerMs: number;
  readonly pieceRows: number;
  /** Gives the network's outputs for each of up to `pieceRows` rows, in an array that is used for the next one again. */
  run(rows: Uint32Array, take: (outputs: Float64Array, row: number) => void): void;
  /** Frees what garbage collection does not, for others. */
  dispose(): void;
}
