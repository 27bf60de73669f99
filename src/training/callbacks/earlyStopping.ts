import type { Waiting } from '../../run/checkpoint.ts';

/** What an epoch means for early stopping: the best one so far, one to wait through, or the last one. */
export type EarlyStoppingVerdict = 'best' | 'wait' | 'stop';

/**
 * Keras' EarlyStopping: judges one epoch after another by its validation loss and stops after `patience` epochs in a row without a better one
 * (Prechelt 1998).
 */
export class EarlyStopping {
  readonly #patience: number;
  #best: number;
  #waited: number;

  /** Goes on with what another one has seen; where that has ended the training, it waits anew for a better epoch than its best. */
  constructor(patience: number, { best = Infinity, waited = 0 }: Partial<Waiting> = {}) {
    this.#patience = patience;
    this.#best = best;
    this.#waited = waited >= patience ? 0 : waited;
  }

  get state(): Waiting {
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
