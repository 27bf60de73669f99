import { lastActivation } from '../model/answer.ts';
import { message } from '../message.ts';
import { endedRun } from '../protocol/sessionState.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import { UserError } from '../userError.ts';
import type { Sessions } from './sessions.ts';
import type { TableQuestions } from './tableQuestions.ts';

/**
 * Moves the decision threshold of the document's answered run and scores its training and test rows anew. Rejects with a UserError when there is
 * no such run or the table has changed.
 */
export async function moveDecision(
  sessions: Sessions,
  questions: TableQuestions,
  documentUri: string,
  source: TableSource,
  threshold: number,
): Promise<void> {
  const run = endedRun(sessions.state(documentUri));
  const ledger = sessions.ledger(documentUri);
  const target = run?.plan?.encoder.target;
  if (!run?.plan || !run.outcome || !ledger || target?.type !== 'binary' || lastActivation(run.plan.architecture) !== 'sigmoid') {
    throw new UserError(message('Only a network that gives two classes a probability has a threshold between them that can be moved.'));
  }
  const { plan, outcome, runId } = run;
  const encoder = { ...plan.encoder, target: { ...target, threshold } };
  const [scores] = await questions.scoreWeights(source, { ...plan, encoder, ledger }, [outcome.weights]).answer;
  sessions.apply(documentUri, { type: 'decisionMoved', runId, threshold, scores });
}
