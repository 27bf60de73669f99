import { runBefore } from '../../src/run/comparison/compareRuns.ts';
import type { RunRecord } from '../../src/run/runRecord.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { xOfEpoch, type EpochAxis } from '../transport/epochAxis.ts';
import type { Point } from './curvePoints.ts';

/** The curve of the previous run, at some of its epochs. */
export interface GhostCurve {
  readonly epochs: Uint32Array;
  readonly values: Float32Array;
}

/**
 * The curves of the previous run with the same target, for loss and for accuracy: of its test rows where there are any. Absent where the two are
 * not comparable: another loss, or errors of numbers, whose scale may differ.
 */
export function ghostCurves(
  records: readonly RunRecord[],
  runId: string,
  { hyperparameters, encoder, rows }: RunPlan,
): { readonly loss?: GhostCurve; readonly metric?: GhostCurve } {
  const before = runBefore(records, runId);
  if (!before) return {};
  const { epochs, trainLoss, testLoss, trainMetric, testMetric } = before.curve;
  const isTest = rows.test > 0 && before.test !== undefined;
  return {
    ...(before.options.loss === hyperparameters.loss ? { loss: { epochs, values: isTest ? testLoss : trainLoss } } : {}),
    ...(encoder.target.type === 'regression' ? {} : { metric: { epochs, values: isTest ? testMetric : trainMetric } }),
  };
}

/** Its points in pixels, up to the end of the axis. Points that are not finite are skipped. */
export function ghostPoints({ epochs, values }: GhostCurve, axis: EpochAxis, yOf: (value: number) => number): readonly Point[] {
  return Array.from(epochs, (epoch, index) => ({ epoch, y: yOf(values[index]) }))
    .filter(({ epoch, y }) => epoch <= axis.epochs && Number.isFinite(y))
    .map(({ epoch, y }) => ({ x: xOfEpoch(axis, epoch), y }));
}
