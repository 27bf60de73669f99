import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isEpochs, type ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { PartReader, type ViewPart } from '../../../src/protocol/viewParts.ts';
import { Outbox } from '../../../src/views/outbox.ts';
import { epochs } from '../session/fakeWorkers.ts';

function named(fileName: string): ViewUpdate {
  return { type: 'contextChanged', context: { documentUri: 'file:///a.csv', fileName, playbackSeconds: 0 } };
}

/** An outbox, what was read at its other end, and a promise for the update with a given name. */
function setUp() {
  const reader = new PartReader();
  const read: string[] = [];
  const parts: ViewPart[] = [];
  const errors: unknown[] = [];
  const waiting = new Map<string, () => void>();
  const onPart: ((part: ViewPart) => void)[] = [];
  const outbox = new Outbox(
    (part) => {
      parts.push(part);
      const update = reader.read(part);
      if (update?.type === 'contextChanged') {
        read.push(update.context.fileName);
        waiting.get(update.context.fileName)?.();
      }
      for (const hear of onPart) hear(part);
    },
    setImmediate,
    (error) => errors.push(error),
  );
  const until = (name: string) => new Promise<void>((resolve) => waiting.set(name, resolve));
  return { outbox, read, parts, errors, until, onPart };
}

/** Takes three parts. */
const large = 'x'.repeat(600_000);

test('updates come in their order, however many parts each takes', async () => {
  const { outbox, read, parts, until } = setUp();
  const end = until('last');
  for (const name of ['first', large, 'second', 'last']) outbox.post(named(name));
  expect(parts).toEqual([]);
  await end;
  expect(read).toEqual(['first', large, 'second', 'last']);
  expect(parts.map(({ start }) => start === 0)).toEqual([true, true, false, false, true, true]);
});

test('nothing of what was dropped is sent any more, not even the rest of an update', async () => {
  const { outbox, read, parts, until, onPart } = setUp();
  const end = until('news');
  onPart.push(({ start }) => {
    if (start > 0 || parts.length > 1) return;
    outbox.clear();
    outbox.post(named('news'));
  });
  for (const name of [large, 'waiting']) outbox.post(named(name));
  await end;
  expect(read).toEqual(['news']);
  expect(parts.length).toBe(2);
});

test('an update that cannot be sent is reported, and the next one is sent', async () => {
  const { outbox, read, errors, until, onPart } = setUp();
  onPart.push(() => {
    onPart.length = 0;
    throw new Error('The webview is gone');
  });
  const end = until('second');
  for (const name of ['first', 'second']) outbox.post(named(name));
  await end;
  expect(read).toEqual(['first', 'second']);
  expect(errors.map(String)).toEqual(['Error: The webview is gone']);
});

/** The epochs read, as [run, first, last], and the names of other updates, in order. */
function epochsRead(parts: readonly ViewPart[]): unknown[] {
  const reader = new PartReader();
  return parts.flatMap((part): unknown[] => {
    const update = reader.read(part);
    if (update?.type === 'contextChanged') return [update.context.fileName];
    if (!update || !isEpochs(update)) return [];
    const { runId, bundle } = update.event;
    return [[runId, bundle.firstEpoch, bundle.firstEpoch + bundle.trainLoss.length - 1]];
  });
}

test('a page that is slow gets the epochs that it has missed as one bundle, and is never more than two behind', async () => {
  const { outbox, parts, until } = setUp();
  const post = (runId: string, first: number, count: number) => outbox.post({ type: 'event', event: epochs(runId, first, count) });
  const settle = async (name: string) => {
    const end = until(name);
    outbox.post(named(name));
    await end;
  };
  post('a', 1, 2);
  post('a', 3, 2);
  await settle('two are on their way');
  expect(epochsRead(parts)).toEqual([['a', 1, 2], ['a', 3, 4], 'two are on their way']);

  parts.length = 0;
  for (const first of [5, 7, 9]) post('a', first, 2);
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  expect(parts).toEqual([]);
  outbox.confirmEpochs();
  post('a', 11, 1);
  post('b', 1, 1);
  // What comes after them does not overtake them.
  await settle('the end');
  expect(epochsRead(parts)).toEqual([['a', 5, 10], ['a', 11, 11], ['b', 1, 1], 'the end']);
});

test('a page that gets a fresh snapshot has nothing left to confirm', async () => {
  const { outbox, parts, until } = setUp();
  for (const first of [1, 2, 3, 4]) outbox.post({ type: 'event', event: epochs('a', first, 1) });
  outbox.clear();
  // A confirmation from before is late.
  outbox.confirmEpochs();
  const end = until('the end');
  for (const first of [5, 6]) outbox.post({ type: 'event', event: epochs('a', first, 1) });
  outbox.post(named('the end'));
  await end;
  expect(epochsRead(parts)).toEqual([['a', 5, 5], ['a', 6, 6], 'the end']);
});

test('others have their turn while a plan of many columns is written', async () => {
  const columns = Array.from({ length: 20_000 }, (_, i) => ({ name: `column ${i}`, kind: 'number' }));
  const steps: string[] = [];
  const parts: ViewPart[] = [];
  const outbox = new Outbox(
    (part) => parts.push(part),
    () => {
      steps.push('pause');
      return setImmediate();
    },
    (error) => steps.push(String(error)),
  );
  const update = { ...named('a'), columns };
  outbox.post(update);
  while (parts.length < 1) await setImmediate();
  const pieces = Math.floor(JSON.stringify(update).length / (1 << 17));
  expect(pieces).toBeGreaterThan(3);
  expect(steps.length).toBeGreaterThan(pieces);
  expect(new Set(steps)).toEqual(new Set(['pause']));
});
