import type { CsvTable } from '../../csv/csvTable.ts';
import { readCsv } from '../../csv/readCsv.ts';
import { tableShape } from '../../csv/tableShape.ts';
import { buildDataset } from '../../dataset/buildDataset.ts';
import { chooseRecipe } from '../../dataset/columns/chooseRecipe.ts';
import { createDenseMatrix, type Dataset } from '../../dataset/dataset.ts';
import { describeColumns } from '../../dataset/columns/describeColumns.ts';
import { refuseOneColumn } from '../../dataset/columns/refuseOneColumn.ts';
import { findAssociations } from '../../dataset/checks/findAssociations.ts';
import { checkData } from '../../dataset/checks/checkData.ts';
import { findLeaks, type Leak } from '../../dataset/checks/findLeaks.ts';
import { rowsKey } from '../../dataset/split/rowsKey.ts';
import { TrainingSample } from '../../dataset/checks/trainingSample.ts';
import type { Loss } from '../../evaluation/loss.ts';
import { createLedger, type RowLedger } from '../../model/rowLedger.ts';
import { initializeWeights } from '../../network/initializeWeights.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import { planOptions } from '../../options/planOptions.ts';
import { checkTrainOptions } from '../../run/checkTrainOptions.ts';
import type { TrainOptions } from '../../run/trainOptions.ts';
import { createBaseline } from './baseline.ts';
import { describeBasis, expectRows } from './describeBasis.ts';
import { chooseArchitecture, chooseHyperparameters, chooseLoss } from './chooseNetwork.ts';
import type { FeaturePlacer } from '../runOutline.ts';
import type { Engine } from '../../run/hyperparameters.ts';

/** Losses that one far number cannot decide alone. */
const robustLosses: ReadonlySet<Loss> = new Set(['huber', 'meanAbsoluteError']);

/** All that a run starts from. */
export interface PlannedRun {
  readonly plan: RunPlan;
  readonly dataset: Dataset;
  readonly ledger: RowLedger;
  /** Flat, as in `layerSlices`. */
  readonly initial: Float32Array<ArrayBuffer>;
}

/** From the table's text and what was asked for to everything that training needs. Throws a UserError when the table cannot be trained on. */
export function planRun(text: string, options: TrainOptions, engine: Engine): PlannedRun {
  return planTable(readCsv(text), options, engine);
}

/** As `planRun`, of a table that has been read; `placeFeatures` says where its features are wanted. */
export function planTable(
  table: CsvTable,
  options: TrainOptions,
  engine: Engine,
  placeFeatures: FeaturePlacer = ({ rows }) => createDenseMatrix(rows),
): PlannedRun {
  const asked = checkTrainOptions(options);
  const columns = describeColumns(table, asked);
  refuseOneColumn(table, columns);
  const { recipe: chosen, warnings: choiceWarnings } = chooseRecipe(columns, asked);
  const expected = expectRows(columns, table.rowCount, chosen);
  // Which rows are kept for validation has to be known before the table is split.
  const { validationFraction } = planOptions(asked, { rows: expected, inputs: chosen.features.length, isListed: false });
  const built = buildDataset(table, columns, { ...chosen, validationFraction });
  const { rows, training, encoder, writeFeatures, skipped, warnings: rowWarnings } = built;
  const loss = chooseLoss(encoder.target, asked.loss);
  const architecture = chooseArchitecture(encoder, loss, asked);
  const basis = describeBasis(expected, rows);
  const planned = planOptions(asked, basis);
  const recipe = { ...built.recipe, validationFraction: planned.validationFraction };
  const hyperparameters = chooseHyperparameters(asked, planned, loss, recipe, engine);
  const sample = new TrainingSample(table, rows, training);
  // Without a test nothing is promised.
  const leaks = rows.test.length > 0 ? findLeaks(columns, recipe, sample) : [];
  const plan: RunPlan = {
    columns,
    recipe,
    encoder,
    architecture,
    hyperparameters,
    table: tableShape(table),
    basis,
    rows: { train: rows.train.length, validation: rows.validation.length, test: rows.test.length, skipped },
    ...(rows.test.length > 0
      ? {
          testKey: rowsKey(
            table,
            rows.test.map((row) => rows.records[row]),
          ),
        }
      : {}),
    baseline: createBaseline(rows, encoder.target, loss),
    associations: findAssociations(columns, recipe, sample),
    ...leaksOf(leaks, recipe),
    dataChecks: checkData({ columns, recipe, rows, sample, encoder, leaks, architecture, isRobust: robustLosses.has(loss) }),
    warnings: [...table.warnings, ...choiceWarnings, ...rowWarnings],
  };
  const initial = initializeWeights(architecture, hyperparameters.initializer, hyperparameters.seed);
  const ledger = createLedger(table, recipe, rows);
  // Last, when what was needed on the way is gone.
  const matrix = placeFeatures({ architecture, hyperparameters, rows });
  writeFeatures(matrix);
  return { plan, dataset: { ...rows, ...matrix }, ledger, initial };
}

/** The columns that could be left out: where nothing else is learned from, such a column is what the table is about. */
function leaksOf(leaks: readonly Leak[], { features }: RunPlan['recipe']): Pick<RunPlan, 'leaks'> {
  return leaks.length > 0 && features.length > leaks.length ? { leaks: leaks.map(({ column }) => column) } : {};
}
