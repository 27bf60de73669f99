import { untrack } from 'svelte';
import type { ParamsOf } from '../../src/protocol/viewRequests.ts';
import { requests } from '../host/host.ts';
import type { ViewStore } from '../host/viewStore.svelte.ts';

/** What was changed by hand, as the host is told; undefined where nothing was. */
export function changesOf({ handEdit: edit, picture }: ViewStore): ParamsOf<'scoreByHand'> | undefined {
  if (!edit || !picture || edit.changed.size === 0) return undefined;
  const changes = Array.from(edit.changed, (place): [number, number] => [place, edit.weights[place]]);
  return { runId: picture.runId, epoch: edit.learned.epoch, changes };
}

/** Milliseconds that a dragged weight has to rest before it is scored. */
const restMs = 60;

/**
 * Keeps the store's `handScores` up to date for weights changed by hand: the host scores them, and the previous scores stay until it has. Call it
 * in an effect; returns the clean-up.
 */
export function followHandScores(store: ViewStore): () => void {
  const edited = changesOf(store);
  if (!edited) {
    untrack(() => (store.handScores = undefined));
    return () => undefined;
  }
  let isOver = false;
  const timer = setTimeout(() => {
    void requests.ask('scoreByHand', edited).then((outcome) => {
      if (isOver || outcome.type === 'cancelled') return;
      store.handScores = outcome.type === 'done' ? outcome.value : undefined;
    });
  }, restMs);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
