import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { rowsKey } from '../../../src/dataset/split/rowsKey.ts';
import { plainFormat } from '../../../src/dataset/cells/cellValue.ts';
import type { RegressionTarget } from '../../../src/dataset/encoding/encoder.ts';
import { emptySession, reduceSession, type SessionEvent, type SessionState } from '../../../src/protocol/sessionState.ts';
import { compareRuns, runBefore } from '../../../src/run/comparison/compareRuns.ts';
import { outlineHistory } from '../../../src/run/history/historyOutline.ts';
import { MOST_KEPT_BYTES, type RunRecord } from '../../../src/run/runRecord.ts';
import type { RunOutcome } from '../../../src/run/runPlan.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { examScores, examSeed } from '../../../scripts/makeSamples.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { epochs, planned, someLedger, someOutcome, somePlan, trained } from '../session/fakeWorkers.ts';

const uri = 'file:///exam.csv';
const diverged: RunOutcome = { ...someOutcome, divergence: { template: 'no' } };

/** A run is set aside only if the columns of the previous one still exist. */
const { columns } = planRun(examScores(examSeed), {}, 'wasm').plan;

function runEvents(runId: string, outcome: RunOutcome = someOutcome, testKey: number | 'unknown' = 7): SessionEvent[] {
  const plan = { ...somePlan, columns, ...(testKey === 'unknown' ? {} : { testKey }) };
  return [{ type: 'started', runId, options: {} }, { ...planned(runId), plan }, epochs(runId, 1, 3), trained(runId, outcome)];
}

const reduceAll = (events: readonly SessionEvent[], from: SessionState = emptySession) => events.reduce(reduceSession, from);
const withAccuracy = (accuracy: number): RunOutcome => ({ ...someOutcome, test: { loss: 0.3, accuracy } });

test('runs are numbered in the order of their answers, and the newest comes first', () => {
  const { records = [] } = reduceAll([...runEvents('a'), ...runEvents('b', diverged), ...runEvents('c')]);
  expect(records.map(({ runId, number, isSetAside }) => [runId, number, isSetAside])).toEqual([
    ['c', 3, false],
    ['b', 2, true],
    ['a', 1, false],
  ]);
  expect(records[2]).toMatchObject({ features: ['exam1', 'exam2'], options: { hidden: [], epochs: 4 }, test: { accuracy: 0.85 } });
});

test('a run that fails is not remembered, and takes nothing from what is', () => {
  const failed: SessionEvent = { type: 'failed', runId: 'b', failure: { isExpected: true, message: { template: 'no' } } };
  const state = reduceAll([...runEvents('a'), { type: 'started', runId: 'b', options: {} }, failed]);
  expect(state.records?.map(({ runId }) => runId)).toEqual(['a']);
});

test('twenty are remembered and go on being counted', () => {
  const ids = Array.from({ length: 23 }, (_, i) => `run${i + 1}`);
  const { records = [] } = reduceAll(ids.flatMap((id) => runEvents(id)));
  expect(records.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => 23 - i));
});

test('weights are kept from the newest on as far as there is room, and those of the run that answers in any case', () => {
  const large = (share: number): RunOutcome => ({ ...someOutcome, weights: new Float32Array((MOST_KEPT_BYTES / 4) * share) });
  const isKept = ({ records = [] }: SessionState) => records.map((record) => record.isKept);
  expect(isKept(reduceAll([...runEvents('a', large(0.6)), ...runEvents('b', large(0.6)), ...runEvents('c')]))).toEqual([true, true, false]);
  const tooLarge = reduceAll([...runEvents('a'), ...runEvents('b', large(2))]);
  expect(isKept(tooLarge)).toEqual([true, true]);
  expect(isKept(reduceAll(runEvents('c'), tooLarge))).toEqual([true, false, true]);
  const sessions = new Sessions();
  for (const event of [...runEvents('a', large(2)), ...runEvents('b')]) sessions.apply(uri, event, ledgerOf(event));
  expect(sessions.bringBack(uri, 'a')).toBe('forgotten');
});

const ledgerOf = ({ type }: SessionEvent) => (type === 'trained' ? someLedger : undefined);

test('a run that is brought back answers with its weights, but not while another is going on', () => {
  const sessions = new Sessions();
  const heard: string[] = [];
  for (const [id, first] of [
    ['a', 1],
    ['b', 2],
  ] as const) {
    const outcome = { ...someOutcome, weights: new Float32Array([first, 2, 3]) };
    for (const event of runEvents(id, outcome)) sessions.apply(uri, event, ledgerOf(event));
  }
  sessions.apply(uri, { type: 'drifted', drift: { changed: 1, added: 0, removed: 0 } });
  sessions.subscribe((_, { type }) => heard.push(type));
  expect(sessions.bringBack(uri, 'b')).toBe('done');
  expect(heard).toEqual([]);
  expect(sessions.bringBack(uri, 'a')).toBe('done');
  expect(heard).toEqual(['broughtBack']);
  expect(sessions.model(uri)?.weights[0]).toBe(1);
  expect(sessions.state(uri)).toMatchObject({ run: { runId: 'a', history: { length: 3 } }, records: [{ runId: 'b' }, { runId: 'a' }] });
  expect(sessions.state(uri).drift).toBeUndefined();
  sessions.apply(uri, { type: 'started', runId: 'c', options: {} });
  expect(sessions.bringBack(uri, 'b')).toBe('running');
});

