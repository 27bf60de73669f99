import { expect, test } from 'vitest';
import { rowsAsCsv } from '../../../webview/rows/rowsAsCsv.ts';

const target = { type: 'binary', column: 'pass', classes: ['no', 'yes'] } as const;

test('listed rows are written with their cells and answers, and nearly certain is not certain', async () => {
  const rows = {
    lines: Uint32Array.of(1, 2, 3, 4),
    values: Float64Array.of(1, 1, 0, 1),
    confidence: Float64Array.of(0.751_234_56, 0.999_999_82, 1, 1 - 1e-9),
    actual: Float64Array.of(1, 0, 0, Number.NaN),
    splits: Uint8Array.of(1, 2, 2, 0),
  };
  const fetch = (lines: readonly number[]) => Promise.resolve(lines.map((line) => (line === 3 ? null : [`a "${line}"`])));
  expect((await rowsAsCsv(rows, [1, 0, 2, 3], target, ['word'], fetch))?.trimEnd().split(/\r?\n/)).toEqual([
    'line,word,pass,pass_predicted,confidence',
    '3,"a ""2""",no,yes,0.9999998',
    '2,"a ""1""",yes,yes,0.751235',
    '5,"a ""4""",,yes,0.999999999',
  ]);
  expect(await rowsAsCsv(rows, [0], target, ['word'], () => Promise.resolve(undefined))).toBeUndefined();
});
