import { nextTurn } from './nextTurn.ts';

let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a turn of the event loop that nobody else has been given: where several are at work piece by piece, their pieces do not add up
 * to a block of the extension host.
 */
export function ownTurn(): Promise<void> {
  last = last.then(nextTurn);
  return last;
}
