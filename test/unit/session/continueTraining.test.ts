import { expect, test } from 'vitest';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { fromSavedSession, toSavedSession } from '../../../src/session/savedSession.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { TrainingRuns } from '../../../src/session/trainingRuns.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { epochs, fakeWorkers, planned, runIdOf, someLedger, someOutcome, trained } from './fakeWorkers.ts';

const documentUri = 'file:///exam_scores.csv';
const memory = { moments: [Float32Array.of(1, 2, 3)], powers: [0.9, 0.99] } as const;
const noPause = () => Promise.resolve();

function setUp() {
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  let id = 0;
  const runs = new TrainingRuns(sessions, new WorkerPool(spawn, 2), () => `run${++id}`);
  return { workers, sessions, runs };
}

/** A first run of four epochs that has ended. */
async function trainOnce(outcome = someOutcome) {
  const parts = setUp();
  const { workers, runs } = parts;
  const summary = runs.train({ documentUri, source: textSource('a,b'), options: { epochs: 4 }, settings: { seed: 3 }, engine: 'wasm' });
  const runId = runIdOf(workers[0]);
  workers[0].report(planned(runId));
  workers[0].report(epochs(runId, 1, 4));
  workers[0].report({ ...trained(runId, outcome), checkpoint: { memory } });
  await summary;
  return parts;
}

test('a run goes on with what the one before has left, and its curves are joined', async () => {
  const { workers, sessions, runs } = await trainOnce();
  const run = sessions.continuable(documentUri);
  if (!run) throw new Error('There is nothing to go on with');
  expect(run.continued).toMatchObject({ outcome: someOutcome, checkpoint: { memory }, ledger: someLedger });
  expect(run.options).toEqual({ epochs: 4 });
  const first = sessions.state(documentUri).run;
  const summary = runs.train({
    documentUri,
    source: textSource('a,b'),
    options: run.options,
    settings: {},
    engine: 'wasm',
    continues: { run, epochs: 3 },
  });
  expect(workers[0].requests.at(-1)).toMatchObject({ type: 'train', continues: { epochs: 3, run: run.continued } });
  const runId = runIdOf(workers[0]);
  const { plan } = planned(runId);
  const initial = { epoch: 4, weights: Float32Array.of(7, 8, 9) };
  workers[0].report({ type: 'planned', runId, plan: { ...plan, continued: { epochs: 4 } }, initial });
  workers[0].report(epochs(runId, 5, 3));
  workers[0].report(trained(runId, { ...someOutcome, epochs: 7, bestEpoch: 7 }));
  await expect(summary).resolves.toMatchObject({ epochs: 7 });
  const state = sessions.state(documentUri);
  expect([...(state.run?.history.trainLoss.subarray(0, 7) ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(state.run?.snapshots.map(({ epoch }) => epoch)).toEqual([0, 4]);
  expect(state.records?.map((record) => record.epochs)).toEqual([7, 4]);
  // The previous run is unchanged.
  expect([...(first?.history.trainLoss.subarray(0, first.history.length) ?? [])]).toEqual([1, 2, 3, 4]);
});

test('what a run can be gone on with is saved and comes back', async () => {
  const { sessions } = await trainOnce();
  const saved = await toSavedSession(documentUri, sessions.state(documentUri), someLedger, noPause, sessions.keptRuns(documentUri));
  const { state, ledger, kept } = await fromSavedSession(documentUri, saved ?? new Uint8Array(0), noPause);
  const restored = new Sessions();
  restored.restore(documentUri, state, ledger, kept);
  expect(restored.continuable(documentUri)?.continued.checkpoint).toEqual({ memory });
});

test('without a checkpoint the epochs up to that of the weights are joined, and nothing behind them is written to', async () => {
  const { sessions } = await trainOnce({ ...someOutcome, epochs: 4, bestEpoch: 2 });
  const state = sessions.state(documentUri);
  const other = new Sessions();
  // As from a file without a checkpoint: it continues from the epoch of its weights.
  other.restore(documentUri, state, someLedger);
  const run = other.continuable(documentUri);
  expect(run?.joined.history.length).toBe(2);
  expect(run?.joined.history.trainLoss.length).toBe(2);
  expect(run?.continued.checkpoint).toBeUndefined();
});

test('a run without curves is counted from where it is gone on with', () => {
  const { sessions } = setUp();
  const none = new Float32Array(0);
  const history = { length: 0, trainLoss: none, testLoss: none, trainMetric: none, testMetric: none };
  const { plan } = planned('a');
  const run = { runId: 'a', phase: 'trained' as const, options: {}, plan, history, snapshots: [], outcome: someOutcome };
  sessions.restore(documentUri, { run }, { keys: new Uint32Array(0), splits: new Uint8Array(0) });
  const resumable = sessions.continuable(documentUri);
  expect(resumable?.continued.outcome).toMatchObject({ epochs: 0, bestEpoch: 0, weights: someOutcome.weights });
  expect(resumable?.continued.ledger).toBeUndefined();
});

test('a document without an answer has nothing to continue', () => {
  expect(new Sessions().continuable(documentUri)).toBeUndefined();
});

test('a run goes on from weights that were changed by hand, at their epoch and without what the optimizer remembers', async () => {
  const { workers, sessions, runs } = await trainOnce();
  const run = sessions.continuableByHand(documentUri, { runId: 'run1', epoch: 4, changes: [[1, -7]] });
  if (!run) throw new Error('There is nothing to go on with');
  expect(run.joined.history.length).toBe(4);
  expect(run.joined.snapshots.at(-1)).toEqual({ epoch: 4, weights: Float32Array.of(1.5, -7, 0.5) });
  expect(run.continued).not.toHaveProperty('checkpoint');
  expect(run.continued).toMatchObject({ ledger: someLedger, plan: { architecture: { inputs: 2 } } });
  void runs.train({ documentUri, source: textSource('a,b'), options: {}, settings: {}, engine: 'wasm', continues: { run, epochs: 3 } });
  expect(workers[0].requests.at(-1)).toMatchObject({
    continues: { epochs: 3, run: { outcome: { weights: Float32Array.of(1.5, -7, 0.5), epochs: 4, bestEpoch: 4 } } },
  });
  // What was learned stays as it was.
  expect(someOutcome.weights).toEqual(Float32Array.of(1.5, 2.5, 0.5));
});

test('an earlier epoch whose weights were changed is the one that is gone on from, and other runs have none', async () => {
  const { sessions } = await trainOnce();
  // The first weights of the run.
  const run = sessions.continuableByHand(documentUri, { runId: 'run1', epoch: 0, changes: [[0, 9]] });
  expect(run?.continued.outcome).toMatchObject({ epochs: 0, bestEpoch: 0 });
  expect(run?.continued.outcome.weights[0]).toBe(9);
  expect(run?.joined.history.length).toBe(0);
  for (const wrong of [{ runId: 'run2' }, { epoch: 3 }, { changes: [[3, 1]] as const }]) {
    expect(sessions.continuableByHand(documentUri, { runId: 'run1', epoch: 4, changes: [[1, 1]], ...wrong })).toBeUndefined();
  }
});
