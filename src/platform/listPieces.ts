import { deserialize, serialize } from 'node:v8';
import type { Pause } from '../session/pieces.ts';
import { finishSteps, type Steps } from '../steps.ts';

/** Items of a long list that are serialized at a time: a few milliseconds for descriptions of columns. */
const MOST_ITEMS = 500;

/**
 * A message about very many columns on its way between a worker and its owner, as bytes that are written and restored piece by piece. As a
 * plain message it would be copied in one go, which takes most of a second for 100 000 columns.
 */
export interface CutMessage<Message> {
  readonly type: 'cut';
  /** The message with its long lists emptied. */
  readonly message: Message;
  readonly pieces: readonly ListPiece[];
}

interface ListPiece {
  /** The path of property names and indexes that leads to the list. */
  readonly path: readonly string[];
  readonly items: Uint8Array<ArrayBuffer>;
}

interface LongList {
  readonly path: readonly string[];
  readonly list: readonly unknown[];
}

/** The message to send, in one go: unchanged, unless it has long lists. */
export function cutMessage<Message extends object>(message: Message): Message | CutMessage<Message> {
  const steps = cutInSteps(message);
  return steps ? finishSteps(steps) : message;
}

/** Cuts a message with a step after each piece; undefined if it has no long lists. Lists nested in items of long ones are left alone. */
export function cutInSteps<Message extends object>(message: Message): Steps<CutMessage<Message>> | undefined {
  const lists: LongList[] = [];
  const emptied = withoutLongLists(message, [], lists);
  return lists.length === 0 ? undefined : cutLists(emptied, lists);
}

function* cutLists<Message>(message: Message, lists: readonly LongList[]): Steps<CutMessage<Message>> {
  const pieces: ListPiece[] = [];
  for (const { path, list } of lists) {
    for (let start = 0; start < list.length; start += MOST_ITEMS) {
      pieces.push({ path, items: new Uint8Array(serialize(list.slice(start, start + MOST_ITEMS))) });
      yield;
    }
  }
  return { type: 'cut', message, pieces };
}

/** The memory of the pieces, to be transferred. */
export function buffersOfPieces({ pieces }: CutMessage<unknown>): ArrayBuffer[] {
  return pieces.map(({ items }) => items.buffer);
}

/** Restores a message that was cut, with a pause after each piece. */
export async function joinMessage<Message extends object>(cut: CutMessage<Message>, pause: Pause): Promise<Message> {
  for (const steps = joinInSteps(cut); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** The same with a step after each piece. */
export function* joinInSteps<Message extends object>({ message, pieces }: CutMessage<Message>): Steps<Message> {
  for (const { path, items } of pieces) {
    // The message is a private copy, and its lists are the ones that were emptied.
    listAt(message, path).push(...(deserialize(items) as readonly unknown[]));
    yield;
  }
  return message;
}

/** The value with long lists emptied, which are added to `lists`; the same object if it has none. */
function withoutLongLists<T>(value: T, path: readonly string[], lists: LongList[]): T {
  if (!hasParts(value)) return value;
  const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  // Typed arrays are copied quickly, and may share memory, which has no bytes of its own.
  if (Array.isArray(value) && (ArrayBuffer.isView(first) || (typeof first !== 'object' && value.length <= MOST_ITEMS))) return value;
  if (Array.isArray(value) && value.length > MOST_ITEMS) {
    lists.push({ path, list: value });
    return [] as T;
  }
  let copy: object | undefined;
  for (const [key, item] of Object.entries(value)) {
    const emptied: unknown = withoutLongLists(item, [...path, key], lists);
    if (emptied !== item) Reflect.set((copy ??= Array.isArray(value) ? [...value] : { ...value }), key, emptied);
  }
  return (copy ?? value) as T;
}

/** Whether it is an array or a plain object: anything else goes as it is. */
function hasParts(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function listAt(message: object, path: readonly string[]): unknown[] {
  let at: unknown = message;
  for (const name of path) at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined;
  if (!Array.isArray(at)) throw new Error(`There is no list at ${path.join('.')}`);
  return at;
}
