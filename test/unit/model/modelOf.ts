import type { Recipe } from '../../../src/dataset/columns/recipe/recipe.ts';
import type { Model } from '../../../src/model/model.ts';
import { createLedger } from '../../../src/model/rowLedger.ts';
import { parameterCount, type Activation, type Architecture } from '../../../src/network/architecture.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { buildFrom, repeat, scatter, tableOf } from '../dataset/buildFrom.ts';

/** 80 rows with every kind of column. */
export const columns = {
  size: scatter(80),
  age: repeat([30, 40, '', 50], 80),
  city: [...repeat(['Oslo', 'Rome'], 78), 'Lima', 'Bonn'],
  member: repeat(['yes', 'no', 'no'], 80),
  since: Array.from({ length: 80 }, (_, i) => new Date(Date.UTC(2020, 0, 1) + i * 9 * 864e5).toISOString().slice(0, 10)),
};
/** A target for each task. */
export const targets = {
  binary: repeat(['no', 'yes'], 80),
  multiclass: repeat(['a', 'b', 'c'], 80),
  regression: scatter(80).map((x, i) => 1000 + 30 * x * ((i % 7) - 3)),
};

/** A network with these weights, repeated as needed, for a table with every kind of column. */
export function modelOf(
  task: Recipe['task'],
  output: Activation,
  hidden: readonly number[],
  weights: readonly number[],
): Model & { cells(row: number): Map<string, string> } {
  const { table, recipe, encoder, dataset } = buildFrom(tableOf({ ...columns, target: targets[task] }), { target: 'target', task });
  const units = task === 'multiclass' ? 3 : 1;
  const architecture: Architecture = {
    inputs: encoder.inputs.length,
    layers: [...hidden.map((size) => ({ units: size, activation: 'tanh' as const })), { units, activation: output }],
  };
  const count = parameterCount(architecture);
  return {
    table: { delimiter: ',', columnCount: table.names.length, hasMultilineRecords: false },
    recipe,
    encoder,
    architecture,
    weights: Float32Array.from({ length: count }, (_, i) => weights[i % weights.length]),
    ledger: createLedger(table, recipe, dataset),
    cells: (row) => cellsOf(table, row),
  };
}
