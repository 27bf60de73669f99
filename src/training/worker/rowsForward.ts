import type { Dataset } from '../../dataset/dataset.ts';
import { parameterCount, type Architecture } from '../../network/architecture.ts';
import { createForward } from '../../network/forward.ts';

/** Multiplications of a piece, and what a row costs beside its own: about a millisecond. */
const PIECE_WORK = 5e5;
const ROW_WORK = 32;

/** The forward pass for many rows, a piece of them at a time. */
export interface RowsForward {
  /** Rows that take about a millisecond. */
  readonly pieceRows: number;
  /** Gives the network's outputs for each of up to `pieceRows` rows, in an array that is used for the next one again. */
  run(rows: Uint32Array, take: (outputs: Float64Array, row: number) => void): void;
}

/** Row by row, by the forward pass that predictions come from. */
export function plainRowsForward(architecture: Architecture, weights: Float32Array, { features, featureStride }: Dataset): RowsForward {
  const run = createForward(architecture, weights);
  return {
    pieceRows: Math.max(1, Math.floor(PIECE_WORK / (parameterCount(architecture) + ROW_WORK))),
    run: (rows, take) => {
      for (const row of rows) {
        const { outputs } = run(features, row * featureStride);
        take(outputs[outputs.length - 1], row);
      }
    },
  };
}
