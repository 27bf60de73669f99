import { message, type Message } from '../message.ts';
import { isRunning, type SessionState } from '../protocol/sessionState.ts';

/** Why the newest run is not the one that answers: it is still going on, has failed, or was set aside. */
export type NewerRun = 'running' | 'failed' | 'setAside';

/** The state of the newer run, if the model that answers is not from the newest run. */
export function newerRun(state: SessionState): NewerRun | undefined {
  if (isRunning(state)) return 'running';
  if (state.run?.isSetAside) return 'setAside';
  return state.run?.failure ? 'failed' : undefined;
}

/** Says which model answers if it is not the newest run's. */
export function describeNewerRun(newer: NewerRun): Message {
  switch (newer) {
    case 'running':
      return message('A new training is in progress: until it ends, the previous model answers.');
    case 'failed':
      return message('The last training did not finish: the previous model answers.');
    case 'setAside':
      return message('The last training did worse: the previous model answers.');
  }
}
