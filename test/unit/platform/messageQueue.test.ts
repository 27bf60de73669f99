import { expect, test } from 'vitest';
import { MessageQueue } from '../../../src/platform/messageQueue.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function prepared() {
  let resolve: (text: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function queueOf() {
  const queue = new MessageQueue();
  const seen: string[] = [];
  const add = (message: string | Promise<string>) =>
    queue.add(
      message,
      (text) => seen.push(text),
      (error) => seen.push(`failed: ${String(error)}`),
    );
  return { seen, add };
}

test('what is ready is handled at once, and waits only for what is still being prepared before it', async () => {
  const { seen, add } = queueOf();
  add('a');
  expect(seen).toEqual(['a']);
  const long = prepared();
  const short = prepared();
  add(long.promise);
  add('c');
  add(short.promise);
  add('e');
  short.resolve('d');
  await nextTurn();
  expect(seen).toEqual(['a']);
  long.resolve('b');
  await nextTurn();
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  add('f');
  expect(seen.at(-1)).toBe('f');
});

test('a message that cannot be prepared fails alone', async () => {
  const { seen, add } = queueOf();
  add(Promise.reject(new Error('no memory')));
  add('b');
  await nextTurn();
  expect(seen).toEqual(['failed: Error: no memory', 'b']);
});
