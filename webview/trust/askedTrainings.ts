import type { Message } from '../../src/message.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';

/** More trainings by which a question is answered. */
export interface AskedTrainings {
  /** False where the answer does not belong to the shown table and choice. */
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

/** What a question needs to show one button that starts or cancels the trainings. */
export interface TrainingsButton extends AskedTrainings {
  readonly isGoingOn: boolean;
  readonly label: Message;
}
