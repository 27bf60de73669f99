import { ownTurn } from '../platform/ownTurn.ts';
import type { Steps } from '../steps.ts';

/** How long one slice may block the extension host. */
const SLICE_MS = 8;

/** Runs the steps to the end, and lets other work run in between. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (let until = performance.now() + SLICE_MS; ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await ownTurn();
    until = performance.now() + SLICE_MS;
  }
}
