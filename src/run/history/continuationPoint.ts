import type { MadeAdjustment } from '../options/adjustment.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { RunOutcome } from '../runPlan.ts';

/** What is needed of a training that has ended in order to continue it. */
export interface EndedTraining {
  readonly outcome: Pick<RunOutcome, 'weights' | 'epochs' | 'bestEpoch' | 'elapsedMs' | 'adjustments' | 'validation'>;
  /** Absent in older saved runs and in files of other formats. */
  readonly checkpoint?: Checkpoint;
}

/** The whole epoch from which a training continues. */
export interface ContinuationPoint extends Omit<Checkpoint, 'weights'> {
  readonly epoch: number;
  readonly weights: Float32Array<ArrayBuffer>;
  /** The epoch whose weights are kept until a better one comes. */
  readonly best: { readonly epoch: number; readonly weights: Float32Array<ArrayBuffer> };
  readonly adjustments: readonly MadeAdjustment[];
}

/**
 * Where a training continues: after its last epoch if there is a checkpoint; otherwise after the epoch that its weights are from, without
 * the state of optimizer and schedule.
 */
export function continuationPoint({ outcome, checkpoint }: EndedTraining): ContinuationPoint {
  const { weights, epochs, bestEpoch, validation, adjustments = [] } = outcome;
  const best = { epoch: bestEpoch, weights };
  if (checkpoint) return { ...checkpoint, epoch: epochs, weights: checkpoint.weights ?? weights, best, adjustments };
  return {
    ...{ epoch: bestEpoch, weights, best, adjustments: adjustments.filter(({ epoch }) => epoch < bestEpoch) },
    ...(validation ? { stopping: { best: validation.scores.loss, waited: 0 } } : {}),
  };
}
