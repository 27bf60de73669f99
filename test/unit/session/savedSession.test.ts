import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptySession, reduceSession, type SessionEvent } from '../../../src/protocol/sessionState.ts';
import { fromSavedSession, toSavedSession } from '../../../src/session/savedSession.ts';
import { packJson, unpackJson } from '../../../src/session/packedJson.ts';
import { UserError } from '../../../src/userError.ts';
import { epochs, planned, someLedger, trained } from './fakeWorkers.ts';

const uri = 'file:///exam.csv';
const events: SessionEvent[] = [{ type: 'started', runId: 'a', options: {} }, planned('a'), epochs('a', 1, 3), trained('a')];
const answered = events.reduce(reduceSession, emptySession);

function saved(): Uint8Array<ArrayBuffer> {
  const file = toSavedSession(uri, answered, someLedger);
  if (file === undefined) throw new Error('Nothing was saved');
  return file;
}

test('what was saved comes back', () => {
  const { state, ledger } = fromSavedSession(uri, saved());
  expect(ledger).toEqual(someLedger);
  expect(state.run).toMatchObject({ ...answered.run, history: { length: 3 } });
  expect(state.run?.history.trainLoss).toEqual(new Float32Array([1, 2, 3]));
});

test('without an answer nothing is saved', () => {
  expect(toSavedSession(uri, events.slice(0, 3).reduce(reduceSession, emptySession), undefined)).toBeUndefined();
});

test('a newer version and another document are refused', () => {
  const newer = new TextDecoder('latin1').decode(saved()).replace('"version":2', '"version":3');
  expect(() =>
    fromSavedSession(
      uri,
      Uint8Array.from(newer, (character) => character.charCodeAt(0)),
    ),
  ).toThrow('another version');
  expect(() => fromSavedSession('file:///other.csv', saved())).toThrow('another document');
  expect(() => fromSavedSession(uri, new Uint8Array(0))).toThrow('no saved model');
});

test('a file that was cut off or changed anywhere is refused', () => {
  const file = saved();
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
      expect(() => fromSavedSession(uri, file.slice(0, at))).toThrow(UserError);
      const changed = file.slice();
      changed[at] ^= 1 << bit;
      expect(() => fromSavedSession(uri, changed)).toThrow(UserError);
    }),
    { numRuns: 1000 },
  );
});

test('typed arrays keep every bit', () => {
  fc.assert(
    fc.property(fc.float32Array(), fc.uint8Array(), fc.float64Array(), (floats, bytes, doubles) => {
      const value = { floats, nested: [{ bytes, doubles }], text: '__proto__', numbers: Uint32Array.of(4_294_967_295) };
      expect(unpackJson(packJson(value))).toEqual(value);
    }),
  );
});
