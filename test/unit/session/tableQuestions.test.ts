import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import type { AnsweringModel, PredictedRows, TableAnswer } from '../../../src/protocol/tableQuestions.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { TableQuestions } from '../../../src/session/tableQuestions.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { CancelledError, UserError } from '../../../src/userError.ts';
import { fakeWorkers, somePlan } from './fakeWorkers.ts';

const source = textSource('exam1,exam2,pass\n1,2,0\n');
const ledger = { keys: new Uint32Array(0), splits: new Uint8Array(0) };
const weights = new Float32Array(3);
const { recipe, encoder, architecture } = somePlan;
const model: AnsweringModel = { recipe, encoder, architecture, weights, ledger };

function setUp() {
  const { workers, spawn } = fakeWorkers();
  let id = 0;
  const questions = new TableQuestions(new WorkerPool(spawn, 2), () => `q${++id}`);
  const answer = (worker: number, requestId: string, given: TableAnswer) =>
    workers[worker].report({ type: 'answered', requestId, answer: given });
  return { workers, questions, answer };
}

const rowsOn = (...lines: number[]): PredictedRows => ({ lines: Uint32Array.from(lines), values: Float64Array.from(lines, () => 1) });

test('predicted rows are heard of while others are predicted', async () => {
  const { workers, questions, answer } = setUp();
  const heard: number[] = [];
  const asked = questions.predictRows(source, model, { lines: { from: 1, to: 9 }, onRows: ({ lines }) => heard.push(...lines) });
  expect(workers[0].requests).toEqual([{ type: 'predictRows', requestId: 'q1', source, model, lines: { from: 1, to: 9 } }]);
  workers[0].report({ type: 'predicted', requestId: 'q1', rows: rowsOn(1, 2) });
  expect(heard).toEqual([1, 2]);
  workers[0].report({ type: 'predicted', requestId: 'q1', rows: rowsOn(3) });
  answer(0, 'q1', { type: 'rowsPredicted', rowCount: 3, ragged: [7] });
  await expect(asked.answer).resolves.toMatchObject({ rowCount: 3, ragged: [7] });
  expect(heard).toEqual([1, 2, 3]);
});

test('a question that is cancelled ends at once, and nothing is heard of it any more', async () => {
  const { workers, questions, answer } = setUp();
  const heard: PredictedRows[] = [];
  const asked = questions.predictRows(source, model, { onRows: (rows) => heard.push(rows) });
  workers[0].report({ type: 'predicted', requestId: 'q1', rows: rowsOn(1) });
  asked.cancel();
  await expect(asked.answer).rejects.toThrow(CancelledError);
  expect(workers[0].isTerminated).toBe(true);
  workers[0].report({ type: 'predicted', requestId: 'q1', rows: rowsOn(2) });
  expect(heard).toHaveLength(1);
  // The place is free again, and an answer that has come stays.
  const next = questions.sampleRows(source, model, 10, 4);
  expect(workers[1].requests).toMatchObject([{ type: 'sampleRows', count: 10, seed: 4, model: { encoder } }]);
  const rows = { ...rowsOn(1), inputs: new Float32Array(2), targets: new Float32Array(1), splits: new Uint8Array(1) };
  answer(1, 'q2', { type: 'rowsSampled', rows });
  next.cancel();
  await expect(next.answer).resolves.toBe(rows);
});

test('a question that waits for its turn can be cancelled', async () => {
  const { workers, questions } = setUp();
  const run = { ...somePlan, ledger };
  const asked = [1, 2, 3].map(() => questions.scoreWeights(source, run, [weights]));
  expect(workers).toHaveLength(2);
  asked[2].cancel();
  await expect(asked[2].answer).rejects.toThrow(CancelledError);
  workers[0].report({ type: 'refused', requestId: 'q1', failure: { isExpected: true, message: verbatim('The table has changed.') } });
  await expect(asked[0].answer).rejects.toThrow(new UserError(verbatim('The table has changed.')));
  expect(workers).toHaveLength(2);
  workers[1].crash('Out of memory.');
  await expect(asked[1].answer).rejects.toThrow('Out of memory.');
});

test('scores come in the order of the weights; an answer to something else is a bug', async () => {
  const { questions, answer } = setUp();
  const part = { scores: { loss: 0.5 }, rowCount: 3 };
  const asked = questions.scoreWeights(source, { ...somePlan, ledger }, [weights, weights]);
  const scores = [
    { train: part, test: part },
    { train: { ...part, rowCount: 4 }, test: part },
  ];
  answer(0, 'q1', { type: 'weightsScored', scores });
  await expect(asked.answer).resolves.toBe(scores);
  const columns = questions.describe(source);
  answer(0, 'q2', { type: 'row', row: undefined });
  await expect(columns).rejects.toThrow('"describe" was answered with "row"');
});
