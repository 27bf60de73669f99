import type { NamedRecord, TableShape } from '../csv/readRecordAt.ts';
import type { Column } from '../dataset/columns/column.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import type { ScoredRows } from '../evaluation/rowScorer.ts';
import type { Model } from '../model/model.ts';
import type { Drift, RowLedger } from '../model/rowLedger.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import type { RunPlan } from '../run/runPlan.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import type { AnsweredTable, AnswersPlace, AnswerTask, ColumnFit } from './answeredTable.ts';
import type { ComparedRows } from '../run/comparison/comparedRows.ts';
import type { TableSource, TextSource } from './tableSource.ts';

/** What is known of a trained run: how it used which rows, and its network. */
export interface TrainedRun extends Pick<RunPlan, 'columns' | 'recipe' | 'encoder' | 'architecture' | 'hyperparameters' | 'baseline'> {
  readonly ledger: RowLedger;
}

/** A model that answers for rows of a table. It does not need `table`, the layout of the training table. */
export type AnsweringModel = Omit<Model, 'table'>;

/** A model to compare, and what tells which rows of a table it has learned from: its ledger, or if that is empty the key of its test. */
export interface ComparedModel extends AnsweringModel, Pick<RunPlan, 'rows' | 'testKey'> {}

/** How a table is to be answered. */
export interface AnswerTableRequest {
  readonly source: TableSource;
  readonly model: AnsweringModel;
  readonly task: AnswerTask;
  readonly place: AnswersPlace;
  /** Whether to add interval columns for numbers; the model must know its error bound. */
  readonly withInterval?: boolean;
}

/** A range of 0-based document lines: rows that begin at `from` or later and before `to`. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** What a worker can be asked about a table, besides training. Each question gets its `TableAnswer` or is refused. */
export type TableQuestion =
  /** What the columns hold. */
  | { readonly type: 'describe'; readonly source: TableSource }
  /** How the table differs from the rows of the ledger. */
  | { readonly type: 'compare'; readonly source: TableSource; readonly recipe: Recipe; readonly ledger: RowLedger }
  /** The row that spans a document line. */
  | { readonly type: 'readRow'; readonly source: TextSource; readonly line: number; readonly shape: TableShape }
  /**
   * What a run would report if it ended with these weights, each flat as in `layerSlices`. Weights of several epochs are scored in one pass
   * over the table. Refused if the table has changed since the training.
   */
  | {
      readonly type: 'scoreWeights';
      readonly source: TableSource;
      readonly run: TrainedRun;
      readonly weights: readonly Float32Array<ArrayBuffer>[];
    }
  /** Answers for all rows or those of a line range. They arrive as `predicted` reports, in the order of the file. */
  | {
      readonly type: 'predictRows';
      readonly source: TableSource;
      readonly model: AnsweringModel;
      readonly lines?: LineRange;
      /** Whether to return the probability of every class, not just of the answer. */
      readonly withProbabilities?: boolean;
    }
  /** Up to `count` encoded rows with a usable target, stratified by class and split, with at least one row of each. */
  | {
      readonly type: 'sampleRows';
      readonly source: TableSource;
      readonly model: Pick<Model, 'recipe' | 'encoder' | 'ledger'>;
      readonly count: number;
      /** The same seed draws the same rows from the same table. */
      readonly seed: number;
    }
  /** Puts answers into a table. The result arrives as `edited` or `written` reports, unless the worker writes the file itself. */
  | ({ readonly type: 'answerTable' } & AnswerTableRequest)
  /** The names of a workbook's sheets. */
  | { readonly type: 'listSheets'; readonly source: TableSource }
  /** How the columns fit a model, judged by the first rows. */
  | { readonly type: 'fitColumns'; readonly source: TableSource; readonly encoder: Encoder }
  /** How two models answer the rows, and which one is better. */
  | { readonly type: 'compareModels'; readonly source: TableSource; readonly models: readonly [ComparedModel, ComparedModel] }
  /** Plans a training and returns its rows as CSV, one `written` report per file. */
  | { readonly type: 'shardTable'; readonly source: TableSource; readonly options: TrainOptions; readonly engine: Engine };

/** A training that has been planned for another program to carry out. */
export interface ShardedTable {
  readonly plan: RunPlan;
  readonly ledger: RowLedger;
  /** The weights before the first epoch, flat as in `layerSlices`. */
  readonly initial: Float32Array<ArrayBuffer>;
}

/** Answers for some rows of a table. Item n of each array belongs to the same row. */
export interface PredictedRows {
  /** 0-based document line on which each row begins. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** The index of the predicted class among the target's (`targetClasses`), or the number in the units of the file. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Probability of the answer, 0…1; absent if the network gives none. */
  readonly confidence?: Float64Array<ArrayBuffer>;
  /** Probability of every class, row-major (n × classes); absent if not requested or if the network gives none. */
  readonly probabilities?: Float64Array<ArrayBuffer>;
  /** The actual target in the form of `values`; NaN if its cell is unusable. Absent if the table has no such column. */
  readonly actual?: Float64Array<ArrayBuffer>;
  /** How each row was used, as in `RowLedger.splits`; absent if the table lacks a column of the training. */
  readonly splits?: Uint8Array<ArrayBuffer>;
}

/** Rows as the network receives them. */
export interface SampledRows {
  /** 0-based document line on which each row begins, ascending. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** Scaled inputs, row-major (n × inputs of the encoder). */
  readonly inputs: Float32Array<ArrayBuffer>;
  /** As in `EncodedRows.targets`: 0 or 1, the class index, or the standardized number. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** How each row was used, as in `RowLedger.splits`: 1 for training, 2 for test, 3 for validation, 0 if it has changed since. */
  readonly splits: Uint8Array<ArrayBuffer>;
}

/** The scores of one part of the rows: training, validation or test. */
export interface PartScores extends ScoredRows {
  readonly rowCount: number;
}

/** The scores of weights on a run's rows, part by part. */
export interface WeightScores {
  readonly train: PartScores;
  /** Absent where there are no test rows. */
  readonly test?: PartScores;
  /** Absent if there are no validation rows. */
  readonly validation?: PartScores;
}

/** What a worker answers to a question. */
export type TableAnswer =
  | { readonly type: 'described'; readonly columns: readonly Column[] }
  | { readonly type: 'compared'; readonly drift: Drift }
  /** Absent for a line that holds no row. */
  | { readonly type: 'row'; readonly row: NamedRecord | undefined }
  /** One for each set of weights, in the order of the question. */
  | { readonly type: 'weightsScored'; readonly scores: readonly WeightScores[] }
  /**
   * All `predicted` reports have been sent. `ragged`: lines of records that cannot be predicted because they have too few or too many
   * cells.
   */
  | { readonly type: 'rowsPredicted'; readonly rowCount: number; readonly ragged: readonly number[] }
  | { readonly type: 'rowsSampled'; readonly rows: SampledRows }
  | { readonly type: 'tableAnswered'; readonly table: AnsweredTable }
  | { readonly type: 'sheetsListed'; readonly names: readonly string[] }
  | { readonly type: 'columnsFitted'; readonly fit: ColumnFit }
  | { readonly type: 'modelsCompared'; readonly rows: ComparedRows }
  /** All `written` reports have been sent. */
  | ({ readonly type: 'tableSharded' } & ShardedTable);
