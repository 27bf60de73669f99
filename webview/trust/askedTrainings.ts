import type { Message } from '../../src/message.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';

/** More trainings by which a question is answered. */
export interface AskedTrainings {
  /** False where the answer is not for the table and the choice that are shown. */
  readonly canStart: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

/** A question of a run that more trainings answer. */
export interface RunQuestion {
  readonly run: RunState;
  readonly plan: RunPlan;
  readonly trainings: AskedTrainings;
}

/** What a question needs to show one button, to begin or to cancel. */
export interface TrainingsButton extends AskedTrainings {
  readonly isGoingOn: boolean;
  readonly label: Message;
}
