import type { NamedRecord, TableShape } from '../csv/readRecordAt.ts';
import type { Column } from '../dataset/columns/column.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Recipe } from '../dataset/columns/recipe.ts';
import type { ScoredRows } from '../evaluation/rowScorer.ts';
import type { Model } from '../model/model.ts';
import type { Drift, RowLedger } from '../model/rowLedger.ts';
import type { Engine } from '../run/hyperparameters.ts';
import type { RunPlan } from '../run/runPlan.ts';
import type { TrainOptions } from '../run/trainOptions.ts';
import type { AnsweredTable, AnswersPlace, AnswerTask, ColumnFit } from './answeredTable.ts';
import type { ComparedRows } from '../run/comparison/comparedRows.ts';
import type { TableSource, TextSource } from './tableSource.ts';

/** What is known of a run that has been trained: which rows it has used how, and what its network is. */
export interface TrainedRun extends Pick<RunPlan, 'columns' | 'recipe' | 'encoder' | 'architecture' | 'hyperparameters' | 'baseline'> {
  readonly ledger: RowLedger;
}

/** What answers for the rows of a table; `table`, the layout of the one that was trained on, is not needed. */
export type AnsweringModel = Omit<Model, 'table'>;

/** A model that is compared, and what tells which rows of a table it has learned from: its ledger, or where that is empty the key of its test. */
export interface ComparedModel extends AnsweringModel, Pick<RunPlan, 'rows' | 'testKey'> {}

/** What is asked of a table that is to have answers in it. */
export interface AnswerTableRequest {
  readonly source: TableSource;
  readonly model: AnsweringModel;
  readonly task: AnswerTask;
  readonly place: AnswersPlace;
  /** Whether columns for the interval of each number are wanted; the model has to know its bound. */
  readonly withInterval?: boolean;
}

/** 0-based document lines: the rows that begin on `from`, on the line before `to` and between. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** What a worker can be asked of a table beside trainings. Each is answered by its `TableAnswer`, or refused. */
export type TableQuestion =
  /** What its columns hold. */
  | { readonly type: 'describe'; readonly source: TableSource }
  /** How it differs from the rows of the ledger. */
  | { readonly type: 'compare'; readonly source: TableSource; readonly recipe: Recipe; readonly ledger: RowLedger }
  /** The row that spans a document line. */
  | { readonly type: 'readRow'; readonly source: TextSource; readonly line: number; readonly shape: TableShape }
  /**
   * What a run would report if it ended with these weights, each flat as in `layerSlices`: those of several epochs are scored at the price
   * of reading the table once. Refused when the table is not the one that was trained on any more.
   */
  | {
      readonly type: 'scoreWeights';
      readonly source: TableSource;
      readonly run: TrainedRun;
      readonly weights: readonly Float32Array<ArrayBuffer>[];
    }
  /** Answers for all rows, or for those of some lines: they come by `predicted` reports while they are made, in the order of the file. */
  | {
      readonly type: 'predictRows';
      readonly source: TableSource;
      readonly model: AnsweringModel;
      readonly lines?: LineRange;
      /** Whether the probability of every class is wanted, not only that of the answer. */
      readonly withProbabilities?: boolean;
    }
  /** Up to `count` encoded rows that have a usable target: of each class, learned from or tested on, its share and at least one. */
  | {
      readonly type: 'sampleRows';
      readonly source: TableSource;
      readonly model: Pick<Model, 'recipe' | 'encoder' | 'ledger'>;
      readonly count: number;
      /** The same seed draws the same rows of the same table. */
      readonly seed: number;
    }
  /** Puts answers into a table: what comes of it comes by `edited` or `written` reports, unless the worker writes the file itself. */
  | ({ readonly type: 'answerTable' } & AnswerTableRequest)
  /** What the sheets of a workbook are called. */
  | { readonly type: 'listSheets'; readonly source: TableSource }
  /** How its columns fit a model, from its first rows. */
  | { readonly type: 'fitColumns'; readonly source: TableSource; readonly encoder: Encoder }
  /** How two models answer its rows, and which is better. */
  | { readonly type: 'compareModels'; readonly source: TableSource; readonly models: readonly [ComparedModel, ComparedModel] }
  /** Plans a training, and gives the rows that it uses as CSV, by one `written` report for each file of some of them. */
  | { readonly type: 'shardTable'; readonly source: TableSource; readonly options: TrainOptions; readonly engine: Engine };

/** A training as it is planned, for another program to carry out. */
export interface ShardedTable {
  readonly plan: RunPlan;
  readonly ledger: RowLedger;
  /** The weights before the first epoch, flat as in `layerSlices`. */
  readonly initial: Float32Array<ArrayBuffer>;
}

/** Answers for some rows of a table, row by row; the n-th of each array is about the same row. */
export interface PredictedRows {
  /** 0-based document line on which each row begins. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** The index of the answered class among the target's (`targetClasses`), or the number in the units of the file. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Probability of the answer, 0…1; absent where the network gives none. */
  readonly confidence?: Float64Array<ArrayBuffer>;
  /** Probability of every class, row after row (n · classes); absent where it is not wanted or the network gives none. */
  readonly probabilities?: Float64Array<ArrayBuffer>;
  /** What the target's cell says, as `values` does; NaN where it says nothing usable. Absent when the table has no such column. */
  readonly actual?: Float64Array<ArrayBuffer>;
  /** How each row was used, as in `RowLedger.splits`; absent when the table has not all columns of the training. */
  readonly splits?: Uint8Array<ArrayBuffer>;
}

/** Rows as the network takes them. */
export interface SampledRows {
  /** 0-based document line on which each row begins, ascending. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** Scaled inputs, row after row (n · inputs of the encoder). */
  readonly inputs: Float32Array<ArrayBuffer>;
  /** As in `EncodedRows.targets`: 0 or 1; the index of the class; or the standardized number. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** How each row was used, as in `RowLedger.splits`: 1 for training, 2 for the test, 3 for validation, 0 for one that has changed since. */
  readonly splits: Uint8Array<ArrayBuffer>;
}

/** The scores of one part of the rows. */
export interface PartScores extends ScoredRows {
  readonly rowCount: number;
}

/** What weights say of a run's rows, part by part. */
export interface WeightScores {
  readonly train: PartScores;
  /** Absent where there are no test rows. */
  readonly test?: PartScores;
  /** Absent where no rows were kept for it. */
  readonly validation?: PartScores;
}

/** What a worker answers to a question. */
export type TableAnswer =
  | { readonly type: 'described'; readonly columns: readonly Column[] }
  | { readonly type: 'compared'; readonly drift: Drift }
  /** Absent for a line that holds no row. */
  | { readonly type: 'row'; readonly row: NamedRecord | undefined }
  /** One for each weights that were asked about, in their order. */
  | { readonly type: 'weightsScored'; readonly scores: readonly WeightScores[] }
  /** All `predicted` reports have come: so many rows in all. `ragged` are the lines of records that cannot be predicted: too few or too many cells. */
  | { readonly type: 'rowsPredicted'; readonly rowCount: number; readonly ragged: readonly number[] }
  | { readonly type: 'rowsSampled'; readonly rows: SampledRows }
  | { readonly type: 'tableAnswered'; readonly table: AnsweredTable }
  | { readonly type: 'sheetsListed'; readonly names: readonly string[] }
  | { readonly type: 'columnsFitted'; readonly fit: ColumnFit }
  | { readonly type: 'modelsCompared'; readonly rows: ComparedRows }
  /** All `written` reports have come. */
  | ({ readonly type: 'tableSharded' } & ShardedTable);
