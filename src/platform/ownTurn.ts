import { nextTurn } from './nextTurn.ts';

let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a turn of the event loop that no other caller shares. If several tasks run piece by piece, their pieces then do not add up to
 * one long block of the extension host.
 */
export function ownTurn(): Promise<void> {
  last = last.then(nextTurn);
  return last;
}
