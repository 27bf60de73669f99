import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import { Sessions } from '../../../src/session/sessions.ts';
import { TrainingRuns } from '../../../src/session/trainingRuns.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { UserError } from '../../../src/userError.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { epochs, fakeWorkers, planned, runIdOf, someOutcome, trained } from './fakeWorkers.ts';
import { said } from '../said.ts';

const documentUri = 'file:///exam_scores.csv';

function setUp() {
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  let id = 0;
  const runs = new TrainingRuns(sessions, new WorkerPool(spawn, 2), () => `run${++id}`);
  const train = () =>
    runs.train({ documentUri, source: textSource('a,b'), options: { epochs: 4 }, settings: { epochs: 9, seed: 3 }, engine: 'wasm' });
  return { workers, sessions, runs, train };
}

test('a run goes from start to summary, and its model answers', async () => {
  const { workers, sessions, train } = setUp();
  const summary = train();
  expect(workers[0].requests[0]).toMatchObject({ type: 'train', options: { epochs: 4, seed: 3 } });
  const runId = runIdOf(workers[0]);
  workers[0].report(planned(runId));
  workers[0].report(epochs(runId, 1, 3));
  workers[0].report(epochs(runId, 4, 1));
  expect(sessions.state(documentUri).run).toMatchObject({ phase: 'training', options: { epochs: 4 } });
  expect(sessions.model(documentUri)).toBeUndefined();
  workers[0].report(trained(runId));
  await expect(summary).resolves.toMatchObject({ runId, target: 'pass', classes: ['0', '1'], parameters: 3, epochs: 4 });
  const { run } = sessions.state(documentUri);
  expect(run?.history.length).toBe(4);
  expect([...(run?.history.trainLoss.subarray(0, 4) ?? [])]).toEqual([1, 2, 3, 4]);
  expect(sessions.model(documentUri)?.weights).toBe(someOutcome.weights);
});

test('which rows a run learns from is known while it goes on, and of runs that can be brought back', async () => {
  const { workers, sessions, train } = setUp();
  const rows = (runId: string) => sessions.rowsOf(documentUri, runId)?.ledger;
  const ledger = { keys: new Uint32Array([7, 8]), splits: new Uint8Array([1, 2]) };
  const first = train();
  expect(rows('run1')).toBeUndefined();
  workers[0].report({ ...planned('run1'), ledger });
  expect(rows('run1')).toBe(ledger);
  expect(sessions.model(documentUri)).toBeUndefined();
  expect(sessions.state(documentUri).run?.plan).not.toHaveProperty('ledger');
  workers[0].report({ ...trained('run1'), ledger });
  await first;
  expect(rows('run1')).toBe(ledger);
  const second = train();
  // The plan of the one before is not the one of the run that begins.
  expect(rows('run2')).toBeUndefined();
  const other = { keys: new Uint32Array([9, 8]), splits: new Uint8Array([2, 1]) };
  workers[0].report({ ...planned('run2'), ledger: other });
  expect([rows('run1'), rows('run2')]).toEqual([ledger, other]);
  expect(sessions.model(documentUri)?.ledger).toBe(ledger);
  workers[0].report({ ...trained('run2'), ledger: other });
  await second;
  expect([rows('run1'), rows('run2'), rows('run3')]).toEqual([ledger, other, undefined]);
});

test('a user error rejects as one and leaves the previous model in place', async () => {
  const { workers, sessions, train } = setUp();
  const first = train();
  workers[0].report(planned('run1'));
  workers[0].report(trained('run1'));
  await first;
  const second = train();
  workers[0].report({ type: 'failed', runId: 'run2', failure: { isExpected: true, message: verbatim('No column has two values.') } });
  await expect(second).rejects.toThrow(UserError);
  expect(sessions.state(documentUri)).toMatchObject({ run: { phase: 'failed' }, previous: { runId: 'run1' } });
  expect(sessions.model(documentUri)?.weights).toBe(someOutcome.weights);
});

test('a crash ends in a failed state, and the next run works', async () => {
  const { workers, sessions, train } = setUp();
  const first = train();
  workers[0].report(planned('run1'));
  workers[0].crash('Out of memory.');
  await expect(first).rejects.toThrow('The training worker ended unexpectedly. Out of memory. Train again.');
  expect(sessions.state(documentUri).run).toMatchObject({ phase: 'failed', failure: { isExpected: false } });
  const second = train();
  workers[1].report(planned('run2'));
  workers[1].report(trained('run2'));
  await expect(second).resolves.toMatchObject({ runId: 'run2' });
});

test('a second start on the same document replaces the first run', async () => {
  const { workers, sessions, train } = setUp();
  const first = train();
  workers[0].report(planned('run1'));
  const second = train();
  await expect(first).rejects.toThrow('replaced by a newer one');
  expect(workers[0].isTerminated).toBe(true);
  workers[0].report(trained('run1'));
  expect(sessions.state(documentUri).run).toMatchObject({ runId: 'run2', phase: 'reading' });
  workers[1].report(planned('run2'));
  workers[1].report(trained('run2'));
  await expect(second).resolves.toMatchObject({ runId: 'run2' });
});

