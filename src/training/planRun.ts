import * as v from 'valibot';
import type { CsvTable } from '../csv/csvTable.ts';
import { readCsv } from '../csv/readCsv.ts';
import { buildDataset } from '../dataset/buildDataset.ts';
import { chooseRecipe } from '../dataset/chooseRecipe.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { describeColumns } from '../dataset/describeColumns.ts';
import type { Recipe } from '../dataset/recipe.ts';
import { targetClasses } from '../dataset/targetClasses.ts';
import { constantBinaryScores } from '../evaluation/metrics.ts';
import { compareRows, createLedger, tableKeys, type Drift, type RowLedger } from '../model/rowLedger.ts';
import type { Architecture } from '../network/architecture.ts';
import { initializeWeights } from '../network/initializeWeights.ts';
import type { Baseline, RunPlan } from '../protocol/runPlan.ts';
import { trainOptionsSchema, type TrainOptions } from '../protocol/trainOptions.ts';
import { UserError } from '../userError.ts';
import { defaultHyperparameters, type Engine, type Hyperparameters } from './hyperparameters.ts';

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
  const checked = v.safeParse(trainOptionsSchema, options);
  if (!checked.success) {
    const [issue] = checked.issues;
    throw new UserError(`The option "${v.getDotPath(issue) ?? ''}" cannot be used: ${issue.message}`);
  }
  const asked = checked.output;
  const table = readCsv(text);
  const columns = describeColumns(table);
  const { recipe, warnings: choiceWarnings } = chooseRecipe(columns, asked);
  const { dataset, encoder, skipped, warnings: rowWarnings } = buildDataset(table, columns, recipe);
  const architecture = createArchitecture(recipe, asked);
  const hyperparameters = createHyperparameters(asked, recipe.seed, engine);
  const plan: RunPlan = {
    columns,
    recipe,
    encoder,
    architecture,
    hyperparameters,
    table: tableShape(table),
    rows: { train: dataset.train.length, test: dataset.test.length, skipped },
    baseline: createBaseline(dataset, targetClasses(encoder.target)),
    associations: [],
    cautions: [],
    warnings: [...table.warnings, ...choiceWarnings, ...rowWarnings],
  };
  const initial = initializeWeights(architecture, hyperparameters.initializer, hyperparameters.seed);
  return { plan, dataset, ledger: createLedger(table, recipe, dataset), initial };
}

/** How a table differs now from the one that was trained on. A text that is no table any more has none of its rows. */
export function compareTable(text: string, recipe: Recipe, ledger: RowLedger): Drift {
  try {
    return compareRows(ledger, tableKeys(readCsv(text), recipe));
  } catch (error) {
    if (error instanceof UserError) return compareRows(ledger, new Uint32Array(0));
    throw error;
  }
}

function createArchitecture({ features }: Recipe, { hidden = [], activation = 'relu' }: TrainOptions): Architecture {
  return { inputs: features.length, layers: [...hidden.map((units) => ({ units, activation })), { units: 1, activation: 'sigmoid' }] };
}

/** Keras' defaults where Keras has one; the lesson's neuron where it says otherwise. */
function createHyperparameters(asked: TrainOptions, seed: number, engine: Engine): Hyperparameters {
  const isNeuron = (asked.hidden ?? []).length === 0;
  const defaults = defaultHyperparameters;
  return {
    loss: asked.loss ?? defaults.loss,
    optimizer: asked.optimizer ?? defaults.optimizer,
    learningRate: asked.learningRate ?? defaults.learningRate,
    learningRateSchedule: asked.learningRateSchedule ?? defaults.learningRateSchedule,
    batchSize: asked.batchSize ?? defaults.batchSize,
    epochs: asked.epochs ?? defaults.epochs,
    initializer: asked.initializer ?? (isNeuron ? 'randomUniform' : 'glorotUniform'),
    l1: asked.l1 ?? defaults.l1,
    l2: asked.l2 ?? defaults.l2,
    dropout: asked.dropout ?? defaults.dropout,
    weightDecay: asked.weightDecay ?? defaults.weightDecay,
    clipNorm: asked.clipNorm ?? defaults.clipNorm,
    patience: asked.patience ?? defaults.patience,
    seed,
    engine,
    arithmetic: asked.arithmetic ?? defaults.arithmetic,
  };
}

function tableShape({ delimiter, names, hasMultilineRecords }: CsvTable): RunPlan['table'] {
  return { delimiter, columnCount: names.length, hasMultilineRecords };
}

/** Always answering the commonest class of the training rows, with its share there as the probability; scored on the test rows. */
function createBaseline({ train, test, targets }: Dataset, classes: readonly string[]): Baseline {
  const share = train.reduce((sum, row) => sum + targets[row], 0) / train.length;
  const answer = share > 0.5 ? 1 : 0;
  const testTargets = Float32Array.from(test, (row) => targets[row]);
  return { answer: classes[answer], scores: constantBinaryScores(share, answer, testTargets) };
}
