import { answeredRun, isRunning, type SessionState } from '../../src/protocol/sessionState.ts';
import type { Edits } from './trainChoice.ts';

/** Longest training that a mere change of columns may start. */
const shortMs = 1000;

/**
 * True when a change of columns should start a training at once: the last run took less than a second, and no edited setting is waiting that
 * could make the next one longer.
 */
export function trainsAtOnce(state: SessionState, edits: Edits): boolean {
  const outcome = answeredRun(state)?.outcome;
  return outcome !== undefined && !isRunning(state) && !outcome.isStopped && outcome.elapsedMs < shortMs && edits.fields.size === 0;
}
