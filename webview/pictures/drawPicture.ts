import { flushSync, mount, unmount } from 'svelte';
import type { PictureName } from '../../src/protocol/pictures.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { MapView } from '../map/mapView.svelte.ts';
import type { ViewStore } from '../host/viewStore.svelte.ts';
import { pageMarkup } from './pageMarkup.ts';
import Picture from './Picture.svelte';

/** What a picture is drawn of. */
export interface PictureSource {
  readonly store: ViewStore;
  readonly map: MapView;
  readonly run: RunState;
  readonly plan: RunPlan;
  /** The text above it. */
  readonly title: string;
}

/**
 * An SVG for white paper, drawn by the page's own components in print colours. It happens between two frames, so the page is never seen in those
 * colours.
 */
export function drawPicture(name: PictureName, source: PictureSource): string {
  const { body } = document;
  const { className } = body;
  const place = document.createElement('div');
  place.className = 'drawnPicture';
  place.setAttribute('aria-hidden', 'true');
  body.append(place);
  body.className = 'vscode-light print';
  const picture = mount(Picture, { target: place, props: { name, source } });
  try {
    // The first flush measures sizes, the second draws what depends on them.
    flushSync();
    flushSync();
    return pageMarkup(place);
  } finally {
    void unmount(picture);
    place.remove();
    body.className = className;
  }
}
