import type { RowLedger } from '../model/rowLedger.ts';
import type { EpochBundle, WeightSnapshot } from '../run/history/history.ts';
import type { Adjustment } from '../run/options/adjustment.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import type { LineEdits } from './answeredTable.ts';
import type { PredictedRows, TableAnswer, TableQuestion } from './tableQuestions.ts';
import type { TableSource } from './tableSource.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { Failure } from '../run/findings/failure.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import type { ContinuedTraining } from './continuedRun.ts';

/** What the host asks of a worker. One run at a time per worker. */
export type WorkerRequest =
  | {
      readonly type: 'train';
      readonly runId: string;
      readonly source: TableSource;
      readonly options: TrainOptions;
      readonly engine: Engine;
      /** How many threads may work on the run, including the worker's own. If absent, all of the machine's but one for the editor. */
      readonly threads?: number;
      /** `options` are ignored if this is given. */
      readonly continues?: ContinuedTraining;
    }
  | RunControlRequest
  | QuestionRequest
  /** Cancels a long question, which is then refused. Anything written so far is discarded. */
  | { readonly type: 'cancel'; readonly requestId: string };

/** A question with the id of its answer. */
export type QuestionRequest = TableQuestion & { readonly requestId: string };

/** Messages for the run that is going on; other runs of the worker ignore them. */
export type RunControlRequest =
  /** Ends the run and keeps what it has learned. */
  | { readonly type: 'stop'; readonly runId: string }
  | { readonly type: 'pause'; readonly runId: string }
  | { readonly type: 'resume'; readonly runId: string }
  /** Trains one more epoch and pauses. */
  | { readonly type: 'step'; readonly runId: string }
  /** Changes the given options from the next batch on. */
  | ({ readonly type: 'adjust'; readonly runId: string } & Adjustment);

/**
 * What a worker reports. A run may begin with `reading` and ends with exactly one `trained` or `failed`; a question ends with `answered` or
 * `refused`.
 */
export type WorkerReport =
  /** How much of a file has been read, 0…1. */
  | { readonly type: 'reading'; readonly runId: string; readonly share: number }
  | {
      readonly type: 'planned';
      readonly runId: string;
      readonly plan: RunPlan;
      readonly initial: WeightSnapshot;
      /** The rows that it will learn from; absent for a training elsewhere. */
      readonly ledger?: RowLedger;
    }
  | { readonly type: 'epochs'; readonly runId: string; readonly bundle: EpochBundle }
  /** The run has paused or resumed. */
  | { readonly type: 'paused'; readonly runId: string; readonly isPaused: boolean }
  /** The training has ended or was stopped. All rows are scored now, which takes a while for millions of rows. */
  | { readonly type: 'scoring'; readonly runId: string }
  | {
      readonly type: 'trained';
      readonly runId: string;
      readonly outcome: RunOutcome;
      readonly ledger: RowLedger;
      readonly checkpoint: Checkpoint;
    }
  | { readonly type: 'failed'; readonly runId: string; readonly failure: Failure }
  /** Part of the answers to `predictRows`. */
  | { readonly type: 'predicted'; readonly requestId: string; readonly rows: PredictedRows }
  /** Progress of `answerTable`, 0…1, and the results for part of the table. */
  | { readonly type: 'answering'; readonly requestId: string; readonly share: number }
  | { readonly type: 'edited'; readonly requestId: string; readonly edits: LineEdits }
  | { readonly type: 'written'; readonly requestId: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'answered'; readonly requestId: string; readonly answer: TableAnswer }
  | { readonly type: 'refused'; readonly requestId: string; readonly failure: Failure };
