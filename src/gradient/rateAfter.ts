import type { MadeAdjustment } from '../run/options/adjustment.ts';
import type { Hyperparameters } from '../run/options/hyperparameters.ts';
import { createRateFactor } from './learningRateSchedule.ts';

/** What is known of a run after some whole epochs. */
export interface MomentOfRun {
  readonly hyperparameters: Hyperparameters;
  readonly epoch: number;
  readonly adjustments: readonly MadeAdjustment[];
  /** The losses that `plateau` watches, from the first epoch on; undefined if they are not kept. */
  readonly watched: ArrayLike<number> | undefined;
}

/**
 * The hyperparameters of the next step, including changes by hand and the scheduled rate. `isRateKnown` is false if the rate cannot be
 * determined.
 */
export function settingsAfter({ hyperparameters, epoch, adjustments, watched }: MomentOfRun): {
  readonly settings: Hyperparameters;
  readonly isRateKnown: boolean;
} {
  const factorOf = createRateFactor(hyperparameters.learningRateSchedule, hyperparameters.epochs);
  let factor = factorOf(0);
  for (let done = 1; done <= epoch; done++) factor = factorOf(done, watched?.[done - 1]);
  const { learningRate, l1, l2 } = adjustments
    .filter((made) => made.epoch <= epoch)
    .reduce((before, made) => ({ ...before, ...made }), { ...hyperparameters });
  return {
    settings: { ...hyperparameters, learningRate: learningRate * factor, l1, l2 },
    isRateKnown: hyperparameters.learningRateSchedule !== 'plateau' || watched !== undefined,
  };
}
