import { requests } from '../host/host.ts';
import type { ViewStore } from '../host/viewStore.svelte.ts';

/** Scrubbing comes in bursts. */
const restMs = 80;

/**
 * Tells the host which epoch of the answering run is shown, once it rests, so that the editor predicts with the same one. Call it while a page is
 * set up.
 */
export function tellEpoch(store: ViewStore): void {
  const shown = $derived.by(() => {
    const { picture, time } = store;
    return picture?.outcome && !time.isPlaying && !time.isLive && time.stop ? { runId: picture.runId, epoch: time.stop.epoch } : undefined;
  });
  let told: { readonly runId: string; readonly epoch?: number } | undefined;
  $effect(() => {
    const now = shown;
    if (now?.runId === told?.runId && now?.epoch === told?.epoch) return;
    const timer = setTimeout(() => {
      if (now) requests.tell('showEpoch', now);
      else if (told) requests.tell('showEpoch', { runId: told.runId });
      told = now;
    }, restMs);
    return () => clearTimeout(timer);
  });
}
