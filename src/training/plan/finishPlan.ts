import type { CsvTable } from '../../csv/csvTable.ts';
import { tableShape } from '../../csv/tableShape.ts';
import type { BuiltDataset } from '../../dataset/buildDataset.ts';
import type { Column } from '../../dataset/columns/column.ts';
import type { Recipe } from '../../dataset/columns/recipe/recipe.ts';
import type { DataCheck } from '../../dataset/checks/dataCheck.ts';
import { findAssociations } from '../../dataset/checks/findAssociations.ts';
import { checkData } from '../../dataset/checks/checkData.ts';
import { findLeaks, type Leak } from '../../dataset/checks/findLeaks.ts';
import { TrainingSample } from '../../dataset/checks/trainingSample.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { rowsKey } from '../../dataset/split/rowsKey.ts';
import type { Loss } from '../../evaluation/loss.ts';
import type { Message } from '../../message.ts';
import { createLedger, type RowLedger } from '../../model/rowLedger.ts';
import type { Architecture } from '../../network/architecture.ts';
import type { PlanBasis } from '../../options/planOptions.ts';
import { frozenOf } from '../../run/history/frozenOf.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import type { Continuation, RunPlan } from '../../run/runPlan.ts';
import type { FeaturePlacer } from '../runOutline.ts';
import { createBaseline } from './baseline.ts';

/** Losses that a single outlier cannot dominate. */
const robustLosses: ReadonlySet<Loss> = new Set(['huber', 'meanAbsoluteError']);

/** A planned run before its features are written, which is what a training elsewhere starts from. */
export interface PlannedRows {
  readonly plan: RunPlan;
  readonly ledger: RowLedger;
  /** Flat, as in `layerSlices`. */
  readonly initial: Float32Array<ArrayBuffer>;
}

/** Everything a run starts from. */
export interface PlannedRun extends PlannedRows {
  readonly dataset: Dataset;
}

/** Choices that a plan is made from. */
export interface PlanChoice {
  readonly table: CsvTable;
  readonly columns: readonly Column[];
  readonly built: BuiltDataset;
  readonly recipe: Recipe;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly basis?: PlanBasis | undefined;
  readonly continued?: Continuation;
  /** In addition to those of the table and its rows. */
  readonly warnings: readonly Message[];
  /** Listed before those found in the rows. */
  readonly checks?: readonly DataCheck[];
}

/** Completes the plan with what the rows show about its value, and with everything that training needs. */
export function finishPlan(choice: PlanChoice, initial: Float32Array<ArrayBuffer>, placeFeatures: FeaturePlacer): PlannedRun {
  const { architecture, hyperparameters, built, continued } = choice;
  const { rows, writeFeatures } = built;
  const planned = finishRows(choice, initial);
  const frozen = frozenOf({ architecture, ...(continued ? { continued } : {}) });
  // Last, so that temporary data has been freed.
  const matrix = placeFeatures({ architecture, hyperparameters, rows, ...(frozen ? { frozen } : {}) });
  writeFeatures(matrix);
  return { ...planned, dataset: { ...rows, ...matrix } };
}

/** Like `finishPlan`, without the features. */
export function finishRows(choice: PlanChoice, initial: Float32Array<ArrayBuffer>): PlannedRows {
  const { table, columns, built, recipe, architecture, hyperparameters, basis, continued, warnings, checks = [] } = choice;
  const { rows, training, encoder, skipped } = built;
  const { loss } = hyperparameters;
  const sample = new TrainingSample(table, rows, training);
  // Without a test there is no score that a leak could inflate.
  const leaks = rows.test.length > 0 ? findLeaks(columns, recipe, sample) : [];
  const isRobust = robustLosses.has(loss);
  const plan: RunPlan = {
    columns,
    recipe,
    encoder,
    architecture,
    hyperparameters,
    table: tableShape(table),
    ...(basis ? { basis } : {}),
    ...(continued ? { continued } : {}),
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
    dataChecks: [...checks, ...checkData({ columns, recipe, rows, sample, encoder, leaks, architecture, isRobust })],
    warnings: [...table.warnings, ...warnings, ...built.warnings],
  };
  return { plan, ledger: createLedger(table, recipe, rows), initial };
}

/** Leaking columns that could be left out. If there are no other features, they are the table's subject instead. */
function leaksOf(leaks: readonly Leak[], { features }: Recipe): Pick<RunPlan, 'leaks'> {
  return leaks.length > 0 && features.length > leaks.length ? { leaks: leaks.map(({ column }) => column) } : {};
}
