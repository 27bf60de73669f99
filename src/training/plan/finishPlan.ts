import type { CsvTable } from '../../csv/csvTable.ts';
import { tableShape } from '../../csv/tableShape.ts';
import type { BuiltDataset } from '../../dataset/buildDataset.ts';
import type { Column } from '../../dataset/columns/column.ts';
import type { Recipe } from '../../dataset/columns/recipe.ts';
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
import { frozenOf } from '../../run/frozenOf.ts';
import type { Hyperparameters } from '../../run/hyperparameters.ts';
import type { Continuation, RunPlan } from '../../run/runPlan.ts';
import type { FeaturePlacer } from '../runOutline.ts';
import { createBaseline } from './baseline.ts';

/** Losses that one far number cannot decide alone. */
const robustLosses: ReadonlySet<Loss> = new Set(['huber', 'meanAbsoluteError']);

/** A run as it is planned, before any feature is written: what a training elsewhere starts from. */
export interface PlannedRows {
  readonly plan: RunPlan;
  readonly ledger: RowLedger;
  /** Flat, as in `layerSlices`. */
  readonly initial: Float32Array<ArrayBuffer>;
}

/** All that a run starts from. */
export interface PlannedRun extends PlannedRows {
  readonly dataset: Dataset;
}

/** What has been chosen of a plan. */
export interface PlanChoice {
  readonly table: CsvTable;
  readonly columns: readonly Column[];
  readonly built: BuiltDataset;
  readonly recipe: Recipe;
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly basis?: PlanBasis | undefined;
  readonly continued?: Continuation;
  /** Beside those of the table and its rows. */
  readonly warnings: readonly Message[];
  /** Beside those that the rows tell of; they come first. */
  readonly checks?: readonly DataCheck[];
}

/** The plan with what the rows tell of its worth, and everything that training needs. */
export function finishPlan(choice: PlanChoice, initial: Float32Array<ArrayBuffer>, placeFeatures: FeaturePlacer): PlannedRun {
  const { architecture, hyperparameters, built, continued } = choice;
  const { rows, writeFeatures } = built;
  const planned = finishRows(choice, initial);
  const frozen = frozenOf({ architecture, ...(continued ? { continued } : {}) });
  // Last, when what was needed on the way is gone.
  const matrix = placeFeatures({ architecture, hyperparameters, rows, ...(frozen ? { frozen } : {}) });
  writeFeatures(matrix);
  return { ...planned, dataset: { ...rows, ...matrix } };
}

/** The same without the features. */
export function finishRows(choice: PlanChoice, initial: Float32Array<ArrayBuffer>): PlannedRows {
  const { table, columns, built, recipe, architecture, hyperparameters, basis, continued, warnings, checks = [] } = choice;
  const { rows, training, encoder, skipped } = built;
  const { loss } = hyperparameters;
  const sample = new TrainingSample(table, rows, training);
  // Without a test nothing is promised.
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

/** The columns that could be left out: where nothing else is learned from, such a column is what the table is about. */
function leaksOf(leaks: readonly Leak[], { features }: Recipe): Pick<RunPlan, 'leaks'> {
  return leaks.length > 0 && features.length > leaks.length ? { leaks: leaks.map(({ column }) => column) } : {};
}
