import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ownTurn } from '../../../src/platform/ownTurn.ts';

/** The turn of the event loop in which each piece of three jobs runs, all of which pause in the same way. */
async function turnsOfPieces(pause: () => Promise<unknown>): Promise<number[]> {
  let turn = 0;
  let counter = setImmediate(function count() {
    turn++;
    counter = setImmediate(count);
  });
  const turns: number[] = [];
  const work = async () => {
    for (let piece = 0; piece < 5; piece++) {
      await pause();
      turns.push(turn);
    }
  };
  await Promise.all([work(), work(), work()]);
  clearImmediate(counter);
  return turns;
}

test('works that go on at the same time do not share a turn', async () => {
  const turns = await turnsOfPieces(ownTurn);
  expect(new Set(turns).size).toBe(15);
  expect(turns).toEqual([...turns].sort((a, b) => a - b));
  // As they would without it.
  expect(new Set(await turnsOfPieces(nextTurn)).size).toBe(5);
});
