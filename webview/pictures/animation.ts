import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { WeightSnapshot } from '../../src/run/history/history.ts';
import { nearestStop } from '../cursors/snapshots.ts';
import { rasterize } from './raster.ts';

/** Enough frames for the eye: they are at equal steps of √epoch, since most happens early. */
const MOST_FRAMES = 40;
const FRAME_MS = 80;
/** How long the last frame is shown before the loop restarts. */
const END_MS = 2000;
/** Lines and texts on white have few colours besides those of their smoothed edges. */
const COLORS = 64;

/** The epochs of an animation: recorded ones, each once, at equal steps of √epoch from the first to the last. */
export function frameEpochs(stops: readonly WeightSnapshot[], most = MOST_FRAMES): readonly number[] {
  const last = stops.at(-1)?.epoch ?? 0;
  const epochs = Array.from({ length: most }, (_, frame) => nearestStop(stops, last * (frame / (most - 1)) ** 2)?.epoch ?? 0);
  return [...new Set(epochs)];
}

/** SVGs of one size as the frames of a looping animated GIF; `onDrawn` is called with the number drawn so far. */
export async function animate(
  epochs: readonly number[],
  draw: (epoch: number) => Promise<string>,
  onDrawn: (frames: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const gif = GIFEncoder();
  for (const [frame, epoch] of epochs.entries()) {
    const canvas = await rasterize(await draw(epoch), 1);
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    const palette = quantize(pixels, COLORS);
    gif.writeFrame(applyPalette(pixels, palette), width, height, { palette, delay: frame === epochs.length - 1 ? END_MS : FRAME_MS });
    onDrawn(frame + 1);
  }
  gif.finish();
  return gif.bytes();
}
