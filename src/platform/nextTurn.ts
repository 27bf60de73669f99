import { setImmediate } from 'node:timers/promises';

/** Resolves after events that are already waiting have been handled. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}
