import type { Steps } from '../steps.ts';
import { ownTurn } from './ownTurn.ts';

/** Runs the steps to the end, each in a turn of its own. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await ownTurn();
  }
}
