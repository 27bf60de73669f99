/** What an epoch means for early stopping: the best one so far, one to wait through, or the last one. */
export type EarlyStoppingVerdict = 'best' | 'wait' | 'stop';

/**
 * Keras' EarlyStopping: judges one epoch after another by its validation loss and stops after `patience` epochs in a row without a better one
 * (Prechelt 1998).
 */
export function createEarlyStopping(patience: number): (validationLoss: number) => EarlyStoppingVerdict {
  let best = Infinity;
  let waited = 0;
  return (validationLoss) => {
    if (validationLoss < best) {
      best = validationLoss;
      waited = 0;
      return 'best';
    }
    return ++waited >= patience ? 'stop' : 'wait';
  };
}
