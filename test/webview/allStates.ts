import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';

/** Every state that tests show: those of the lesson, and those of the other tasks. */
export async function allStates() {
  return { ...(await sampleStates()), ...(await taskStates()) };
}
