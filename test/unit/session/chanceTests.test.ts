import { expect, test } from 'vitest';
import { summarizeChance } from '../../../src/evaluation/chance.ts';
import { verbatim } from '../../../src/message.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { ChanceTests } from '../../../src/session/chanceTests.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { CancelledError } from '../../../src/userError.ts';
import { fakeWorkers, planned, runIdOf, someLedger, someOutcome, trained, type FakeWorker } from './fakeWorkers.ts';

const documentUri = 'file:///exam.csv';

function setUp() {
  const { workers, spawn } = fakeWorkers();
  const sessions = new Sessions();
  let ids = 0;
  const tests = new ChanceTests(sessions, new WorkerPool(spawn, 2), () => `turn${ids++}`);
  sessions.apply(documentUri, { type: 'started', runId: 'answered', options: { epochs: 4 } });
  sessions.apply(documentUri, planned('answered'));
  sessions.apply(
    documentUri,
    { type: 'trained', runId: 'answered', outcome: { ...someOutcome, test: { loss: 0.3, accuracy: 0.9 } } },
    someLedger,
  );
  const run = () => tests.run({ documentUri, source: textSource('a,b\n1,2\n'), trainings: 3 });
  return { workers, sessions, tests, run, state: () => sessions.state(documentUri).run?.chanceTest };
}

function end(worker: FakeWorker, accuracy: number): void {
  const runId = runIdOf(worker);
  worker.report(planned(runId));
  worker.report(trained(runId, { ...someOutcome, test: { loss: 0.7, accuracy } }));
}

test('the answer is trained again on differently shuffled answers, and how many were as good is told', async () => {
  const { workers, run, state } = setUp();
  const summary = run();
  const shuffles = () => workers.map(({ requests }) => (requests.at(-1)?.type === 'train' ? requests.at(-1) : undefined));
  expect(shuffles()).toMatchObject([{ options: { epochs: 4, shuffle: 1 } }, { options: { epochs: 4, shuffle: 2 } }]);
  end(workers[0], 0.6);
  expect(state()).toEqual({ trainings: 3, scored: [{ index: 0, score: 0.6 }] });
  end(workers[1], 0.9);
  end(workers[0], 0.55);
  await expect(summary).resolves.toEqual({ trainings: 3, best: 0.9, asGood: 1, p: 2 / 4 });
  expect(state()?.scored.map(({ score }) => score)).toEqual([0.6, 0.9, 0.55]);
});

test('a failure is kept, and of a cancelled one nothing is', async () => {
  const { workers, run, state, tests } = setUp();
  const failed = run();
  workers[0].report({ type: 'failed', runId: runIdOf(workers[0]), failure: { isExpected: true, message: verbatim('No.') } });
  await expect(failed).rejects.toThrow('No.');
  expect(state()?.failure).toMatchObject({ isExpected: true });
  const cancelled = run();
  tests.cancel(documentUri);
  await expect(cancelled).rejects.toThrow(CancelledError);
  expect(state()).toBeUndefined();
});

test('of errors the smaller one is as good', () => {
  const scored = [3, 5, 2].map((score, index) => ({ index, score }));
  expect(summarizeChance(scored, 3, true)).toEqual({ trainings: 3, best: 2, asGood: 2, p: 3 / 4 });
});
