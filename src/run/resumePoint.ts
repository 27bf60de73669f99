import type { MadeAdjustment } from './adjustment.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { RunOutcome } from './runPlan.ts';

/** What another training needs of one that has ended to go on with it. */
export interface EndedTraining {
  readonly outcome: Pick<RunOutcome, 'weights' | 'epochs' | 'bestEpoch' | 'elapsedMs' | 'adjustments' | 'validation'>;
  /** Absent in what was saved before there were such, and in files of other formats. */
  readonly checkpoint?: Checkpoint;
}

/** The whole epoch that a training goes on from. */
export interface ResumePoint extends Omit<Checkpoint, 'weights'> {
  readonly epoch: number;
  readonly weights: Float32Array<ArrayBuffer>;
  /** The epoch whose weights are kept until there is a better one. */
  readonly best: { readonly epoch: number; readonly weights: Float32Array<ArrayBuffer> };
  readonly adjustments: readonly MadeAdjustment[];
}

/**
 * Where a training goes on: after its last epoch, where its checkpoint is there; otherwise after the one that its weights are of, without
 * what optimizer and schedule remember.
 */
export function resumePoint({ outcome, checkpoint }: EndedTraining): ResumePoint {
  const { weights, epochs, bestEpoch, validation, adjustments = [] } = outcome;
  const best = { epoch: bestEpoch, weights };
  if (checkpoint) return { ...checkpoint, epoch: epochs, weights: checkpoint.weights ?? weights, best, adjustments };
  return {
    ...{ epoch: bestEpoch, weights, best, adjustments: adjustments.filter(({ epoch }) => epoch < bestEpoch) },
    ...(validation ? { stopping: { best: validation.scores.loss, waited: 0 } } : {}),
  };
}
