import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import type { TextSource } from '../../../src/protocol/tableSource.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { CrossValidations } from '../../../src/session/crossValidations.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { CancelledError, UserError } from '../../../src/userError.ts';
import { fakeWorkers, planned, runIdOf, someLedger, someOutcome, trained, type FakeWorker } from './fakeWorkers.ts';

const documentUri = 'file:///exam.csv';

function setUp(places = 2) {
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  const pool = new WorkerPool(spawn, places);
  let ids = 0;
  const validations = new CrossValidations(sessions, pool, () => `fold${ids++}`);
  const source: TextSource = textSource('a,b\n1,2\n');
  const run = (folds = 3) => validations.run({ documentUri, source, folds });
  return { workers, sessions, pool, validations, run };
}

function answer(sessions: Sessions, runId = 'answered', outcome = someOutcome): void {
  sessions.apply(documentUri, { type: 'started', runId, options: { epochs: 4 }, settings: { batchSize: 8, epochs: 1000 } });
  sessions.apply(documentUri, planned(runId));
  sessions.apply(documentUri, { type: 'trained', runId, outcome }, someLedger);
}

/** The fold of the worker's newest request. */
function foldOf(worker: FakeWorker): number | undefined {
  const request = worker.requests.at(-1);
  return request?.type === 'train' ? request.options.fold?.index : undefined;
}

function endFold(worker: FakeWorker, right: number): void {
  const runId = runIdOf(worker);
  worker.report(planned(runId));
  worker.report(trained(runId, { ...someOutcome, right, test: { loss: 0.3, accuracy: right / 60 } }));
}

test('every fold is trained as the answer was, in as many workers as there are places, and scored as it comes', async () => {
  const { workers, sessions, run } = setUp();
  answer(sessions);
  const scores = run();
  expect(workers.map(foldOf)).toEqual([0, 1]);
  expect(workers[0].requests[0]).toMatchObject({
    threads: 1,
    engine: 'wasm',
    options: { target: 'pass', features: ['exam1', 'exam2'], task: 'binary', epochs: 4, batchSize: 8, fold: { index: 0, of: 3 } },
  });
  const crossValidation = () => sessions.state(documentUri).run?.crossValidation;
  expect(crossValidation()).toEqual({ folds: 3, scored: [] });
  endFold(workers[1], 30);
  expect(crossValidation()?.scored.map(({ index, right }) => [index, right])).toEqual([[1, 30]]);
  // The worker that is free takes what waits.
  expect(workers.map(foldOf)).toEqual([0, 2]);
  endFold(workers[1], 45);
  endFold(workers[0], 60);
  await expect(scores).resolves.toMatchObject({
    folds: 3,
    rows: 180,
    right: 135,
    accuracy: { min: 0.5, max: 1 },
    baseline: { accuracy: 0.58 },
  });
  expect(crossValidation()?.scored.map(({ index }) => index)).toEqual([1, 2, 0]);
  expect(sessions.state(documentUri).run?.runId).toBe('answered');
});

test('a run that was stopped is repeated as far as it went', () => {
  const { workers, sessions, run } = setUp();
  answer(sessions, 'stopped', { ...someOutcome, isStopped: true, epochs: 2 });
  void run().catch(() => undefined);
  expect(workers[0].requests[0]).toMatchObject({ options: { epochs: 2 } });
});

test('without an answer there is nothing to validate', async () => {
  const { sessions, run } = setUp();
  await expect(run()).rejects.toThrow(UserError);
  sessions.apply(documentUri, { type: 'started', runId: 'running', options: {} });
  await expect(run()).rejects.toThrow(UserError);
});

test('a fold that cannot be trained ends all, and says why', async () => {
  const { workers, sessions, run } = setUp();
  answer(sessions);
  const scores = run();
  workers[0].report({ type: 'failed', runId: runIdOf(workers[0]), failure: { isExpected: true, message: verbatim('Too few rows.') } });
  await expect(scores).rejects.toThrow(new UserError(verbatim('Too few rows.')));
  expect(sessions.state(documentUri).run?.crossValidation).toMatchObject({ scored: [], failure: { message: verbatim('Too few rows.') } });
  expect(workers[1].isTerminated).toBe(true);
});

test('a worker that crashes ends all; the next attempt works', async () => {
  const { workers, sessions, run } = setUp();
  answer(sessions);
  const scores = run();
  workers[0].crash('Boom.');
  await expect(scores).rejects.toThrow('The training worker ended unexpectedly. Boom.');
  const again = run(2);
  expect(sessions.state(documentUri).run?.crossValidation).toEqual({ folds: 2, scored: [] });
  for (const worker of workers.slice(-2)) endFold(worker, 30);
  await expect(again).resolves.toMatchObject({ folds: 2, right: 60 });
});

test('if cancelled or replaced by a training, it leaves nothing behind', async () => {
  const { workers, sessions, validations, run } = setUp();
  answer(sessions);
  const cancelled = run();
  endFold(workers[0], 30);
  validations.cancel(documentUri);
  await expect(cancelled).rejects.toThrow(CancelledError);
  expect(sessions.state(documentUri).run).not.toHaveProperty('crossValidation');
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  const overtaken = run();
  sessions.apply(documentUri, { type: 'started', runId: 'next', options: {} });
  await expect(overtaken).rejects.toBeInstanceOf(CancelledError);
  expect(sessions.state(documentUri).previous).toMatchObject({ runId: 'answered' });
  expect(sessions.state(documentUri).previous).not.toHaveProperty('crossValidation');
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
});

test('a second one takes the place of the first', async () => {
  const { workers, sessions, run } = setUp();
  answer(sessions);
  const first = run();
  const second = run(2);
  await expect(first).rejects.toThrow(CancelledError);
  for (const worker of workers.slice(-2)) endFold(worker, 30);
  await expect(second).resolves.toMatchObject({ folds: 2 });
});
