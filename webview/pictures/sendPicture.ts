import { tick } from 'svelte';
import { message } from '../../src/message.ts';
import type { PictureFile, PictureName } from '../../src/protocol/pictures.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { requests } from '../host/host.ts';
import type { MapView } from '../map/mapView.svelte.ts';
import { say } from '../say.ts';
import { ViewStore } from '../host/viewStore.svelte.ts';
import { animate, frameEpochs } from './animation.ts';
import { drawing } from './drawing.svelte.ts';
import { drawPicture, type PictureSource } from './drawPicture.ts';
import { pngOf } from './raster.ts';

/** Draws a picture of what the panel shows and has the host ask where to save it. Does nothing where there is nothing to draw. */
export async function sendPicture(name: PictureName, store: ViewStore, map: MapView): Promise<void> {
  // Leaves the present effect, which would otherwise track everything that is drawn.
  await tick();
  const files = name === 'learning' ? await animationOf(store, map) : await stillOf(name, store, map);
  if (files.length > 0) requests.tell('savePicture', { name, files });
}

async function stillOf(name: PictureName, store: ViewStore, map: MapView): Promise<PictureFile[]> {
  const source = sourceOf(store, map);
  if (!source) return [];
  const svg = drawPicture(name, source);
  return [
    { format: 'svg', bytes: new TextEncoder().encode(svg) },
    { format: 'png', bytes: await pngOf(svg) },
  ];
}

/** Uses a store of its own, so that the visible epoch does not move. */
async function animationOf(store: ViewStore, map: MapView): Promise<PictureFile[]> {
  const copy = copyOf(store);
  if (!sourceOf(copy, map)) return [];
  const epochs = frameEpochs(copy.time.stops);
  const tell = (frames: number) => (drawing.progress = { frames, of: epochs.length });
  tell(0);
  try {
    const draw = async (epoch: number) => {
      copy.scrubTo(epoch);
      await tick();
      const source = sourceOf(copy, map);
      if (!source) throw new Error('What was drawn is not there any more');
      return drawPicture('learning', source);
    };
    return [{ format: 'gif', bytes: await animate(epochs, draw, tell) }];
  } finally {
    drawing.progress = undefined;
  }
}

function copyOf(store: ViewStore): ViewStore {
  const copy = new ViewStore();
  copy.context = store.context;
  copy.session = store.session;
  copy.showsKept = store.showsKept;
  copy.graph.units = store.graph.units;
  copy.graph.order = store.graph.order;
  copy.time.isLinear = store.time.isLinear;
  copy.rowCursor.row = store.rowCursor.row;
  return copy;
}

function sourceOf(store: ViewStore, map: MapView): PictureSource | undefined {
  const run = store.picture;
  if (!run?.plan) return undefined;
  const title = message('{target} · {fileName} · epoch {epoch}', {
    target: run.plan.recipe.target,
    fileName: store.context?.fileName ?? '',
    epoch: writeCount(store.epoch),
  });
  return { store, map, run, plan: run.plan, title: say(title) };
}
