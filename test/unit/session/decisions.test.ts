import { expect, test } from 'vitest';
import { answerRow } from '../../../src/model/predict.ts';
import { reduceSession } from '../../../src/protocol/sessionState.ts';
import { moveDecision } from '../../../src/session/decisions.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { TableQuestions } from '../../../src/session/tableQuestions.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { UserError } from '../../../src/userError.ts';
import { rankScores, scoreThreshold } from '../../../src/evaluation/thresholdScores.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { scoreWeights } from '../../../src/training/questions/scoreWeights.ts';
import { rowsOf } from '../../webview/hostAnswers.ts';
import { examScores } from '../../webview/tables.ts';
import { trainedState } from '../../webview/trainedRuns.ts';
import { fakeWorkers } from './fakeWorkers.ts';

const documentUri = 'file:///exam.csv';
const text = examScores();

test('a moved border changes answers and counts, and neither weights nor probabilities', async () => {
  const state = await trainedState(text);
  const { run } = state;
  if (!run?.plan || !run.outcome || run.plan.encoder.target.type !== 'binary') throw new Error('The sample has no answer');
  const { ledger } = planTable(readCsv(text), run.options, 'wasm');
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  sessions.restore(documentUri, state, ledger);
  const moved = moveDecision(sessions, new TableQuestions(new WorkerPool(spawn, 1), () => 'ask'), documentUri, textSource(text), 0.35);
  const [question] = workers[0].requests;
  if (question.type !== 'scoreWeights') throw new Error('The worker was asked for something else');
  const scores = scoreWeights(readCsv(text), question.run, question.weights);
  workers[0].report({ type: 'answered', requestId: 'ask', answer: { type: 'weightsScored', scores } });
  await moved;
  const after = sessions.state(documentUri).run;
  // Counted from the probabilities of the rows in another way.
  const rows = rowsOf(text, state);
  const tested = Array.from(rows.lines.keys()).filter((row) => rows.splits?.[row] === 2);
  const chances = tested.map((row) => (rows.values[row] === 1 ? rows.confidence![row] : 1 - rows.confidence![row]));
  const counted = scoreThreshold(
    rankScores(
      chances,
      tested.map((row) => rows.actual![row]),
    ),
    0.35,
  );
  expect(after?.outcome?.confusion).toEqual(counted.confusion);
  expect(after?.outcome?.confusion).not.toEqual(run.outcome.confusion);
  expect(after?.outcome?.test?.accuracy).toBeCloseTo(counted.accuracy, 12);
  expect(after?.outcome?.test?.loss).toBe(run.outcome.test?.loss);
  expect(after?.outcome?.weights).toBe(run.outcome.weights);

  // The hover and all other predictions of a single row use it too.
  const between = tested.find((_, i) => chances[i] > 0.36 && chances[i] < 0.5);
  if (between === undefined) throw new Error('No row lies between the borders');
  const [exam1, exam2] = text.split('\n')[rows.lines[between]].split(',');
  const cells = new Map([...Object.entries({ exam1, exam2 })]);
  const [before, now] = [run, after].map((of) => answerRow({ ...of!.plan!, weights: of!.outcome!.weights, ledger }, cells));
  expect([before.value, now.value]).toEqual(['0', '1']);
  expect(now.probabilities).toEqual(before.probabilities);
});

test('what gives no probability has no border to move, and an event of another run changes nothing', async () => {
  const sessions = new Sessions();
  const questions = new TableQuestions(new WorkerPool(fakeWorkers().spawn, 1), () => 'ask');
  await expect(moveDecision(sessions, questions, documentUri, textSource(text), 0.35)).rejects.toThrow(UserError);
  const state = await trainedState(text);
  const scores = { train: { rowCount: 1, scores: { loss: 1 } } };
  expect(reduceSession(state, { type: 'decisionMoved', runId: 'another', threshold: 0.2, scores })).toBe(state);
});
