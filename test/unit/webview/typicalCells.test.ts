import { expect, test } from 'vitest';
import type { Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { sampledColumns } from '../../../src/model/decision/sampledColumns.ts';
import { samplesOf } from '../../webview/mapSamples.ts';
import { trainedState } from '../../webview/trainedRuns.ts';
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
  expect([...typicalCells({ encoder, columns: [] }, undefined)]).toEqual([
    ['__proto__', '62.42'],
    ['port', 'S'],
    ['alone', 'no'],
    ['day', ''],
  ]);
});

test('with rows at hand it has the median of numbers, with the decimal mark of the file', async () => {
  const text = `a;b;c\n${Array.from({ length: 41 }, (_, i) => `${i === 40 ? 90 : i},5;${i % 3 === 0 ? 'x' : 'y'};${i % 2}`).join('\n')}\n`;
  const state = await trainedState(text, { target: 'c', features: ['a', 'b'], epochs: 1 });
  const plan = state.run?.plan;
  if (!plan) throw new Error('Nothing was planned');
  const samples = samplesOf(text, state);
  const cells = typicalCells(plan, sampledColumns(plan.encoder, samples));
  const learned = [...samples.lines].filter((_, row) => samples.splits[row] === 1).map((line) => (line === 41 ? 90.5 : line - 0.5));
  const median = learned.sort((a, b) => a - b)[(learned.length - 1) >> 1];
  expect(cells.get('a')).toBe(String(median).replace('.', ','));
  expect(cells.get('b')).toBe('y');
  expect(typicalCells(plan, undefined).get('a')).toMatch(/^\d+,\d+$/);
});

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
test.each([
  ['to the minute', '2023-01-03T05:07:00Z', 7 * hour + 25 * minute, 13, 'yyyy-mm-dd hh:mm'],
  ['to the minute over years', '2023-01-03T05:07:00Z', 97 * hour + 25 * minute, 200, 'yyyy-mm-dd hh:mm'],
  ['to the second', '2023-01-03T05:07:09Z', hour + minute + 1000, 13, 'yyyy-mm-dd hh:mm:ss'],
  ['by days', '2023-01-03', day, 41, 'yyyy-mm-dd'],
])('dates %s have a middle that is written like them, and with rows at hand is one of them', async (_, start, step, rows, written) => {
  const cells = Array.from({ length: rows }, (_, i) =>
    new Date(Date.parse(start) + i * step).toISOString().replace('T', ' ').slice(0, written.length),
  );
  const text = `when,c\n${cells.map((cell, i) => `${cell},${i % 3 === 0 ? 1 : 0}`).join('\n')}\n`;
  const state = await trainedState(text, { target: 'c', features: ['when'], epochs: 1 });
  const plan = state.run?.plan;
  if (!plan) throw new Error('Nothing was planned');
  expect(cells).toContain(typicalCells(plan, sampledColumns(plan.encoder, samplesOf(text, state))).get('when'));
  expect(typicalCells(plan, undefined).get('when')).toHaveLength(written.length);
});
