import type { NamedRecord, TableShape } from '../csv/readRecordAt.ts';
import type { Column } from '../dataset/columns/column.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Model } from '../model/model.ts';
import type { Drift, RowLedger } from '../model/rowLedger.ts';
import type {
  AnsweringModel,
  AnswerTableRequest,
  ComparedModel,
  LineRange,
  PredictedRows,
  SampledRows,
  ShardedTable,
  TableAnswer,
  TableQuestion,
  TrainedRun,
  WeightScores,
} from '../protocol/tableQuestions.ts';
import type { ComparedRows } from '../run/comparison/comparedRows.ts';
import type { AnsweredTable, ColumnFit, LineEdits } from '../protocol/answeredTable.ts';
import type { TableSource, TextSource } from '../protocol/tableSource.ts';
import { CancelledError } from '../userError.ts';
import { toError } from './failures.ts';
import type { WorkerPool } from './workerPool.ts';

type AnswerOf<Type extends TableAnswer['type']> = Extract<TableAnswer, { type: Type }>;

/** A question whose answer may take seconds. */
export interface PendingAnswer<Answer> {
  /** Rejects with a UserError that says why there is no answer, and with a CancelledError once it has been cancelled. */
  readonly answer: Promise<Answer>;
  /** Ends the work at once. */
  readonly cancel: () => void;
}

/** Which rows are predicted, and with which details. */
export interface PredictionRequest {
  /** Absent for all rows. */
  readonly lines?: LineRange;
  readonly withProbabilities?: boolean;
  /** Called with one part after another, in the order of the file, while the rest is predicted. */
  readonly onRows: (rows: PredictedRows) => void;
}

/** Called with the parts of a long answer, in the order of the table. */
interface PartListener {
  onRows(rows: PredictedRows): void;
  onShare(share: number): void;
  onEdits(edits: LineEdits): void;
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Receives the progress of answering a table, and the new content where the worker does not write it itself. */
export type AnswerTableListener = Pick<PartListener, 'onShare'> & Partial<Pick<PartListener, 'onEdits' | 'onBytes'>>;

/** Questions about a table other than training on it, answered by a worker that reads it: see `TableQuestion`. */
export class TableQuestions {
  readonly #pool: WorkerPool;
  readonly #createId: () => string;

  constructor(pool: WorkerPool, createId: () => string) {
    this.#pool = pool;
    this.#createId = createId;
  }

