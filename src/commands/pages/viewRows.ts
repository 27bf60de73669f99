import * as vscode from 'vscode';
import { openTable, openTableDocument } from '../../documents/openedTable.ts';
import { columnOf, showTable } from '../../documents/textColumn.ts';
import { message } from '../../message.ts';
import type { Model } from '../../model/model.ts';
import { rowKeyInSteps, splitOf } from '../../model/rowLedger.ts';
import type { ReplyOf } from '../../protocol/viewRequests.ts';
import { MOST_SAMPLES, SAMPLE_SEED } from '../../rows/rowFlips.ts';
import { inSlices } from '../../rows/inSlices.ts';
import type { RowPredictions } from '../../rows/rowPredictions.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import { CancelledError, UserError } from '../../userError.ts';

/** Services for sending rows to a view. */
export interface ViewRowServices {
  readonly sessions: Sessions;
  readonly runs: TrainingRuns;
  readonly predictions: RowPredictions;
}

/** The row that spans a line of the document (0-based). Throws a UserError where there is no model or rows cannot be read one by one. */
export async function readViewRow({ predictions }: ViewRowServices, uri: vscode.Uri, line: number): Promise<ReplyOf<'readRow'>> {
  const model = await modelOf(predictions, uri);
  const row = await predictions.readRow(await openTableDocument(uri), line, model.table);
  if (!row) return undefined;
  const key = await inSlices(rowKeyInSteps(row.cells, model.recipe));
  return {
    line: row.record.startLine,
    cells: [...row.cells],
    ...(key === undefined ? {} : { split: splitOf(model.ledger, key) }),
  };
}

/** Moves the cursor to a line of the table in its editor and leaves the focus where it is. Throws a UserError for a file that is too large. */
export async function revealRow(uri: vscode.Uri, line: number): Promise<void> {
  const document = await openTableDocument(uri);
  await showTable(document);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const selection = new vscode.Range(range.start, range.start);
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(document.uri), selection, preserveFocus: true });
}

/**
 * Sampled rows of the table for a run, which may still be training. Rejects with a UserError where there is no run, and with a CancelledError
 * when it has been replaced.
 */
export async function sampleViewRows(
  { sessions, runs, predictions }: ViewRowServices,
  uri: vscode.Uri,
  runId: string,
): Promise<ReplyOf<'sampleRows'>> {
  const rowsOf = () => sessions.rowsOf(uri.toString(), runId);
  let rows = rowsOf();
  if (!rows) {
    await modelOf(predictions, uri);
    rows = rowsOf();
  }
  if (!rows) throw new CancelledError();
  const source = await (await openTable(uri)).readSource();
  return { runId, ...(await runs.questions.sampleRows(source, rows, MOST_SAMPLES, SAMPLE_SEED).answer) };
}

async function modelOf(predictions: RowPredictions, uri: vscode.Uri): Promise<Model> {
  const model = await predictions.model(uri);
  if (model) return model;
  throw new UserError(
    message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name: vscode.workspace.asRelativePath(uri) }),
  );
}
