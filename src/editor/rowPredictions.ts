import * as vscode from 'vscode';
import { readRecordAt } from '../csv/readRecordAt.ts';
import type { Model } from '../model/model.ts';
import { predict } from '../model/predict.ts';
import type { Prediction } from '../model/prediction.ts';
import type { Sessions } from '../session/sessions.ts';
import { linesOf } from './linesOf.ts';
import type { SessionFiles } from './sessionFiles.ts';

/** A prediction and the lines of the document that it is for. */
export interface RowPrediction {
  readonly prediction: Prediction;
  readonly range: vscode.Range;
}

/** Predicts rows of documents as they are now. */
export class RowPredictions {
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;

  constructor(sessions: Sessions, files: SessionFiles) {
    this.#sessions = sessions;
    this.#files = files;
  }

  /** The document's model, brought back from an earlier window if need be. */
  async model(uri: vscode.Uri): Promise<Model | undefined> {
    const documentUri = uri.toString();
    await this.#files.load(documentUri);
    return this.#sessions.model(documentUri);
  }

  /** Undefined when the line holds no row: the header, a blank line, past the end. Throws a UserError when the row cannot be predicted. */
  predictLine(document: vscode.TextDocument, model: Model, line: number): RowPrediction | undefined {
    const row = readRecordAt(linesOf(document), line, model.table);
    if (!row) return undefined;
    const { startLine, endLine } = row.record;
    return { prediction: predict(model, row.cells), range: new vscode.Range(startLine, 0, endLine, document.lineAt(endLine).text.length) };
  }
}