test('what a cross-validation has found stays with the run that it is of', () => {
  const sessions = new Sessions();
  for (const event of runEvents('a')) sessions.apply(uri, event, ledgerOf(event));
  const fold = { index: 0, rows: 9, scores: { loss: 0.25 }, baseline: { loss: 0.5 } };
  sessions.apply(uri, { type: 'foldsStarted', runId: 'a', folds: 1 });
  sessions.apply(uri, { type: 'foldScored', runId: 'a', fold });
  for (const event of runEvents('b')) sessions.apply(uri, event, ledgerOf(event));
  sessions.bringBack(uri, 'a');
  expect(sessions.state(uri).run?.crossValidation?.scored).toEqual([fold]);
});

test('a run that was set aside and is brought back is not set aside any more', () => {
  const sessions = new Sessions();
  for (const event of [...runEvents('a'), ...runEvents('b', diverged)]) sessions.apply(uri, event, ledgerOf(event));
  expect(sessions.bringBack(uri, 'b')).toBe('done');
  expect(sessions.state(uri).run).not.toHaveProperty('isSetAside');
  expect(sessions.state(uri).records?.[0].isSetAside).toBe(false);
  expect(sessions.bringBack(uri, 'a')).toBe('done');
});

test('figures are compared on the same test rows only', () => {
  const { records = [] } = reduceAll([
    ...runEvents('a', withAccuracy(0.8)),
    ...runEvents('b', withAccuracy(0.875)),
    ...runEvents('c', withAccuracy(0.9), 8),
    ...runEvents('d', withAccuracy(0.9), 'unknown'),
    ...runEvents('e', { ...withAccuracy(0.9), sampled: { train: 1, test: 1 } }),
  ]);
  const [sampled, unknown, other, second, first] = records;
  expect(compareRuns(second, first)).toEqual({ type: 'points', better: expect.closeTo(7.5, 9) as number });
  expect(compareRuns(first, second)).toEqual({ type: 'points', better: expect.closeTo(-7.5, 9) as number });
  for (const run of [other, unknown, sampled]) expect(compareRuns(run, first)).toEqual({ type: 'otherRows' });
  expect(compareRuns(unknown, unknown)).toEqual({ type: 'otherRows' });
  expect(compareRuns(second, { ...first, target: { ...first.target, column: 'else' } })).toEqual({ type: 'otherQuestion' });
});

test('a number is better where it misses by less', () => {
  const target: RegressionTarget = { type: 'regression', column: 'price', mean: 1, scale: 1, min: 0, max: 9, format: plainFormat };
  const [record] = reduceAll(runEvents('a')).records ?? [];
  const withMiss = (mae: number): RunRecord => ({ ...record, target, task: 'regression', test: { loss: 1, mae } });
  expect(compareRuns(withMiss(2), withMiss(3))).toEqual({ type: 'miss', better: 1 });
});

test('the run before is the last that asked the same and was not set aside', () => {
  const { records = [] } = reduceAll([...runEvents('a'), ...runEvents('b', diverged), ...runEvents('c')]);
  expect(runBefore(records, 'c')?.runId).toBe('a');
  expect(runBefore(records, 'a')).toBeUndefined();
  expect(runBefore(records, 'unknown')).toBeUndefined();
});

test('a long history keeps its first and last epochs and as many points as a chart shows', () => {
  const length = 100_000;
  const values = Float32Array.from({ length: length + 5 }, (_, i) => i + 1);
  const { epochs: at, testLoss } = outlineHistory({
    ...{ length, trainLoss: values, testLoss: values },
    ...{ trainMetric: values, testMetric: values },
  });
  expect([at[0], at[at.length - 1]]).toEqual([1, length]);
  expect(at.length).toBeGreaterThan(200);
  expect(at.length).toBeLessThanOrEqual(240);
  expect([...testLoss]).toEqual([...at]);
  expect([...at].every((epoch, i) => i === 0 || epoch > at[i - 1])).toBe(true);
});

test('the key of the test rows is of all their cells, and of nothing else', () => {
  const table = readCsv('a,b,c\n1,x,0\n2,y,1\n3,z,0\n');
  const key = (text: string, records: number[]) => rowsKey(readCsv(text), Uint32Array.from(records));
  const some = rowsKey(table, Uint32Array.of(0, 2));
  expect(key('a,b,c\n3,z,0\n2,other,1\n1,x,0\n', [0, 2])).toBe(some);
  expect(key('a,b,c\n1,x,0\n2,y,1\n3,z,1\n', [0, 2])).not.toBe(some);
  expect(rowsKey(table, Uint32Array.of(0))).not.toBe(some);
  expect(rowsKey(table, Uint32Array.of(0, 1, 2))).not.toBe(some);
});

test('other features and settings leave the test rows and their key as they are, another seed does not', () => {
  const keyOf = (options: object) => planRun(examScores(examSeed), options, 'wasm').plan.testKey;
  const usual = keyOf({});
  expect(usual).toBeTypeOf('number');
  expect(keyOf({ features: ['exam2'], hidden: [8] })).toBe(usual);
  expect(keyOf({ seed: 2 })).not.toBe(usual);
});
