import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { emptySession, reduceSession, type SessionEvent } from '../../../src/protocol/sessionState.ts';
import { interruption } from '../../../src/run/findings/failure.ts';
import { describeNewerRun, newerRun } from '../../../src/rows/whichModel.ts';
import { epochs, planned, trained } from '../session/fakeWorkers.ts';

const answered: readonly SessionEvent[] = [{ type: 'started', runId: 'a', options: {} }, planned('a'), epochs('a', 1, 4), trained('a')];
const started: SessionEvent = { type: 'started', runId: 'b', options: {} };
const after = (...events: readonly SessionEvent[]) => newerRun([...answered, ...events].reduce(reduceSession, emptySession));

test('which model answers depends on the result of the newest run', () => {
  expect(newerRun({})).toBeUndefined();
  expect(after()).toBeUndefined();
  expect(after(started)).toBe('running');
  expect(after(started, planned('b'))).toBe('running');
  expect(after(started, { type: 'failed', runId: 'b', failure: interruption })).toBe('failed');
  expect(after(started, planned('b'), epochs('b', 1, 4), trained('b'))).toBeUndefined();
  const { run, ...rest } = [...answered, started, planned('b'), epochs('b', 1, 4), trained('b')].reduce(reduceSession, emptySession);
  if (!run) throw new Error('There is no run');
  expect(newerRun({ ...rest, run: { ...run, isSetAside: true } })).toBe('setAside');
});

test('each is told in its own words', () => {
  expect((['running', 'failed', 'setAside'] as const).map((newer) => inEnglish(describeNewerRun(newer)))).toEqual([
    'A new training is in progress: until it ends, the previous model answers.',
    'The last training did not finish: the previous model answers.',
    'The last training did worse: the previous model answers.',
  ]);
});
