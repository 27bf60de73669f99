import { verbatim } from '../../../src/message.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answeredRun,
  emptySession,
  isRunning,
  reduceSession,
  type SessionEvent,
  type SessionState,
} from '../../../src/protocol/sessionState.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import type { RowCounts } from '../../../src/run/runPlan.ts';
import { epochs, planned, someOutcome, somePlan, trained } from '../session/fakeWorkers.ts';

const started = (runId: string): SessionEvent => ({ type: 'started', runId, options: {} });
const failed = (runId: string): SessionEvent => ({ type: 'failed', runId, failure: { isExpected: true, message: verbatim('no') } });
const reduceAll = (events: readonly SessionEvent[]) => events.reduce(reduceSession, emptySession);

test('a failed run keeps the last answer', () => {
  const state = reduceAll([started('a'), planned('a'), trained('a'), started('b'), failed('b')]);
  expect(state.run).toMatchObject({ runId: 'b', phase: 'failed' });
  expect(answeredRun(state)?.runId).toBe('a');
  expect(isRunning(state)).toBe(false);
});

test('a run that a reload has interrupted is told beside the last answer, and never was a run of this window', () => {
  const interrupted: SessionEvent = { type: 'interrupted', runId: 'b' };
  const state = reduceAll([{ type: 'started', runId: 'a', options: { epochs: 7 } }, planned('a'), trained('a'), interrupted]);
  expect(state.run).toMatchObject({ runId: 'b', phase: 'failed', options: { epochs: 7 }, failure: { isExpected: true } });
  expect(state.run?.failure?.message.template).toMatch(/interrupted.*reloaded.*train again/);
  expect(answeredRun(state)?.runId).toBe('a');
  const first = reduceAll([interrupted]);
  expect([first.run?.phase, first.run?.options, answeredRun(first)]).toEqual(['failed', {}, undefined]);
  // A run that was started before the panel was back continues.
  const running = reduceAll([started('c')]);
  expect(reduceSession(running, interrupted)).toBe(running);
  const sessions = new Sessions();
  const heard: string[] = [];
  sessions.subscribe((_, { type }) => heard.push(type));
  sessions.apply('file:///a.csv', interrupted);
  expect(heard).toEqual(['interrupted']);
  expect(sessions.wasStartedHere('b')).toBe(false);
  expect(reduceSession(state, started('d')).run).toMatchObject({ runId: 'd', phase: 'reading' });
});

test('an answer replaces the last one and clears the drift', () => {
  const state = reduceAll([
    started('a'),
    planned('a'),
    trained('a'),
    { type: 'drifted', drift: { changed: 1, added: 0, removed: 0 } },
    started('b'),
    planned('b'),
    trained('b', { ...someOutcome, isStopped: true }),
  ]);
  expect(state.previous).toBeUndefined();
  expect(state.drift).toBeUndefined();
  expect(state.run).toMatchObject({ runId: 'b', phase: 'stopped' });
});

test('a run that is over is scored until it has an answer', () => {
  const scoring: SessionEvent = { type: 'scoring', runId: 'a' };
  const running = [started('a'), planned('a')];
  expect(reduceAll([...running, scoring]).run).toMatchObject({ phase: 'training', isScoring: true });
  expect(reduceAll([...running, scoring, trained('a', someOutcome)]).run).toMatchObject({ phase: 'trained', isScoring: false });
  expect(reduceAll([...running, scoring, failed('a')]).run).toMatchObject({ phase: 'failed', isScoring: false });
});

test('a run is paused until it is resumed or ends', () => {
  const paused = (isPaused: boolean, runId = 'a'): SessionEvent => ({ type: 'paused', runId, isPaused });
  const running = [started('a'), planned('a')];
  const state = reduceAll([...running, paused(true)]);
  expect(state.run).toMatchObject({ phase: 'training', isPaused: true });
  expect(isRunning(state)).toBe(true);
  expect(reduceAll([...running, paused(true), paused(false)]).run?.isPaused).toBe(false);
  expect(reduceAll([...running, paused(true), trained('a', { ...someOutcome, isStopped: true })]).run).toMatchObject({
    ...{ phase: 'stopped', isPaused: false },
  });
  expect(reduceAll([...running, paused(true), failed('a')]).run).toMatchObject({ phase: 'failed', isPaused: false });
  expect(reduceAll([...running, paused(true, 'b')]).run?.isPaused).toBeUndefined();
});

test('a gap in the epochs is a bug and is said', () => {
  expect(() => reduceAll([started('a'), planned('a'), epochs('a', 2, 1)])).toThrow('Epoch 1 was expected, 2 came');
});

test('earlier states keep their history when later ones grow', () => {
  const before = reduceAll([started('a'), planned('a'), epochs('a', 1, 2)]);
  reduceSession(before, epochs('a', 3, 2));
  expect(before.run?.history.length).toBe(2);
  expect([...(before.run?.history.testLoss.subarray(0, 2) ?? [])]).toEqual([1, 2]);
});

test('whatever comes in whatever order, one run at a time is shown and an answer is never lost', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const event: fc.Arbitrary<SessionEvent> = fc.oneof(
    id.map(started),
    id.map(planned),
    id.map((runId) => trained(runId)),
    id.map(failed),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state: SessionState = emptySession;
      for (const next of events) {
        const hadAnswer = answeredRun(state) !== undefined;
        state = reduceSession(state, next);
        if (hadAnswer) expect(answeredRun(state)).toBeDefined();
        if (next.type === 'started') expect(state.run).toMatchObject({ runId: next.runId, phase: 'reading' });
        if (state.run?.outcome) expect(state.previous).toBeUndefined();
      }
    }),
  );
});

test('a sweep stays when one of its settings is trained with, though that keeps rows for validation', () => {
  const { target, features, task } = somePlan.recipe;
  const sweep = {
    ...{ runId: 'a', target, features, task, rows: somePlan.rows, epochs: 3 },
    ...{ settings: [{ learningRate: 0.1 }], restarts: 1, scored: [] },
  };
  const swept = reduceAll([
    ...[started('a'), planned('a'), trained('a')],
    { type: 'sweepStarted', runId: 'a', sweep },
    { type: 'settingScored', runId: 'a', score: { setting: 0, restart: 0, rows: 9, scores: { loss: 0.25 } } },
  ]);
  const afterPlan = (rows: Partial<RowCounts>) => {
    const next = planned('b');
    return [started('b'), { ...next, plan: { ...next.plan, rows: { ...somePlan.rows, ...rows } } }].reduce(reduceSession, swept).sweep;
  };
  const { train } = somePlan.rows;
  expect(afterPlan({ train: train - 20, validation: 20 })).toBeDefined();
  expect(afterPlan({ train: train - 20 })).toBeUndefined();
});
