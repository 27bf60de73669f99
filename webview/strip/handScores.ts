import { untrack } from 'svelte';
import type { ParamsOf } from '../../src/protocol/viewRequests.ts';
import { requests } from '../host.ts';
import type { ViewStore } from '../viewStore.svelte.ts';

/** What was changed by hand, as the host is told; undefined where nothing was. */
export function changesOf({ handEdit: edit, picture }: ViewStore): ParamsOf<'scoreByHand'> | undefined {
  if (!edit || !picture || edit.changed.size === 0) return undefined;
  const changes = Array.from(edit.changed, (place): [number, number] => [place, edit.weights[place]]);
  return { runId: picture.runId, epoch: edit.learned.epoch, changes };
}

/** A weight that is dragged is scored where it rests for so long. */
const restMs = 60;

/**
 * Keeps the store's `handScores` what the weights come to that were changed by hand: the host scores them, and until it has, the scores of the change
 * before stay. To be called in an effect, for which it returns what ends it.
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