test('stop is passed on to a run that learns, and ends one that still reads', async () => {
  const { workers, sessions, runs, train } = setUp();
  const reading = train();
  runs.stop(documentUri);
  await expect(reading).rejects.toThrow('before the first epoch');
  const learning = train();
  workers[1].report(planned('run2'));
  runs.stop(documentUri);
  expect(workers[1].requests.at(-1)).toEqual({ type: 'stop', runId: 'run2' });
  workers[1].report(trained('run2', { ...someOutcome, isStopped: true, epochs: 2 }));
  const { epochs, warnings } = await learning;
  expect(epochs).toBe(2);
  expect(said(warnings)).toEqual(['Line 7 was skipped.', 'Stopped after 2 of 4 epochs.']);
  expect(sessions.state(documentUri).run?.phase).toBe('stopped');
});

test('a run can be paused, stepped, adjusted and resumed', async () => {
  const { workers, sessions, runs, train } = setUp();
  runs.pause(documentUri);
  expect(workers).toEqual([]);
  const learning = train();
  workers[0].report(planned('run1'));
  runs.pause(documentUri);
  runs.step(documentUri);
  runs.adjust(documentUri, { learningRate: 0.5, l2: 0 });
  runs.resume(documentUri);
  expect(workers[0].requests.slice(1)).toEqual([
    { type: 'pause', runId: 'run1' },
    { type: 'step', runId: 'run1' },
    { type: 'adjust', runId: 'run1', learningRate: 0.5, l2: 0 },
    { type: 'resume', runId: 'run1' },
  ]);
  workers[0].report({ type: 'paused', runId: 'run1', isPaused: true });
  expect(sessions.state(documentUri).run).toMatchObject({ phase: 'training', isPaused: true });
  workers[0].report({ type: 'paused', runId: 'run1', isPaused: false });
  expect(sessions.state(documentUri).run?.isPaused).toBe(false);
  workers[0].report(trained('run1'));
  await learning;
  const { length } = workers[0].requests;
  runs.resume(documentUri);
  expect(workers[0].requests.length).toBe(length);
});

test('a run that has diverged says so among its warnings', async () => {
  const { workers, train } = setUp();
  const learning = train();
  workers[0].report(planned('run1'));
  workers[0].report(trained('run1', { ...someOutcome, isStopped: true, epochs: 2, divergence: verbatim('In epoch 3 …') }));
  expect(said((await learning).warnings)).toEqual(['Line 7 was skipped.', 'In epoch 3 …']);
});

test('questions are answered while a run goes on', async () => {
  const { workers, runs, train } = setUp();
  void train();
  const columns = runs.questions.describe(textSource('a,b\n1,2'));
  expect(workers[1].requests).toMatchObject([{ type: 'describe', source: textSource('a,b\n1,2') }]);
  workers[1].report({ type: 'answered', requestId: 'run2', answer: { type: 'described', columns: [] } });
  await expect(columns).resolves.toEqual([]);
  const refused = runs.questions.describe(textSource(''));
  workers[1].report({ type: 'refused', requestId: 'run3', failure: { isExpected: true, message: verbatim('The file is empty.') } });
  await expect(refused).rejects.toThrow('The file is empty.');
});

test('shutting down rejects what is going on', async () => {
  const { workers, runs, train } = setUp();
  const running = train();
  runs.dispose();
  await expect(running).rejects.toThrow('shut down');
  expect(workers[0].isTerminated).toBe(true);
});

test('a renamed document keeps its run and its model, in place of those of another file of that name', async () => {
  const { workers, sessions, runs, train } = setUp();
  const other = 'file:///renamed.csv';
  const replaced = runs.train({ documentUri: other, source: textSource('x'), options: {}, settings: {}, engine: 'wasm' });
  const renamed = train();
  workers[1].report(planned('run2'));
  runs.rename(documentUri, other);
  await expect(replaced).rejects.toThrow('replaced by another file');
  expect(workers[0].isTerminated).toBe(true);
  runs.stop(other);
  expect(workers[1].requests.at(-1)).toEqual({ type: 'stop', runId: 'run2' });
  workers[1].report(trained('run2'));
  await expect(renamed).resolves.toMatchObject({ runId: 'run2' });
  expect(sessions.model(other)).toBeDefined();
  expect(sessions.state(documentUri)).toEqual({});
  expect(runs.isRunning(other)).toBe(false);
});

test('a worker without memory is no bug, and says what to do', async () => {
  const { workers, train } = setUp();
  const run = train();
  workers[0].end({ isExpected: true, message: verbatim('Use fewer rows.') });
  await expect(run).rejects.toThrow(new UserError(verbatim('Use fewer rows.')));
});

test('a run that a person starts begins beside a paused one of another table, and one that must wait says so', () => {
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  let id = 0;
  const runs = new TrainingRuns(sessions, new WorkerPool(spawn, 1), () => `run${++id}`);
  const train = (uri: string) =>
    void runs.train({ documentUri: uri, source: textSource('a,b'), options: {}, settings: {}, engine: 'wasm' }).catch(() => undefined);
  train('file:///paused.csv');
  workers[0].report(planned('run1'));
  workers[0].report({ type: 'paused', runId: 'run1', isPaused: true });
  for (let table = 2; table <= 17; table++) train(`file:///${table}.csv`);
  // The paused one has no place.
  expect(workers).toHaveLength(17);
  train('file:///late.csv');
  expect(workers).toHaveLength(17);
  expect(sessions.state('file:///late.csv').run).toMatchObject({ phase: 'reading', isWaiting: true });
  workers[1].report(planned('run2'));
  workers[1].report(trained('run2'));
  workers[1].report(planned('run18'));
  expect(sessions.state('file:///late.csv').run).toMatchObject({ phase: 'training', isWaiting: false });
});
