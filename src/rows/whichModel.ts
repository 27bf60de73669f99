import { message, type Message } from '../message.ts';
import { isRunning, type SessionState } from '../protocol/sessionState.ts';

/** What a model that answers is not: that of the run which is going on, has failed, or was set aside. */
export type NewerRun = 'running' | 'failed' | 'setAside';

/** The newer run beside the model that answers; undefined where the model is of the newest run. */
export function newerRun(state: SessionState): NewerRun | undefined {
  if (isRunning(state)) return 'running';
  if (state.run?.isSetAside) return 'setAside';
  return state.run?.failure ? 'failed' : undefined;
}

/** Which model answers, where that is not the newest run's. */
export function describeNewerRun(newer: NewerRun): Message {
  switch (newer) {
    case 'running':
      return message('A new training is going on: until it ends, the model from before answers.');
    case 'failed':
      return message('The last training did not finish: the model from before it answers.');
    case 'setAside':
      return message('The last training did worse: the model from before it answers.');
  }
}
