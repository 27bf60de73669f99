import { expect, test } from 'vitest';
import type { Column } from '../../../src/dataset/columns/column.ts';
import { featureItems, targetItems } from '../../../src/commands/train/columnItems.ts';
import { said } from '../said.ts';

const column = { index: 0, missing: 0, invalid: 0, tasks: [], remarks: [] };
const columns: readonly Column[] = [
  { ...column, name: 'id', kind: 'identifier', distinct: 40, leftOut: { type: 'allDifferent' } },
  { ...column, name: 'price', kind: 'number', distinct: 40, range: { min: 61_000, max: 1_240_000 }, tasks: ['regression'] },
  { ...column, name: 'city', kind: 'category', distinct: 5, classes: ['Bonn', 'Kiel', 'Oslo', 'Rome', 'York'], tasks: ['multiclass'] },
  { ...column, name: 'sold', kind: 'date', distinct: 30, range: { min: 0, max: 86_400_000 }, dateFormat: 'ymd' },
  { ...column, name: 'ill', kind: 'boolean', distinct: 2, classes: ['no', 'yes'], tasks: ['binary'] },
  { ...column, name: 'country', kind: 'constant', distinct: 1, leftOut: { type: 'sameValue' } },
];

test('every column with a task can be the target, and the suggested one comes first', () => {
  const items = targetItems(columns, 'ill');
  expect(items.map(({ label }) => label)).toEqual(['ill', 'price', 'city']);
  expect(said(items.map(({ description }) => description))).toEqual([
    'no or yes',
    '61 000 … 1 240 000',
    '5 classes: Bonn, Kiel, Oslo, Rome, and 1 more',
  ]);
});

test('usable columns are picked, those left out say why, and what cannot be learned from is not there', () => {
  const items = featureItems(columns, 'ill', undefined);
  expect(items.map(({ label, picked }) => [label, picked])).toEqual([
    ['id', false],
    ['price', true],
    ['city', true],
    ['sold', true],
  ]);
  expect(said([items[0].detail])).toEqual(['Left out unless you choose it: it is different in every row']);
  expect(said([items[3].description])).toEqual(['1970-01-01 … 1970-01-02']);
  expect(featureItems(columns, 'ill', ['id']).map(({ picked }) => picked)).toEqual([true, false, false, false]);
});
