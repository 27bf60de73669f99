import { setImmediate } from 'node:timers/promises';

/** Resolves after what waits already has been heard. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}
