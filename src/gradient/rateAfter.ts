import type { MadeAdjustment } from '../run/adjustment.ts';
import type { Hyperparameters } from '../run/hyperparameters.ts';
import { createRateFactor } from './learningRateSchedule.ts';

/** The hyperparameters of a run after so many whole epochs, as far as it has come to know them. */
export interface MomentOfRun {
  readonly hyperparameters: Hyperparameters;
  readonly epoch: number;
  readonly adjustments: readonly MadeAdjustment[];
  /** The losses that `plateau` watches, of the epochs from the first on; undefined where they are not kept. */
  readonly watched: ArrayLike<number> | undefined;
}

/** The hyperparameters as the next step has them: what was changed by hand, and the rate as its schedule has it. `isRateKnown` is false where that cannot be told. */
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
