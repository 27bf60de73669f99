import { inEnglish } from '../../../src/inWords.ts';
import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import type { SweepOptions } from '../../../src/run/options/sweepOptions.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { isSwept } from '../../../src/protocol/sweepState.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { sweepSettings } from '../../../src/session/sweepSettings.ts';
import { Sweeps } from '../../../src/session/sweeps.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { CancelledError, UserError } from '../../../src/userError.ts';
import { fakeWorkers, planned, runIdOf, someLedger, someOutcome, somePlan, trained, type FakeWorker } from './fakeWorkers.ts';

const documentUri = 'file:///exam.csv';
/** With what `somePlan` has, two settings. */
const twoRates: SweepOptions = { learningRate: [0.1], restarts: 2 };

function setUp(places = 2) {
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  let ids = 0;
  const sweeps = new Sweeps(sessions, new WorkerPool(spawn, places), () => `trial${ids++}`);
  const run = (options = twoRates) => sweeps.run({ documentUri, source: textSource('a,b\n1,2\n'), options });
  return { workers, sessions, sweeps, run, sweep: () => sessions.state(documentUri).sweep };
}

function answer(sessions: Sessions, runId = 'answered'): void {
  sessions.apply(documentUri, { type: 'started', runId, options: { epochs: 4, hidden: [3] }, settings: { batchSize: 8, epochs: 1000 } });
  sessions.apply(documentUri, planned(runId));
  sessions.apply(documentUri, { type: 'trained', runId, outcome: someOutcome }, someLedger);
}

/** The options of the worker's last request. */
function trialOf(worker: FakeWorker): readonly unknown[] {
  const request = worker.requests.at(-1);
  return request?.type === 'train' ? [request.options.learningRate, request.options.restart] : [];
}

function endTrial(worker: FakeWorker, loss: number, more: object = {}): void {
  const runId = runIdOf(worker);
  worker.report(planned(runId));
  worker.report(trained(runId, { ...someOutcome, validation: { rows: 28, scores: { loss, accuracy: 0.8 } }, ...more }));
}

/** With a sweep that has come to its end. */
async function swept() {
  const parts = setUp(1);
  answer(parts.sessions);
  const summary = parts.run({ ...twoRates, restarts: 1 });
  endTrial(parts.workers[0], 0.3);
  endTrial(parts.workers[0], 0.2);
  await summary;
  return parts;
}

test('every setting is trained once per restart, in as many workers as there are places', async () => {
  const { workers, sessions, run, sweep } = setUp();
  answer(sessions);
  const summary = run();
  // One of the settings is that of the answer.
  expect(workers.map(trialOf)).toEqual([
    [0.01, 0],
    [0.1, 0],
  ]);
  expect(workers[0].requests[0]).toMatchObject({
    threads: 1,
    engine: 'wasm',
    options: {
      target: 'pass',
      features: ['exam1', 'exam2'],
      task: 'binary',
      epochs: 4,
      batchSize: 8,
      hidden: [3],
      validationFraction: 0.2,
    },
  });
  expect(sweep()).toMatchObject({ runId: 'answered', settings: [{ learningRate: 0.01 }, { learningRate: 0.1 }], restarts: 2, scored: [] });
  endTrial(workers[1], 0.2);
  expect(workers.map(trialOf)).toEqual([
    [0.01, 0],
    [0.01, 1],
  ]);
  endTrial(workers[0], 0.5);
  endTrial(workers[0], 0.3);
  endTrial(workers[1], 0.4);
  await expect(summary).resolves.toMatchObject({
    restarts: 2,
    rows: 28,
    settings: [
      { learningRate: 0.1, loss: 0.25, accuracy: 0.8, losses: [0.2, 0.3] },
      { learningRate: 0.01, loss: 0.45, losses: [0.5, 0.4] },
    ],
  });
  // The model stays.
  expect(sessions.state(documentUri).run?.runId).toBe('answered');
});

test('a setting that cannot be trained with is told, and the others go on', async () => {
  const { workers, sessions, run } = setUp(1);
  answer(sessions);
  const summary = run({ ...twoRates, restarts: 1 });
  endTrial(workers[0], 0.5);
  workers[0].report({ type: 'failed', runId: runIdOf(workers[0]), failure: { isExpected: true, message: verbatim('Too much memory.') } });
  expect((await summary).settings).toMatchObject([
    { learningRate: 0.01, loss: 0.5 },
    { learningRate: 0.1, loss: Infinity, failure: 'Too much memory.' },
  ]);
});

test('a training whose loss stops being a number does not count, and where none counts that is said', async () => {
  const { workers, sessions, run, sweep } = setUp(1);
  answer(sessions);
  const summary = run({ ...twoRates, restarts: 1 });
  endTrial(workers[0], 0.1, { divergence: verbatim('In epoch 2 the loss stopped being a number.') });
  endTrial(workers[0], 0.1, { validation: undefined });
  await expect(summary).rejects.toThrow(new UserError(verbatim('In epoch 2 the loss stopped being a number.')));
  expect(sweep()?.scored[1].failure?.template).toContain('too few rows');
  expect(sweep()?.failure).toEqual({ isExpected: true, message: verbatim('In epoch 2 the loss stopped being a number.') });
  answer(sessions, 'next');
  expect(sweep()).toBeUndefined();
});

