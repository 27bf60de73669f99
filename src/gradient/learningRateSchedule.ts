import { assertNever } from '../assertNever.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import type { LearningRateSchedule } from '../run/options/hyperparameters.ts';

/**
 * The factor of the learning rate for the next epoch. Called before the first epoch (`epochsDone` 0) and after each one, with the watched
 * loss: the validation loss if there are validation rows, otherwise the training loss.
 */
export type RateFactor = (epochsDone: number, watchedLoss?: number) => number;

const STEPS = 5;
// From Keras' ReduceLROnPlateau.
const PLATEAU_FACTOR = 0.1;
const PLATEAU_PATIENCE = 10;
const PLATEAU_LEAST_GAIN = 1e-4;

/**
 * `step`: halved after each fifth of the epochs. `cosine`: Keras' CosineDecay with α = 0 over all epochs (Loshchilov & Hutter 2017).
 * `plateau`: Keras' ReduceLROnPlateau, a tenth after 10 epochs without an improvement of 1e-4 over the best; its state is in `plateau`.
 */
export function createRateFactor(schedule: LearningRateSchedule, epochs: number, plateau = new Plateau()): RateFactor {
  switch (schedule) {
    case 'constant':
      return () => 1;
    case 'step':
      return (epochsDone) => 1 / 2 ** Math.floor((STEPS * epochsDone) / epochs);
    case 'cosine':
      return (epochsDone) => 0.5 * (1 + cosineOfHalfTurns(epochsDone / epochs));
    case 'plateau':
      return (_epochsDone, watchedLoss) => plateau.watch(watchedLoss);
    default:
      return assertNever(schedule);
  }
}

/** The state of ReduceLROnPlateau. */
export class Plateau {
  #factor: number;
  #best: number;
  #waited: number;

  /** Continues from an earlier state. */
  constructor({ factor = 1, best = Infinity, waited = 0 }: Partial<NonNullable<Checkpoint['plateau']>> = {}) {
    this.#factor = factor;
    this.#best = best;
    this.#waited = waited;
  }

  get state(): NonNullable<Checkpoint['plateau']> {
    return { factor: this.#factor, ...(this.#best < Infinity ? { best: this.#best } : {}), waited: this.#waited };
  }

  /** The factor after an epoch; before the first one there is no loss. */
  watch(watchedLoss: number | undefined): number {
    if (watchedLoss === undefined) return this.#factor;
    if (watchedLoss < this.#best - PLATEAU_LEAST_GAIN) {
      this.#best = watchedLoss;
      this.#waited = 0;
    } else if (++this.#waited >= PLATEAU_PATIENCE) {
      this.#factor *= PLATEAU_FACTOR;
      this.#waited = 0;
    }
    return this.#factor;
  }
}

/** cos(π · x) for x in 0…1 using only +, −, × and ÷: the Taylor series of the sine around the middle, where the cosine is 0. */
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
