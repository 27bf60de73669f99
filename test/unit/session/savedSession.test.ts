import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptySession, reduceSession, type SessionEvent } from '../../../src/protocol/sessionState.ts';
import { fromSavedSession, toSavedSession } from '../../../src/session/savedSession.ts';
import { parseTyped, stringifyTyped } from '../../../src/session/typedJson.ts';
import { epochs, planned, someLedger, trained } from './fakeWorkers.ts';

const uri = 'file:///exam.csv';
const events: SessionEvent[] = [{ type: 'started', runId: 'a', options: {} }, planned('a'), epochs('a', 1, 3), trained('a')];
const answered = events.reduce(reduceSession, emptySession);

function saved(): string {
  const text = toSavedSession(uri, answered, someLedger);
  if (text === undefined) throw new Error('Nothing was saved');
  return text;
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
  expect(() => fromSavedSession(uri, saved().replace('"version":1', '"version":2'))).toThrow('another version');
  expect(() => fromSavedSession('file:///other.csv', saved())).toThrow('another document');
  expect(() => fromSavedSession(uri, '')).toThrow('no saved model');
});

test('a file that was cut off or changed anywhere is refused', () => {
  const text = saved();
  fc.assert(
    fc.property(fc.nat(text.length - 1), (at) => {
      expect(() => fromSavedSession(uri, text.slice(0, at))).toThrow();
      const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      expect(() => fromSavedSession(uri, changed)).toThrow();
    }),
  );
});

test('typed arrays keep every bit', () => {
  fc.assert(
    fc.property(fc.float32Array(), fc.uint8Array(), (floats, bytes) => {
      const back = parseTyped(stringifyTyped({ floats, nested: [{ bytes }], text: '__proto__' }));
      expect(back).toEqual({ floats, nested: [{ bytes }], text: '__proto__' });
    }),
  );
});
