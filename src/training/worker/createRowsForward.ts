import type { FeatureMatrix } from '../../dataset/dataset.ts';
import { parameterCount, type Architecture } from '../../network/architecture.ts';
import { createForward } from '../../network/forward.ts';
import { KernelForward, UNITS_AT_A_TIME } from '../kernel/kernelForward.ts';
import type { TrainingKernel } from '../kernel/trainingKernel.ts';
import type { RowsForward } from '../rowsForward.ts';

/** Multiplications per millisecond, and the fixed cost of a row in multiplications. */
const WORK_PER_MS = 5e5;
const ROW_WORK = 32;

/** Row by row, with the same forward pass as predictions. */
function plainRowsForward(architecture: Architecture, weights: Float32Array, { features, featureStride }: FeatureMatrix): RowsForward {
  const run = createForward(architecture, weights);
  const rowsPerMs = WORK_PER_MS / (parameterCount(architecture) + ROW_WORK);
  return {
    rowsPerMs,
    pieceRows: Math.max(1, Math.floor(rowsPerMs)),
    dispose: () => undefined,
    run: (rows, take) => {
      for (const row of rows) {
        const { outputs } = run(features, row * featureStride);
        take(outputs[outputs.length - 1], row);
      }
    },
  };
}

/** Uses the kernel if there is one and it is faster. The outputs are identical bit by bit either way. */
export function createRowsForward(
  architecture: Architecture,
  weights: Float32Array,
  matrix: FeatureMatrix,
  kernel?: TrainingKernel,
): RowsForward {
  const isWide = architecture.layers.some(({ units }) => units >= UNITS_AT_A_TIME);
  if (!kernel || !isWide) return plainRowsForward(architecture, weights, matrix);
  try {
    return new KernelForward(kernel, architecture, weights, matrix);
  } catch (error) {
    // There is no memory for a second copy of the weights.
    if (error instanceof RangeError) return plainRowsForward(architecture, weights, matrix);
    throw error;
  }
}
