import * as vscode from 'vscode';
import { readHeader, readRecordAt, type NamedRecord, type TableShape } from '../csv/readRecordAt.ts';
import type { Message } from '../message.ts';
import type { Model } from '../model/model.ts';
import { answerInSteps, predictInSteps } from '../model/predict.ts';
import type { Prediction, RowAnswer } from '../model/prediction.ts';
import { describeNoBound } from '../run/errorBoundOf.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { keptDocumentSource } from '../documents/documentSource.ts';
import { linesOf, TooMuchText } from '../documents/linesOf.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import type { SessionFiles } from '../documents/sessionFiles.ts';
import { answeredRun } from '../protocol/sessionState.ts';
import { inSlices } from './inSlices.ts';
import { newerRun, type NewerRun } from './whichModel.ts';

/** Rows with more columns than this are read in their own turns of the event loop. */
const WIDE = 1000;

/** A prediction and the document lines of its row. */
export interface RowPrediction {
  readonly prediction: Prediction;
  /** The row's cells by column. */
  readonly cells: ReadonlyMap<string, string>;
  readonly range: vscode.Range;
}

/** Predicts rows of documents in their current state. */
export class RowPredictions {
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #runs: TrainingRuns;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(sessions: Sessions, files: SessionFiles, runs: TrainingRuns) {
    this.#sessions = sessions;
    this.#files = files;
    this.#runs = runs;
  }

  /** The run that is newer than the document's model. */
  newerRun(uri: vscode.Uri): NewerRun | undefined {
    return newerRun(this.#sessions.state(uri.toString()));
  }

  /** The document's model, restored from an earlier window if necessary. */
  async model(uri: vscode.Uri): Promise<Model | undefined> {
    const documentUri = uri.toString();
    await this.#files.load(documentUri);
    return this.#sessions.model(documentUri);
  }

  /** Why the answers of the document's model have no interval; undefined if they have one, or if there is no model. */
  whyNoInterval(uri: vscode.Uri): Message | undefined {
    const run = answeredRun(this.#sessions.state(uri.toString()));
    return run?.plan && run.outcome && describeNoBound(run.plan, run.outcome);
  }

  /** The epoch that the weights of the document's model are from. */
  epoch(uri: vscode.Uri): number | undefined {
    return answeredRun(this.#sessions.state(uri.toString()))?.outcome?.bestEpoch;
  }

  /**
   * Undefined if the line holds no row (it is the header, blank, or past the end) or the request was cancelled. Rejects with a UserError if
   * the row cannot be predicted.
   */
  async predictLine(
    document: vscode.TextDocument,
    model: Model,
    line: number,
    isCancelled: () => boolean = () => false,
  ): Promise<RowPrediction | undefined> {
    const row = await this.readRow(document, line, model.table, isCancelled);
    if (!row) return undefined;
    // For thousands of cells, reading, predicting and formatting take a few milliseconds each.
    await ownTurn();
    const { startLine, endLine } = row.record;
    const range = document.validateRange(new vscode.Range(startLine, 0, endLine, Number.MAX_SAFE_INTEGER));
    return { prediction: await inSlices(predictInSteps(model, row.cells)), cells: row.cells, range };
  }

  /** Like `predictLine`, but without the explanation: for many lines at once. */
  async answerLine(document: vscode.TextDocument, model: Model, line: number, isCancelled: () => boolean): Promise<RowAnswer | undefined> {
    const row = await this.readRow(document, line, model.table, isCancelled);
    return row && row.record.startLine === line ? inSlices(answerInSteps(model, row.cells)) : undefined;
  }

  /** The row that spans a line. Read here, or by a worker if it takes much of the document to find where the row begins. */
  async readRow(
    document: vscode.TextDocument,
    line: number,
    shape: TableShape,
    isCancelled: () => boolean = () => false,
  ): Promise<NamedRecord | undefined> {
    try {
      if (shape.columnCount > WIDE) {
        // The header is cached from then on.
        readHeader(linesOf(document), shape);
        await ownTurn();
      }
      return readRecordAt(linesOf(document), line, shape);
    } catch (error) {
      if (!(error instanceof TooMuchText)) throw error;
    }
    // One at a time: each call reads the whole text, and a moving mouse makes many calls.
    const row = this.#reading.then(async () =>
      isCancelled() ? undefined : this.#runs.questions.readRow(await keptDocumentSource(document), line, shape),
    );
    this.#reading = row.catch(() => undefined);
    return row;
  }
}
