import { readCsv } from '../../../src/csv/readCsv.ts';
import { buildDataset } from '../../../src/dataset/buildDataset.ts';
import { TrainingSample } from '../../../src/dataset/checks/trainingSample.ts';
import { createDenseMatrix } from '../../../src/dataset/dataset.ts';
import { chooseRecipe } from '../../../src/dataset/columns/recipe/chooseRecipe.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { refuseOneColumn } from '../../../src/dataset/columns/recipe/refuseOneColumn.ts';
import { findAssociations } from '../../../src/dataset/checks/findAssociations.ts';
import { checkData } from '../../../src/dataset/checks/checkData.ts';
import { findLeaks } from '../../../src/dataset/checks/findLeaks.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import type { Recipe } from '../../../src/dataset/columns/recipe/recipe.ts';

/** Runs all steps before training on the text of a table. */
export function buildFrom(text: string, options: Partial<Recipe> = {}) {
  const table = readCsv(text);
  const columns = describeColumns(table, options);
  refuseOneColumn(table, columns);
  const { recipe: chosen, warnings: choiceWarnings } = chooseRecipe(columns, options);
  const { rows, training, recipe, writeFeatures, ...built } = buildDataset(table, columns, chosen);
  const sample = new TrainingSample(table, rows, training);
  const leaks = rows.test.length > 0 ? findLeaks(columns, recipe, sample) : [];
  const architecture: Architecture = { inputs: rows.featureCount, layers: [{ units: 1, activation: 'sigmoid' }] };
  const matrix = createDenseMatrix(rows);
  writeFeatures(matrix);
  return {
    ...built,
    dataset: { ...rows, ...matrix },
    table,
    columns,
    recipe,
    choiceWarnings,
    associations: findAssociations(columns, recipe, sample),
    dataChecks: checkData({ columns, recipe, rows, sample, leaks, encoder: built.encoder, architecture, isRobust: false }),
  };
}

/** The text of a table from its columns, with quotes where needed. */
export function tableOf(columns: Readonly<Record<string, readonly (string | number)[]>>): string {
  const quote = (cell: string | number) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
  const cells = Object.values(columns);
  const height = Math.max(...cells.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, row) => cells.map((column) => quote(column[row])).join(','));
  return [Object.keys(columns).map(quote).join(','), ...rows].join('\n');
}

/** `count` cells that repeat these in turn. */
export function repeat<Cell>(cells: readonly Cell[], count: number): Cell[] {
  return Array.from({ length: count }, (_, row) => cells[row % cells.length]);
}

/** `count` distinct numbers without an order that a split could follow. */
export function scatter(count: number): number[] {
  return Array.from({ length: count }, (_, row) => ((row * 7919) % 10_007) / 10);
}