  /** Describes the columns of a table. Rejects with a UserError when the text is not a table. */
  async describe(source: TableSource): Promise<readonly Column[]> {
    return (await this.#ask({ type: 'describe', source }, 'described').answer).columns;
  }

  /** How a table differs from the rows of the ledger. */
  async compare(source: TableSource, recipe: Recipe, ledger: RowLedger): Promise<Drift> {
    return (await this.#ask({ type: 'compare', source, recipe, ledger }, 'compared').answer).drift;
  }

  /** Like `readRecordAt`, for a row far into a large text. */
  async readRow(source: TextSource, line: number, shape: TableShape): Promise<NamedRecord | undefined> {
    return (await this.#ask({ type: 'readRow', source, line, shape }, 'row').answer).row;
  }

  /**
   * The scores that the run would report if it ended with each of the weights (flat, as in `layerSlices`), identical to the last bit. Rejects
   * with a UserError when the table is not the trained one any more.
   */
  scoreWeights(
    source: TableSource,
    run: TrainedRun,
    weights: readonly Float32Array<ArrayBuffer>[],
  ): PendingAnswer<readonly WeightScores[]> {
    return mapAnswer(this.#ask({ type: 'scoreWeights', source, run, weights }, 'weightsScored'), ({ scores }) => scores);
  }

  /** Predicts the rows of a table, possibly another one than the model was trained on. */
  predictRows(
    source: TableSource,
    model: AnsweringModel,
    { onRows, ...wanted }: PredictionRequest,
  ): PendingAnswer<Pick<AnswerOf<'rowsPredicted'>, 'rowCount' | 'ragged'>> {
    return this.#ask({ type: 'predictRows', source, model, ...wanted }, 'rowsPredicted', { onRows });
  }

  /** Up to `count` encoded rows of a table, stratified by class and by split. */
  sampleRows(
    source: TableSource,
    model: Pick<Model, 'recipe' | 'encoder' | 'ledger'>,
    count: number,
    seed: number,
  ): PendingAnswer<SampledRows> {
    const { recipe, encoder, ledger } = model;
    const question = { type: 'sampleRows', source, model: { recipe, encoder, ledger }, count, seed } as const;
    return mapAnswer(this.#ask(question, 'rowsSampled'), ({ rows }) => rows);
  }

  /** Writes answers into a table. When cancelled it rejects once the work has ended: no part of an unfinished file is left. */
  answerTable(request: AnswerTableRequest, listener: AnswerTableListener): PendingAnswer<AnsweredTable> {
    return mapAnswer(
      this.#ask({ type: 'answerTable', ...request }, 'tableAnswered', { ...listener, isEndedByWorker: true }),
      ({ table }) => table,
    );
  }

  /** The names of a workbook's sheets, in its order. */
  async listSheets(source: TableSource): Promise<readonly string[]> {
    return (await this.#ask({ type: 'listSheets', source }, 'sheetsListed').answer).names;
  }

  /** How the columns of a table, judged by its first rows, fit a model. */
  async fitColumns(source: TableSource, encoder: Encoder): Promise<ColumnFit> {
    return (await this.#ask({ type: 'fitColumns', source, encoder }, 'columnsFitted').answer).fit;
  }

  /** How two models answer the rows of a table, and which is better. Rejects with a UserError where that cannot be decided. */
  compareModels(source: TableSource, models: readonly [ComparedModel, ComparedModel]): PendingAnswer<ComparedRows> {
    return mapAnswer(this.#ask({ type: 'compareModels', source, models }, 'modelsCompared'), ({ rows }) => rows);
  }

  /**
   * Plans a training for another program. `onBytes` receives the rows that it uses, file by file, as CSV: the number of the part (1 training, 2
   * test, 3 validation), the target, then the features, in the order of the plan.
   */
  shardTable(
    request: Pick<Extract<TableQuestion, { type: 'shardTable' }>, 'source' | 'options' | 'engine'>,
    onBytes: (bytes: Uint8Array<ArrayBuffer>) => void,
  ): PendingAnswer<ShardedTable> {
    return this.#ask({ type: 'shardTable', ...request }, 'tableSharded', { onBytes });
  }

  #ask<Type extends TableAnswer['type']>(
    question: TableQuestion,
    wanted: Type,
    { isEndedByWorker, ...listener }: Partial<PartListener> & { readonly isEndedByWorker?: boolean } = {},
  ): PendingAnswer<AnswerOf<Type>> {
    let cancel = (): void => undefined;
    const requestId = this.#createId();
    const answer = new Promise<AnswerOf<Type>>((resolve, reject) => {
      let [hasBegun, isCancelled] = [false, false];
      const job = this.#pool.submit({
        request: { ...question, requestId },
        kind: 'question',
        // Nobody is waiting for the result of a comparison.
        isPatient: question.type === 'compare',
        isLast: (report) => report.type === 'answered' || report.type === 'refused',
        onReport: (report) => {
          hasBegun = true;
          if (report.type === 'predicted') listener.onRows?.(report.rows);
          else if (report.type === 'answering') listener.onShare?.(report.share);
          else if (report.type === 'edited') listener.onEdits?.(report.edits);
          else if (report.type === 'written') listener.onBytes?.(report.bytes);
          else if (report.type === 'refused')
            reject(isCancelled ? new CancelledError('The question was cancelled.') : toError(report.failure));
          else if (report.type !== 'answered') throw new Error(`A question was answered by "${report.type}"`);
          else if (isOfType(report.answer, wanted)) resolve(report.answer);
          else reject(new Error(`"${question.type}" was answered with "${report.answer.type}"`));
        },
        onEnd: (failure) => reject(toError(failure)),
      });
      cancel = () => {
        isCancelled = true;
        if (isEndedByWorker && hasBegun) return job.post({ type: 'cancel', requestId });
        job.abandon();
        reject(new CancelledError('The question was cancelled.'));
      };
    });
    return { answer, cancel };
  }
}

function isOfType<Type extends TableAnswer['type']>(answer: TableAnswer, type: Type): answer is AnswerOf<Type> {
  return answer.type === type;
}

function mapAnswer<From, To>({ answer, cancel }: PendingAnswer<From>, convert: (answer: From) => To): PendingAnswer<To> {
  return { answer: answer.then(convert), cancel };
}
