import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';

/** Every state used in the tests: those of the lesson and those of other tasks. */
export async function allStates() {
  return { ...(await sampleStates()), ...(await taskStates()) };
}
