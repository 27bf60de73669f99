import { expect, test } from 'vitest';
import { emptyHistory } from '../../../src/run/history/history.ts';
import { KeptRuns } from '../../../src/session/keptRuns.ts';
import { someLedger } from './fakeWorkers.ts';

const run = (runId: string) => ({ runId, phase: 'trained' as const, options: {}, history: emptyHistory(0), snapshots: [] });
const copy = () => ({ keys: someLedger.keys.slice(), splits: someLedger.splits.slice() });

test('runs on the same rows share a ledger; where rows are used in another way, they do not', () => {
  const kept = new KeptRuns();
  const first = kept.add({ run: run('a'), ledger: copy() });
  expect(kept.add({ run: run('b'), ledger: copy() })).toBe(first);
  const otherSplit = { ...copy(), splits: Uint8Array.of(2, 1) };
  expect(kept.add({ run: run('c'), ledger: otherSplit })).toBe(otherSplit);
  const otherRows = { ...copy(), keys: Uint32Array.of(7, 9) };
  expect(kept.add({ run: run('d'), ledger: otherRows })).toBe(otherRows);
  const longer = { keys: Uint32Array.of(7, 8, 9), splits: Uint8Array.of(1, 2, 1) };
  expect(kept.add({ run: run('e'), ledger: longer })).toBe(longer);
  expect(kept.all.map((one) => one.run.runId)).toEqual(['e', 'd', 'c', 'b', 'a']);
});
