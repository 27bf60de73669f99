import { expect, test } from 'vitest';
import type { Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { typicalCells } from '../../../webview/cursors/typicalCells.ts';

const input = (column: string, mean: number, min = 0, max = 1) => ({ name: column, column, offset: 0, scale: 1, mean, min, max });

const encoder: Encoder = {
  scaling: 'standard',
  columns: [
    {
      type: 'number',
      column: '__proto__',
      format: { decimal: '.', group: '', unit: '' } as never,
      missing: { fill: 1, hasIndicator: true },
    },
    { type: 'category', column: 'port', categories: ['S', 'C'], hasOther: true },
    { type: 'category', column: 'alone', categories: ['yes'], reference: 'no', hasOther: false },
    { type: 'date', column: 'day', format: 'iso' as never, parts: ['yearSin', 'yearCos'] },
  ],
  inputs: [
    input('__proto__', 62.417_382, 30, 99.5),
    input('__proto__', 0.1),
    input('port', 0.6),
    input('port', 0.3),
    input('port', 0.1),
    input('alone', 0.2),
    input('day', 0),
    input('day', 0),
  ],
  target: { type: 'binary', column: 'pass', classes: ['0', '1'] },
};

test('a typical row has the mean of numbers, in four digits, and the commonest value', () => {
  expect([...typicalCells(encoder)]).toEqual([
    ['__proto__', '62.42'],
    ['port', 'S'],
    ['alone', 'no'],
    ['day', ''],
  ]);
});
