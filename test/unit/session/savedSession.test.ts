import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptySession, reduceSession, type SessionEvent, type SessionState } from '../../../src/protocol/sessionState.ts';
import { fromSavedSession, toSavedSession } from '../../../src/session/savedSession.ts';
import { UserError } from '../../../src/userError.ts';
import { epochs, planned, someLedger, trained } from './fakeWorkers.ts';

const uri = 'file:///exam.csv';
const events: SessionEvent[] = [{ type: 'started', runId: 'a', options: {} }, planned('a'), epochs('a', 1, 3), trained('a')];
const answered = events.reduce(reduceSession, emptySession);

const pause = () => Promise.resolve();

async function saved(): Promise<Uint8Array<ArrayBuffer>> {
  const file = await toSavedSession(uri, answered, someLedger, pause);
  if (file === undefined) throw new Error('Nothing was saved');
  return file;
}

test('what was saved comes back', async () => {
  const { state, ledger } = await fromSavedSession(uri, await saved(), pause);
  expect(ledger).toEqual(someLedger);
  expect(state.run).toMatchObject({ ...answered.run, history: { length: 3 } });
  expect(state.run?.history.trainLoss).toEqual(new Float32Array([1, 2, 3]));
});

test('a sweep that has come to its end comes back, and no other', async () => {
  const [score] = [{ setting: 0, restart: 0, rows: 9, scores: { loss: 0.25 } }];
  const sweep = {
    ...{ runId: 'a', target: 'pass', features: ['exam1', 'exam2'], task: 'binary' as const, epochs: 4 },
    ...{ rows: { train: 140, validation: 0, test: 60, skipped: 1 }, settings: [{ learningRate: 0.1 }], restarts: 1, scored: [] },
  };
  const sweeping = reduceSession(answered, { type: 'sweepStarted', runId: 'a', sweep });
  const swept = reduceSession(sweeping, { type: 'settingScored', runId: 'a', score });
  const restored = async (state: SessionState) => {
    const file = await toSavedSession(uri, state, someLedger, pause);
    return (await fromSavedSession(uri, file ?? new Uint8Array(0), pause)).state.sweep;
  };
  expect(await restored(swept)).toEqual({ ...sweep, scored: [score] });
  expect(await restored(sweeping)).toBeUndefined();
});

test('without an answer nothing is saved', async () => {
  expect(await toSavedSession(uri, events.slice(0, 3).reduce(reduceSession, emptySession), undefined, pause)).toBeUndefined();
});

test('it comes back from a file that begins anywhere in memory', async () => {
  const file = await saved();
  const moved = new Uint8Array(file.length + 3).subarray(3);
  moved.set(file);
  expect((await fromSavedSession(uri, moved, pause)).ledger).toEqual(someLedger);
});

test('a large ledger is packed and read in pieces', async () => {
  const keys = Uint32Array.from({ length: 1_000_000 }, (_, i) => Math.imul(i, 0x9e3779b1));
  const large = { keys, splits: new Uint8Array(keys.length).fill(1) };
  let pauses = 0;
  const counted = () => Promise.resolve(pauses++);
  const file = await toSavedSession(uri, answered, large, counted);
  expect(pauses).toBeGreaterThanOrEqual(2 * 5);
  const { ledger } = await fromSavedSession(uri, file ?? new Uint8Array(0), counted);
  expect(Buffer.from(ledger.keys.buffer).equals(Buffer.from(keys.buffer))).toBe(true);
  expect(Buffer.from(ledger.splits.buffer).equals(Buffer.from(large.splits.buffer))).toBe(true);
});

test('a newer version and another document are refused', async () => {
  const newer = new TextDecoder('latin1').decode(await saved()).replace('"version":5', '"version":6');
  const bytes = Uint8Array.from(newer, (character) => character.charCodeAt(0));
  await expect(fromSavedSession(uri, bytes, pause)).rejects.toThrow('another version');
  await expect(fromSavedSession('file:///other.csv', await saved(), pause)).rejects.toThrow('another document');
  await expect(fromSavedSession(uri, new Uint8Array(0), pause)).rejects.toThrow('no saved model');
});

test('a file that was cut off or changed anywhere is refused', async () => {
  const file = await saved();
  // The spaces that fill up the head say nothing.
  const head = new TextDecoder().decode(file.subarray(0, file.indexOf(0x0a))).trimEnd().length;
  const isFilling = (at: number) => at >= head && at < file.indexOf(0x0a);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
      await expect(fromSavedSession(uri, file.slice(0, at), pause)).rejects.toThrow(UserError);
      fc.pre(!isFilling(at));
      const changed = file.slice();
      changed[at] ^= 1 << bit;
      await expect(fromSavedSession(uri, changed, pause)).rejects.toThrow(UserError);
    }),
    { numRuns: 1000 },
  );
});
