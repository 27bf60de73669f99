import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { scoreByHand } from '../../../src/session/handScores.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { TableQuestions } from '../../../src/session/tableQuestions.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { scoreWeights } from '../../../src/training/questions/scoreWeights.ts';
import { UserError } from '../../../src/userError.ts';
import { rowsOf } from '../../webview/hostAnswers.ts';
import { examScores } from '../../webview/tables.ts';
import { trainedState } from '../../webview/trainedRuns.ts';
import { fakeWorkers } from './fakeWorkers.ts';

const documentUri = 'file:///exam.csv';
const text = examScores();

async function setUp() {
  const state = await trainedState(text, { hidden: [] });
  const { run } = state;
  if (!run?.plan || !run.outcome) throw new Error('The sample has no answer');
  const { ledger } = planTable(readCsv(text), run.options, 'wasm');
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  sessions.restore(documentUri, state, ledger);
  const questions = new TableQuestions(new WorkerPool(spawn, 1), () => 'ask');
  return { run, outcome: run.outcome, sessions, questions, workers };
}

test.each(['answer', 'snapshot'] as const)(
  'weights of the %s that were changed are scored as the rows themselves are answered by them',
  async (which) => {
    const { run, outcome, sessions, questions, workers } = await setUp();
    const { epoch, weights } = which === 'answer' ? { epoch: outcome.bestEpoch, weights: outcome.weights } : run.snapshots[20];
    const edited = Float32Array.from(weights);
    edited[0] = -1.5;
    const asked = scoreByHand(sessions, questions, documentUri, textSource(text), { runId: run.runId, epoch, changes: [[0, -1.5]] });
    const [question] = workers[0].requests;
    if (question.type !== 'scoreWeights') throw new Error('The worker was asked for something else');
    expect(question.weights).toEqual([edited]);
    const scores = scoreWeights(readCsv(text), question.run, question.weights);
    workers[0].report({ type: 'answered', requestId: 'ask', answer: { type: 'weightsScored', scores } });
    const rows = rowsOf(text, { run: { ...run, outcome: { ...outcome, weights: edited } } });
    const tested = Array.from(rows.lines.keys()).filter((row) => rows.splits?.[row] === 2);
    const right = tested.filter((row) => rows.values[row] === rows.actual?.[row]).length;
    expect((await asked).metric).toBeCloseTo(right / tested.length, 12);
    expect((await asked).loss).toBe(scores[0].test?.scores.loss);
    expect(right / tested.length).not.toBeCloseTo(outcome.test?.accuracy ?? Number.NaN, 3);
  },
);

test('another run, an epoch that was not recorded and an invalid index are refused, and no worker is asked', async () => {
  const { run, sessions, questions, workers } = await setUp();
  const score = (wanted: object) =>
    scoreByHand(sessions, questions, documentUri, textSource(text), { ...{ runId: run.runId, epoch: 0, changes: [[0, 1]] }, ...wanted });
  await expect(score({ runId: 'another' })).rejects.toThrow(UserError);
  await expect(score({ epoch: 1_000_000 })).rejects.toThrow(UserError);
  await expect(score({ changes: [[3, 1]] })).rejects.toThrow(UserError);
  expect(workers).toEqual([]);
});

test('a training continued from weights changed by hand has the epochs before them, and then these', async () => {
  const { run, sessions } = await setUp();
  const { epoch, weights } = run.snapshots[20];
  const found = sessions.continuableByHand(documentUri, { runId: run.runId, epoch, changes: [[0, -1.5]] });
  if (!found) throw new Error('It cannot be continued');
  const edited = Float32Array.from(weights);
  edited[0] = -1.5;
  expect(found.joined.history.length).toBe(epoch);
  expect(found.joined.snapshots).toEqual([...run.snapshots.slice(0, 20), { epoch, weights: edited }]);
  expect(found.continued.outcome).toMatchObject({ weights: edited, epochs: epoch, bestEpoch: epoch });
  expect(found.continued.checkpoint).toBeUndefined();
});
