import * as vscode from 'vscode';
import { readHeader, readRecordAt, type NamedRecord, type TableShape } from '../csv/readRecordAt.ts';
import type { Message } from '../message.ts';
import type { Model } from '../model/model.ts';
import { answerRow, predictInSteps } from '../model/predict.ts';
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

/** Names and cells of a row of more columns are read in turns of the event loop of their own. */
const WIDE = 1000;

/** A prediction and the lines of the document that it is for. */
export interface RowPrediction {
  readonly prediction: Prediction;
  /** The row's cells by column. */
  readonly cells: ReadonlyMap<string, string>;
  readonly range: vscode.Range;
}

/** Predicts rows of documents as they are now. */
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

  /** The document's model, brought back from an earlier window if need be. */
  async model(uri: vscode.Uri): Promise<Model | undefined> {
    const documentUri = uri.toString();
    await this.#files.load(documentUri);
    return this.#sessions.model(documentUri);
  }

  /** Why the answers of the document's model have no interval; undefined where they have one, and where there is no model. */
  whyNoInterval(uri: vscode.Uri): Message | undefined {
    const run = answeredRun(this.#sessions.state(uri.toString()));
    return run?.plan && run.outcome && describeNoBound(run.plan, run.outcome);
  }

  /** The epoch whose weights the document's model has. */
  epoch(uri: vscode.Uri): number | undefined {
    return answeredRun(this.#sessions.state(uri.toString()))?.outcome?.bestEpoch;
  }

  /**
   * Undefined when the line holds no row: the header, a blank line, past the end; or when nobody wants to know any more. Rejects with a
   * UserError when the row cannot be predicted.
   */
  async predictLine(
    document: vscode.TextDocument,
    model: Model,
    line: number,
    isCancelled: () => boolean = () => false,
  ): Promise<RowPrediction | undefined> {
    const row = await this.readRow(document, line, model.table, isCancelled);
    if (!row) return undefined;
    // In rows of thousands of cells reading, predicting and telling take some milliseconds each.
    await ownTurn();
    const { startLine, endLine } = row.record;
    const range = document.validateRange(new vscode.Range(startLine, 0, endLine, Number.MAX_SAFE_INTEGER));
    return { prediction: await inSlices(predictInSteps(model, row.cells)), cells: row.cells, range };
  }

  /** As `predictLine`, without saying why: for many lines at once. */
  async answerLine(document: vscode.TextDocument, model: Model, line: number, isCancelled: () => boolean): Promise<RowAnswer | undefined> {
    const row = await this.readRow(document, line, model.table, isCancelled);
    return row && row.record.startLine === line ? answerRow(model, row.cells) : undefined;
  }

  /** The row that spans a line, read here, or by a worker when much of the document decides where it begins. */
  async readRow(
    document: vscode.TextDocument,
    line: number,
    shape: TableShape,
    isCancelled: () => boolean = () => false,
  ): Promise<NamedRecord | undefined> {
    try {
      if (shape.columnCount > WIDE) {
        // It is known from then on.
        readHeader(linesOf(document), shape);
        await ownTurn();
      }
      return readRecordAt(linesOf(document), line, shape);
    } catch (error) {
      if (!(error instanceof TooMuchText)) throw error;
    }
    // One after another: each reads the whole text, and a mouse that moves on asks for many.
    const row = this.#reading.then(async () =>
      isCancelled() ? undefined : this.#runs.questions.readRow(await keptDocumentSource(document), line, shape),
    );
    this.#reading = row.catch(() => undefined);
    return row;
  }
}
