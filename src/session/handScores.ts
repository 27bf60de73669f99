import { message } from '../message.ts';
import { answeredRun } from '../protocol/sessionState.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import { UserError } from '../userError.ts';
import { weightsByHand, type HandWeights } from './handWeights.ts';
import type { Sessions } from './sessions.ts';
import type { TableQuestions } from './tableQuestions.ts';

/**
 * The scores of weights changed by hand, on the rows that the answered run is judged by: the loss, and accuracy or the mean error in the units of
 * the file. Rejects with a UserError where another run answers or the table has changed.
 */
export async function scoreByHand(
  sessions: Sessions,
  questions: TableQuestions,
  documentUri: string,
  source: TableSource,
  hand: HandWeights,
): Promise<{ readonly metric: number; readonly loss: number }> {
  const run = answeredRun(sessions.state(documentUri));
  const ledger = sessions.ledger(documentUri);
  const weights = weightsByHand(run, hand);
  if (!run?.plan || !ledger || !weights) {
    throw new UserError(message('Another network answers now: what was changed by hand cannot be scored.'));
  }
  const [{ train, test }] = await questions.scoreWeights(source, { ...run.plan, ledger }, [weights]).answer;
  const { loss, mae, accuracy = Number.NaN } = (test ?? train).scores;
  return { metric: mae ?? accuracy, loss };
}
