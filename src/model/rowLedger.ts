/** How a row was used in training; `unused` for a row that is new, edited since or skipped. */
export type RowSplit = 'train' | 'test' | 'unused';

/** Remembers which rows were used how without keeping their cells. Row order is that of the file. */
export interface RowLedger {
  /** A hash of the feature and target cells of each row. */
  readonly keys: Uint32Array<ArrayBuffer>;
  /** 1 for a training row, 2 for a test row, 0 for one that was skipped. */
  readonly splits: Uint8Array<ArrayBuffer>;
}

/** How the table differs now from the one that was trained on. */
export interface Drift {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}
