import { assertNever } from '../assertNever.ts';
import type { LearningRateSchedule } from '../run/hyperparameters.ts';

/**
 * The factor of the learning rate for the next epoch. It is asked before the first epoch (`epochsDone` 0) and after each one, with the loss
 * that is watched: that of the validation rows where there are some, otherwise that of the training.
 */
export type RateFactor = (epochsDone: number, watchedLoss?: number) => number;

const STEPS = 5;
// Of Keras' ReduceLROnPlateau.
const PLATEAU_FACTOR = 0.1;
const PLATEAU_PATIENCE = 10;
const PLATEAU_LEAST_GAIN = 1e-4;

/**
 * `step`: half after each fifth of the epochs. `cosine`: Keras' CosineDecay with α = 0 over all epochs (Loshchilov & Hutter 2017). `plateau`:
 * Keras' ReduceLROnPlateau, a tenth after 10 epochs that are not better than the best one by 1e-4.
 */
export function createRateFactor(schedule: LearningRateSchedule, epochs: number): RateFactor {
  switch (schedule) {
    case 'constant':
      return () => 1;
    case 'step':
      return (epochsDone) => 1 / 2 ** Math.floor((STEPS * epochsDone) / epochs);
    case 'cosine':
      return (epochsDone) => 0.5 * (1 + cosineOfHalfTurns(epochsDone / epochs));
    case 'plateau':
      return createPlateauFactor();
    default:
      return assertNever(schedule);
  }
}

function createPlateauFactor(): RateFactor {
  let factor = 1;
  let best = Infinity;
  let waited = 0;
  return (_epochsDone, watchedLoss) => {
    if (watchedLoss === undefined) return factor;
    if (watchedLoss < best - PLATEAU_LEAST_GAIN) {
      best = watchedLoss;
      waited = 0;
    } else if (++waited >= PLATEAU_PATIENCE) {
      factor *= PLATEAU_FACTOR;
      waited = 0;
    }
    return factor;
  };
}

/** cos(π · x) for x in 0…1, from +, −, × and ÷ only: the Taylor series of sine around the middle, where the cosine is 0. */
function cosineOfHalfTurns(x: number): number {
  const angle = Math.PI * (0.5 - x);
  let term = angle;
  let sum = angle;
  for (let n = 3; n <= 23; n += 2) {
    term *= (-angle * angle) / (n * (n - 1));
    sum += term;
  }
  return sum;
}
