import { ownTurn } from '../platform/ownTurn.ts';
import type { Steps } from '../steps.ts';

/** So long it may go on in one turn of the extension host. */
const SLICE_MS = 8;

/** Goes on with a work until it ends, with a turn for everybody else in between. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (let until = performance.now() + SLICE_MS; ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await ownTurn();
    until = performance.now() + SLICE_MS;
  }
}
