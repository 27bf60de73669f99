import { emptySession, reduceSession, type SessionEvent, type SessionState } from '../../src/protocol/sessionState.ts';
import type { TrainOptions } from '../../src/protocol/trainOptions.ts';
import { runTraining } from '../../src/training/runTraining.ts';
import { UserError } from '../../src/userError.ts';

/** Everything that a real training of the text reports, as the session events that a view is sent. */
export async function trainingEvents(text: string, options: TrainOptions = {}, runId = 'run-1'): Promise<SessionEvent[]> {
  const events: SessionEvent[] = [{ type: 'started', runId, options }];
  try {
    await runTraining(
      { type: 'train', runId, text, options, engine: 'fused' },
      {
        post: (report) => {
          if (report.type === 'planned' || report.type === 'epochs') events.push(report);
          if (report.type === 'trained') events.push({ type: 'trained', runId, outcome: report.outcome });
        },
        onRequest: () => undefined,
        yieldToRequests: () => Promise.resolve(),
      },
      () => false,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    events.push({ type: 'failed', runId, failure: { isExpected: true, message: error.message } });
  }
  return events;
}

/** The state after the events. */
export function stateAfter(events: readonly SessionEvent[], state: SessionState = emptySession): SessionState {
  return events.reduce(reduceSession, state);
}

/** The state of a training that has ended. */
export async function trainedState(text: string, options: TrainOptions = {}): Promise<SessionState> {
  return stateAfter(await trainingEvents(text, options));
}

/** The state of a training in the middle of its epochs, as if it had been stopped when `stoppedAt` is given. */
export async function runningState(text: string, options: TrainOptions, epoch: number): Promise<SessionState> {
  const events = await trainingEvents(text, { ...options, epochs: epoch });
  const epochs = options.epochs ?? 1000;
  return stateAfter(
    events
      .filter(({ type }) => type !== 'trained')
      .map((event) =>
        event.type === 'planned'
          ? { ...event, plan: { ...event.plan, hyperparameters: { ...event.plan.hyperparameters, epochs } } }
          : event.type === 'started'
            ? { ...event, options }
            : event,
      ),
  );
}
