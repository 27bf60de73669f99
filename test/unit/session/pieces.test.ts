import { afterEach, expect, test, vi } from 'vitest';
import { sharedInPieces } from '../../../src/session/pieces.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([true, false])('a part of a memory is copied, and nothing else of it (threads share memory: %s)', async (isShared) => {
  if (!isShared) vi.stubGlobal('SharedArrayBuffer', undefined);
  const part = new Uint32Array([1, 2, 3, 4, 5]).subarray(2, 4);
  const copy = await sharedInPieces(part, () => Promise.resolve());
  expect([...new Uint32Array(copy, 0, 2)]).toEqual([3, 4]);
  expect(copy).not.toBe(part.buffer);
});
