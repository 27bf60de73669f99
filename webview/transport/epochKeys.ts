import type { EpochCursor } from '../cursors/epochCursor.svelte.ts';

/** Moves the cursor by key: one step, with Shift one snapshot, ten steps, to an end, or back to following the run. False for any other key. */
export function moveByKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, time: EpochCursor): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const moves = new Map<string, () => void>([
    ['ArrowRight', () => time.step(1, shiftKey)],
    ['ArrowUp', () => time.step(1, shiftKey)],
    ['ArrowLeft', () => time.step(-1, shiftKey)],
    ['ArrowDown', () => time.step(-1, shiftKey)],
    ['PageUp', () => time.step(1, false, 10)],
    ['PageDown', () => time.step(-1, false, 10)],
    ['Home', () => time.scrubTo(0)],
    ['End', () => time.scrubTo(time.trained)],
    ['.', () => time.follow()],
  ]);
  const move = moves.get(key);
  move?.();
  return move !== undefined;
}
