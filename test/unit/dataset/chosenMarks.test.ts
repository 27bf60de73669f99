import { expect, test } from 'vitest';
import { applyEncoder } from '../../../src/dataset/encoding/apply/applyEncoder.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

// Missing marks chosen by the user.

const columnOf = (cells: readonly (string | number)[], marks: readonly string[], target = 'y') =>
  buildFrom(tableOf({ x: cells, y: scatter(cells.length) }), { target, missingValues: [{ column: 'x', marks }] });

test.each([
  [['DE', 'NA', 'FR', 'US'], ['NA'], ['DE', 'FR', 'US']],
  [['good', 'None', 'bad'], [], ['None', 'bad', 'good']],
  [['good', 'unknown', 'bad'], ['unknown'], ['bad', 'good']],
  [['good', 'unknown', '?'], [' unknown '], ['?', 'good']],
  [['+', '-'], [], ['+', '-']],
])('of %j with %j remain %j', (cells, marks, values) => {
  const { columns } = columnOf(repeat(cells, 60), marks);
  expect(columns[0].distribution).toMatchObject({ type: 'bars' });
  const shown = columns[0].distribution?.type === 'bars' ? columns[0].distribution.bars.map(({ value }) => value) : [];
  expect(shown.toSorted()).toEqual(values);
});

test('a number can be a mark', () => {
  const cells = repeat([1.5, -999, 3, 4.5, 2], 100);
  const { columns, encoder, table, dataset, warnings } = columnOf(cells, ['-999']);
  expect(columns[0]).toMatchObject({ kind: 'number', missing: 20, range: { min: 1.5, max: 4.5 }, distinct: 4 });
  expect(said(warnings).join()).toMatch(/20 rows have no usable value of "x" \(line 3: "-999"/);
  const features = new Float32Array(table.rowCount * dataset.featureCount);
  applyEncoder(encoder, table)(Uint32Array.from(cells.keys()), { features, featureStride: dataset.featureCount });
  for (const [row, cell] of cells.entries()) {
    const asked = encodeRow(encoder, new Map([['x', cell === -999 ? '-999.0' : cell]])).inputs;
    expect([...asked]).toEqual([...features.subarray(row * dataset.featureCount, (row + 1) * dataset.featureCount)]);
  }
});

test('a target is marked too, and a column that is not there is refused', () => {
  const text = tableOf({ x: scatter(60), answer: repeat([1, 0, 9], 60) });
  const { plan } = planRun(text, { target: 'answer', missingValues: [{ column: 'answer', marks: ['9'] }] }, 'wasm');
  expect(plan.recipe.task).toBe('binary');
  expect(plan.rows.skipped).toBe(20);
  expect(() => planRun(text, { missingValues: [{ column: 'nobody', marks: [] }] }, 'wasm')).toThrow(/no column "nobody"/);
});
