import { message } from '../message.ts';
import { answeredRun } from '../protocol/sessionState.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import { UserError } from '../userError.ts';
import type { Sessions } from './sessions.ts';
import type { TableQuestions } from './tableQuestions.ts';

/** Weights changed by hand: those of a recorded epoch of a run, with other numbers at some places of the flat weights. */
export interface HandWeights {
  readonly runId: string;
  readonly epoch: number;
  readonly changes: readonly (readonly [place: number, value: number])[];
}

/**
 * What weights changed by hand come to on the rows that the answered run is judged by, as if it had ended with them: the loss, and the share of right
 * answers or the mean error in the units of the file. Rejects with a UserError where another run answers or the table is another one by now.
 */
export async function scoreByHand(
  sessions: Sessions,
  questions: TableQuestions,
  documentUri: string,
  source: TableSource,
  { runId, epoch, changes }: HandWeights,
): Promise<{ readonly metric: number; readonly loss: number }> {
  const run = answeredRun(sessions.state(documentUri));
  const ledger = sessions.ledger(documentUri);
  const kept =
    run?.outcome?.bestEpoch === epoch ? run.outcome.weights : run?.snapshots.find((snapshot) => snapshot.epoch === epoch)?.weights;
  if (run?.runId !== runId || !run.plan || !ledger || !kept || changes.some(([place]) => place >= kept.length)) {
    throw new UserError(message('Another network answers now: what was changed by hand cannot be scored.'));
  }
  const weights = Float32Array.from(kept);
  for (const [place, value] of changes) weights[place] = value;
  const [{ train, test }] = await questions.scoreWeights(source, { ...run.plan, ledger }, [weights]).answer;
  const { loss, mae, accuracy = Number.NaN } = (test ?? train).scores;
  return { metric: mae ?? accuracy, loss };
}
