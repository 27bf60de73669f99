import { untrack } from 'svelte';
import { requests } from '../host.ts';
import type { ViewStore } from '../viewStore.svelte.ts';

/** A weight that is dragged is scored where it rests for so long. */
const restMs = 60;

/**
 * Keeps the store's `handScores` what the weights come to that were changed by hand: the host scores them, and until it has, the scores of the change
 * before stay. To be called in an effect, for which it returns what ends it.
 */
export function followHandScores(store: ViewStore): () => void {
  const edit = store.handEdit;
  const runId = store.picture?.runId;
  if (!edit || runId === undefined || edit.changed.size === 0) {
    untrack(() => (store.handScores = undefined));
    return () => undefined;
  }
  let isOver = false;
  const changes = Array.from(edit.changed, (place): [number, number] => [place, edit.weights[place]]);
  const timer = setTimeout(() => {
    void requests.ask('scoreByHand', { runId, epoch: edit.learned.epoch, changes }).then((outcome) => {
      if (isOver || outcome.type === 'cancelled') return;
      store.handScores = outcome.type === 'done' ? outcome.value : undefined;
    });
  }, restMs);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
