import type { CsvTable } from '../../csv/csvTable.ts';
import { readCsv } from '../../csv/readCsv.ts';
import { buildDataset } from '../../dataset/buildDataset.ts';
import { chooseRecipe } from '../../dataset/columns/recipe/chooseRecipe.ts';
import { createDenseMatrix } from '../../dataset/dataset.ts';
import { describeColumns } from '../../dataset/columns/describeColumns.ts';
import { refuseOneColumn } from '../../dataset/columns/recipe/refuseOneColumn.ts';
import { initializeWeights } from '../../network/initializeWeights.ts';
import { planOptions } from '../../options/planOptions.ts';
import { checkTrainOptions } from '../../run/options/checkTrainOptions.ts';
import type { Engine } from '../../run/options/hyperparameters.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import type { FeaturePlacer } from '../runOutline.ts';
import { describeBasis, expectRows } from './describeBasis.ts';
import { chooseArchitecture, chooseHyperparameters, chooseLoss } from './chooseNetwork.ts';
import { finishPlan, finishRows, type PlanChoice, type PlannedRows, type PlannedRun } from './finishPlan.ts';

/**
 * From the table's text and the requested options to everything that training needs. Throws a UserError if the table cannot be used for
 * training.
 */
export function planRun(text: string, options: TrainOptions, engine: Engine): PlannedRun {
  return planTable(readCsv(text), options, engine);
}

/** Like `planRun`, for a table that has been read. `placeFeatures` says where to put its features. */
export function planTable(
  table: CsvTable,
  options: TrainOptions,
  engine: Engine,
  placeFeatures: FeaturePlacer = ({ rows }) => createDenseMatrix(rows),
): PlannedRun {
  const { choice, initial } = choosePlan(table, options, engine);
  return finishPlan(choice, initial, placeFeatures);
}

/** Like `planTable`, without features: for a training elsewhere, which computes them itself. */
export function planRows(table: CsvTable, options: TrainOptions, engine: Engine): PlannedRows {
  const { choice, initial } = choosePlan(table, options, engine);
  return finishRows(choice, initial);
}

function choosePlan(
  table: CsvTable,
  options: TrainOptions,
  engine: Engine,
): { readonly choice: PlanChoice; readonly initial: Float32Array<ArrayBuffer> } {
  const asked = checkTrainOptions(options);
  const columns = describeColumns(table, asked);
  refuseOneColumn(table, columns);
  const { recipe: chosen, warnings: choiceWarnings } = chooseRecipe(columns, asked);
  const expected = expectRows(columns, table.rowCount, chosen);
  // Which rows are used for validation must be known before the table is split.
  const { validationFraction } = planOptions(asked, { rows: expected, inputs: chosen.features.length, isListed: false });
  const built = buildDataset(table, columns, { ...chosen, validationFraction });
  const { rows, encoder } = built;
  const loss = chooseLoss(encoder.target, asked.loss);
  const architecture = chooseArchitecture(encoder, loss, asked);
  const basis = describeBasis(expected, rows);
  const planned = planOptions(asked, basis);
  const recipe = { ...built.recipe, validationFraction: planned.validationFraction };
  const hyperparameters = chooseHyperparameters(asked, planned, loss, recipe, engine);
  const initial = initializeWeights(architecture, hyperparameters.initializer, hyperparameters.seed);
  return { choice: { table, columns, built, recipe, architecture, hyperparameters, basis, warnings: choiceWarnings }, initial };
}
