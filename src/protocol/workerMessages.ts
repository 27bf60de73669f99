import type { RowLedger } from '../model/rowLedger.ts';
import type { EpochBundle, WeightSnapshot } from '../run/history.ts';
import type { Adjustment } from '../run/adjustment.ts';
import type { Engine } from '../run/hyperparameters.ts';
import type { LineEdits } from './answeredTable.ts';
import type { PredictedRows, TableAnswer, TableQuestion } from './tableQuestions.ts';
import type { TableSource } from './tableSource.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { Failure } from '../run/failure.ts';
import type { Checkpoint } from '../run/checkpoint.ts';
import type { TrainOptions } from '../run/trainOptions.ts';
import type { ContinuedTraining } from './resumedRun.ts';

/** What the host asks of a worker. One run at a time per worker. */
export type WorkerRequest =
  | {
      readonly type: 'train';
      readonly runId: string;
      readonly source: TableSource;
      readonly options: TrainOptions;
      readonly engine: Engine;
      /** How many threads may work on the run, the worker's own included; what the machine has but one for the editor where it is absent. */
      readonly threads?: number;
      /** The options do not count then. */
      readonly goOn?: ContinuedTraining;
    }
  | RunControlRequest
  | QuestionRequest
  /** Ends the work on a long answer, which is refused then; what was written of it is gone. */
  | { readonly type: 'cancel'; readonly requestId: string };

/** A question, and what its answer is known by. */
export type QuestionRequest = TableQuestion & { readonly requestId: string };

/** What a run that is going on can be told; the worker's other runs do not hear it. */
export type RunControlRequest =
  /** Ends the run with what it has learned. */
  | { readonly type: 'stop'; readonly runId: string }
  | { readonly type: 'pause'; readonly runId: string }
  | { readonly type: 'resume'; readonly runId: string }
  /** Trains to the end of one epoch and pauses there. */
  | { readonly type: 'step'; readonly runId: string }
  /** Changes what is given from the next batch on. */
  | ({ readonly type: 'adjust'; readonly runId: string } & Adjustment);

/** What a worker reports. A run may begin with `reading` and ends with exactly one `trained` or `failed`, a question with `answered` or `refused`. */
export type WorkerReport =
  /** How much of a table from a file has been read, 0…1. */
  | { readonly type: 'reading'; readonly runId: string; readonly share: number }
  | {
      readonly type: 'planned';
      readonly runId: string;
      readonly plan: RunPlan;
      readonly initial: WeightSnapshot;
      /** Which rows it will learn from; absent of a training that goes on elsewhere. */
      readonly ledger?: RowLedger;
    }
  | { readonly type: 'epochs'; readonly runId: string; readonly bundle: EpochBundle }
  /** The run waits to be resumed, or goes on again. */
  | { readonly type: 'paused'; readonly runId: string; readonly isPaused: boolean }
  /** The training is over, also by a stop; every row is scored now, which takes a while when there are millions. */
  | { readonly type: 'scoring'; readonly runId: string }
  | {
      readonly type: 'trained';
      readonly runId: string;
      readonly outcome: RunOutcome;
      readonly ledger: RowLedger;
      readonly checkpoint: Checkpoint;
    }
  | { readonly type: 'failed'; readonly runId: string; readonly failure: Failure }
  /** A part of what `predictRows` asks for. */
  | { readonly type: 'predicted'; readonly requestId: string; readonly rows: PredictedRows }
  /** How much of the table that `answerTable` is about has been answered, 0…1; what comes of a part of it. */
  | { readonly type: 'answering'; readonly requestId: string; readonly share: number }
  | { readonly type: 'edited'; readonly requestId: string; readonly edits: LineEdits }
  | { readonly type: 'written'; readonly requestId: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'answered'; readonly requestId: string; readonly answer: TableAnswer }
  | { readonly type: 'refused'; readonly requestId: string; readonly failure: Failure };
