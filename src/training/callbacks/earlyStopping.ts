import type { PatienceState } from '../../run/history/checkpoint.ts';

/** Early stopping's verdict on an epoch: the best so far, one to wait through, or the last one. */
export type EarlyStoppingVerdict = 'best' | 'wait' | 'stop';

/**
 * Keras' EarlyStopping: judges each epoch by its validation loss and stops after `patience` epochs in a row without an improvement
 * (Prechelt 1998).
 */
export class EarlyStopping {
  readonly #patience: number;
  #best: number;
  #waited: number;

  /** Can continue from an earlier state. If early stopping ended that training, the wait starts again, with the same best loss to beat. */
  constructor(patience: number, { best = Infinity, waited = 0 }: Partial<PatienceState> = {}) {
    this.#patience = patience;
    this.#best = best;
    this.#waited = waited >= patience ? 0 : waited;
  }

  get state(): PatienceState {
    return { ...(this.#best < Infinity ? { best: this.#best } : {}), waited: this.#waited };
  }

  judge(validationLoss: number): EarlyStoppingVerdict {
    if (validationLoss < this.#best) {
      this.#best = validationLoss;
      this.#waited = 0;
      return 'best';
    }
    return ++this.#waited >= this.#patience ? 'stop' : 'wait';
  }
}
