import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { PartReader, type ViewPart } from '../../../src/protocol/viewParts.ts';
import { Outbox } from '../../../src/views/outbox.ts';

function named(fileName: string): ViewUpdate {
  return { type: 'contextChanged', context: { documentUri: 'file:///a.csv', fileName, playbackSeconds: 0 } };
}

/** An outbox, what has been read at its other end, and a promise that it has come to the update of a name. */
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

test('an update that cannot be sent is told of, and the next one is sent', async () => {
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
