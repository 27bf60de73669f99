import { answeredRun, isRunning, type SessionState } from '../../src/protocol/sessionState.ts';
import type { Edits } from './trainChoice.ts';

/** Longest training that is started by a mere change of columns. */
const shortMs = 1000;

/**
 * True when a change of columns is best answered by training at once: the last run took less than a second, and no changed setting waits in the
 * form that could make the next one longer.
 */
export function trainsAtOnce(state: SessionState, edits: Edits): boolean {
  const outcome = answeredRun(state)?.outcome;
  return outcome !== undefined && !isRunning(state) && !outcome.isStopped && outcome.elapsedMs < shortMs && edits.fields.size === 0;
}