test('a worker that crashes ends all; the next attempt works', async () => {
  const { workers, sessions, run, sweep } = setUp();
  answer(sessions);
  const summary = run();
  workers[0].crash('Boom.');
  await expect(summary).rejects.toThrow('The training worker ended unexpectedly. Boom.');
  expect(inEnglish(sweep()?.failure?.message ?? verbatim(''))).toContain('Boom.');
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  const again = run({ ...twoRates, restarts: 1 });
  for (const worker of workers.slice(-2)) endTrial(worker, 0.3);
  await expect(again).resolves.toMatchObject({ restarts: 1 });
});

test('if cancelled or replaced by a training, it leaves nothing behind', async () => {
  const { workers, sessions, sweeps, run, sweep } = setUp();
  answer(sessions);
  const cancelled = run();
  endTrial(workers[0], 0.3);
  sweeps.cancel(documentUri);
  await expect(cancelled).rejects.toThrow(CancelledError);
  expect(sweep()).toBeUndefined();
  const overtaken = run();
  sessions.apply(documentUri, { type: 'started', runId: 'next', options: {} });
  await expect(overtaken).rejects.toBeInstanceOf(CancelledError);
  expect(sweep()).toBeUndefined();
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
});

test('the sweep is kept while its target, features and rows stay the same', async () => {
  const { sessions, sweep } = await swept();
  answer(sessions, 'used');
  const kept = sweep();
  expect(kept && isSwept(kept)).toBe(true);
  sessions.apply(documentUri, { type: 'started', runId: 'other', options: {} });
  sessions.apply(documentUri, { ...planned('other'), plan: { ...somePlan, recipe: { ...somePlan.recipe, features: ['exam1'] } } });
  expect(sweep()).toBeUndefined();
});

test('once the table has changed, the next answer drops the sweep', async () => {
  const { sessions, sweep } = await swept();
  sessions.apply(documentUri, { type: 'drifted', drift: { changed: 1, added: 0, removed: 0 } });
  expect(sweep()).toBeDefined();
  answer(sessions, 'again');
  expect(sweep()).toBeUndefined();
});

test('without an answer there is nothing to sweep', async () => {
  await expect(setUp().run()).rejects.toThrow(UserError);
});

test('settings are all combinations, the present one among them once', () => {
  const settings = sweepSettings({ hidden: [[], [8]], learningRate: [0.01, 0.1], restarts: 1 }, somePlan);
  expect(settings).toEqual([
    { hidden: [], learningRate: 0.01 },
    { hidden: [], learningRate: 0.1 },
    { hidden: [8], learningRate: 0.01 },
    { hidden: [8], learningRate: 0.1 },
  ]);
  expect(sweepSettings({ activation: ['tanh'], optimizer: ['sgd'], restarts: 1 }, somePlan)).toEqual([
    { activation: 'relu', optimizer: 'adam' },
    { activation: 'tanh', optimizer: 'sgd' },
  ]);
  const rates = Array.from({ length: 23 }, (_, i) => i / 100);
  expect(() => sweepSettings({ learningRate: rates, l2: rates, restarts: 1 }, somePlan)).toThrow('These are 529 settings');
});

test('epochs are told where all settings have the same, and a stopped run is repeated as far as it went with its L2', async () => {
  const start = (options: TrainOptions, outcome = someOutcome) => {
    const parts = setUp(1);
    parts.sessions.apply(documentUri, { type: 'started', runId: 'answered', options });
    const plan = { ...somePlan, hyperparameters: { ...somePlan.hyperparameters, l2: 0.002 } };
    parts.sessions.apply(documentUri, { ...planned('answered'), plan });
    parts.sessions.apply(documentUri, { type: 'trained', runId: 'answered', outcome }, someLedger);
    return parts;
  };
  const epochsOf = (options: TrainOptions, tried: SweepOptions) => {
    const { run, sweep, sweeps } = start(options);
    const ended = run(tried);
    const { epochs } = sweep() ?? {};
    sweeps.cancel(documentUri);
    return ended.catch(() => epochs);
  };
  const layers: SweepOptions = { hidden: [[8]], restarts: 1 };
  expect(await epochsOf({}, twoRates)).toBe(4);
  expect(await epochsOf({ epochs: 7 }, layers)).toBe(7);
  expect(await epochsOf({}, layers)).toBeUndefined();
  expect(await epochsOf({ epochs: 7, patience: 3 }, twoRates)).toBeUndefined();
  const { workers, run, sweeps } = start({ hidden: [3] }, { ...someOutcome, isStopped: true });
  const ended = run();
  expect(workers[0].requests[0]).toMatchObject({ options: { epochs: 4, l2: 0.002, hidden: [3] } });
  sweeps.cancel(documentUri);
  await expect(ended).rejects.toThrow(CancelledError);
});
