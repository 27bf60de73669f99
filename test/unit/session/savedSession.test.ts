import { expect, test } from 'vitest';
import { emptySession, reduceSession, type SessionEvent, type SessionState } from '../../../src/protocol/sessionState.ts';
import { fromSavedSession, toSavedSession } from '../../../src/session/savedSession.ts';
import { UserError } from '../../../src/userError.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { epochs, planned, someLedger, someOutcome, trained } from './fakeWorkers.ts';

const uri = 'file:///exam.csv';
const started = (runId: string): SessionEvent => ({ type: 'started', runId, options: {} });
const events: SessionEvent[] = [started('a'), planned('a'), epochs('a', 1, 3), trained('a')];
const answered = events.reduce(reduceSession, emptySession);

const pause = () => Promise.resolve();

async function saved(): Promise<Uint8Array<ArrayBuffer>> {
  const file = await toSavedSession(uri, answered, someLedger, pause);
  if (file === undefined) throw new Error('Nothing was saved');
  return file;
}

/** The saved session with another format number. */
async function savedAs(version: number): Promise<Uint8Array<ArrayBuffer>> {
  const text = Buffer.from(await saved()).toString('latin1');
  return Uint8Array.from(text.replace('"version":7', `"version":${version}`), (character) => character.charCodeAt(0));
}

test('what was saved comes back', async () => {
  const { state, ledger } = await fromSavedSession(uri, await saved(), pause);
  expect(ledger).toEqual(someLedger);
  expect(state.run).toMatchObject({ ...answered.run, history: { length: 3 } });
  expect(state.run?.history.trainLoss).toEqual(new Float32Array([1, 2, 3]));
});

test('runs before the answered one come back with their weights, and equal ledgers are saved once', async () => {
  const sessions = new Sessions();
  const keys = Uint32Array.from({ length: 5000 }, (_, i) => i);
  const large = () => ({ keys: keys.slice(), splits: new Uint8Array(5000) });
  for (const runId of ['a', 'b', 'c']) {
    const outcome = { ...someOutcome, weights: new Float32Array([runId.charCodeAt(0), 2, 3]) };
    for (const event of [started(runId), planned(runId), epochs(runId, 1, 3)]) sessions.apply(uri, event);
    const { ledger: _, ...event } = trained(runId, outcome);
    sessions.apply(uri, event, runId === 'b' ? someLedger : large());
  }
  expect(sessions.bringBack(uri, 'b')).toBe('done');
  const file = await toSavedSession(uri, sessions.state(uri), sessions.ledger(uri), pause, sessions.keptRuns(uri));
  expect(file?.length).toBeLessThan(2 * 25_000);
  const { state, ledger, kept } = await fromSavedSession(uri, file ?? new Uint8Array(0), pause);
  const other = new Sessions();
  other.restore(uri, state, ledger, kept);
  expect(other.state(uri).run?.runId).toBe('b');
  expect(other.ledger(uri)).toEqual(someLedger);
  expect(other.state(uri).records?.map(({ runId, number }) => [runId, number])).toEqual([
    ['c', 3],
    ['b', 2],
    ['a', 1],
  ]);
  expect(other.bringBack(uri, 'a')).toBe('done');
  expect(other.model(uri)?.weights[0]).toBe('a'.charCodeAt(0));
  expect(other.ledger(uri)).toEqual(large());
  expect(other.bringBack(uri, 'b')).toBe('done');
  expect(other.ledger(uri)).toEqual(someLedger);
});

test('what version 5 saved comes back, as the first run of its table', async () => {
  const { state } = await fromSavedSession(uri, await savedAs(5), pause);
  expect(state.records).toMatchObject([{ runId: 'a', number: 1, isKept: true }]);
});

test('the data checks of a run come back by their former name too', async () => {
  const { run } = answered;
  if (!run?.plan) throw new Error('There is no plan');
  const { dataChecks: _, ...others } = run.plan;
  const cautions = [{ template: 'The test is small.' }];
  const former = { ...answered, run: { ...run, plan: { ...others, cautions } } } as unknown as SessionState;
  const file = await toSavedSession(uri, former, someLedger, pause);
  const { state } = await fromSavedSession(uri, file ?? new Uint8Array(0), pause);
  expect(state.run?.plan).toEqual({ ...others, dataChecks: [{ said: cautions[0], remedies: [] }] });
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

test('what is saved of a table of very many columns comes back with pauses in between', async () => {
  const { run } = answered;
  const columns = Array.from({ length: 4000 }, (_, i) => ({ ...run?.plan?.columns[0], name: `column ${i}` }));
  const wide = { ...answered, run: { ...run, plan: { ...run?.plan, columns } } } as SessionState;
  const file = (await toSavedSession(uri, wide, someLedger, pause)) ?? new Uint8Array(0);
  let pauses = 0;
  const { state } = await fromSavedSession(uri, file, () => Promise.resolve(pauses++));
  expect(state.run?.plan?.columns).toEqual(columns);
  // One for each piece of the checksum, and again for each that is parsed.
  expect(pauses).toBeGreaterThanOrEqual(1.5 * (file.length / (1 << 16)));
});

test('a newer version and another document are refused', async () => {
  await expect(fromSavedSession(uri, await savedAs(8), pause)).rejects.toThrow('another version');
  await expect(fromSavedSession(uri, await savedAs(4), pause)).rejects.toThrow('another version');
  await expect(fromSavedSession('file:///other.csv', await saved(), pause)).rejects.toThrow('another document');
  await expect(fromSavedSession(uri, new Uint8Array(0), pause)).rejects.toThrow('not a saved model');
});

test('a file that was cut off anywhere is refused', async () => {
  const file = await saved();
  for (let length = 0; length < file.length; length++) {
    await expect(fromSavedSession(uri, file.slice(0, length), pause), `the first ${length} bytes`).rejects.toThrow(UserError);
  }
});

test('a file with any bit changed is refused or gives what was saved', async () => {
  const file = await saved();
  const whole = JSON.stringify(await fromSavedSession(uri, file, pause));
  const read: string[] = [];
  for (const at of file.keys()) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = file.slice();
      changed[at] ^= 1 << bit;
      const answer = await fromSavedSession(uri, changed, pause).catch((error: unknown) => error);
      if (answer instanceof UserError) continue;
      expect(JSON.stringify(answer), `bit ${bit} of byte ${at}`).toBe(whole);
      read.push(String.fromCharCode(changed[at]));
    }
  }
  // The version, which is not under the checksum: the former two are read as this one is.
  expect(read).toEqual(['6', '5']);
});
