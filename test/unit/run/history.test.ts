import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptySession, reduceSession, type SessionEvent } from '../../../src/protocol/sessionState.ts';
import { appendEpochs, compactHistory, emptyHistory, joinBundles } from '../../../src/run/history/history.ts';
import { epochs, planned, trained } from '../session/fakeWorkers.ts';

test('epochs follow each other: none is missing between two bundles, and none comes twice', () => {
  const two = appendEpochs(emptyHistory(4), epochs('a', 1, 2).bundle);
  expect(two.length).toBe(2);
  for (const first of [1, 2, 4])
    expect(() => appendEpochs(two, epochs('a', first, 2).bundle)).toThrow(`Epoch 3 was expected, ${first} came`);
  expect([...appendEpochs(two, epochs('a', 3, 2).bundle).trainLoss.subarray(0, 4)]).toEqual([1, 2, 3, 4]);
});

test('two bundles joined are what they are one after the other', () => {
  const lengths = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6));
  fc.assert(
    fc.property(lengths, ([before, first, second]) => {
      const history = appendEpochs(emptyHistory(20), epochs('a', 1, before).bundle);
      const one = epochs('a', before + 1, first).bundle;
      const other = epochs('a', before + first + 1, second).bundle;
      const joined = joinBundles(one, other);
      expect(compactHistory(appendEpochs(history, joined))).toEqual(compactHistory(appendEpochs(appendEpochs(history, one), other)));
      expect(joined.snapshots).toEqual([...one.snapshots, ...other.snapshots]);
      expect(() => joinBundles(one, epochs('a', before + first + 2, second).bundle)).toThrow(`Epoch ${before + first + 1} was expected`);
    }),
  );
});

test('no run is brought back while another one is going on', () => {
  const answered: readonly SessionEvent[] = [{ type: 'started', runId: 'a', options: {} }, planned('a'), epochs('a', 1, 4), trained('a')];
  const ended = answered.reduce(reduceSession, emptySession);
  if (!ended.run) throw new Error('There is no run');
  const running = reduceSession(ended, { type: 'started', runId: 'b', options: {} });
  expect(reduceSession(running, { type: 'broughtBack', run: ended.run })).toBe(running);
  expect(reduceSession(ended, { type: 'broughtBack', run: ended.run }).run).toBe(ended.run);
});
