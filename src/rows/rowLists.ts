import * as vscode from 'vscode';
import { openTable, openTableDocument } from '../documents/openedTable.ts';
import { message } from '../message.ts';
import type { Model } from '../model/model.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import { MOST_LISTED_ROWS, type ListedRows } from '../protocol/rowLists.ts';
import type { PredictedRows } from '../protocol/tableQuestions.ts';
import type { TableQuestions } from '../session/tableQuestions.ts';
import { UserError } from '../userError.ts';
import type { RowPredictions } from './rowPredictions.ts';

/** Rows per reply: half a megabyte. */
const PAGE_ROWS = 20_000;

/** The answers for all rows of a table while a view fetches them page by page. */
interface Answered {
  readonly documentUri: string;
  readonly rows: PredictedRows;
  readonly total: number;
}

/** Gives views the model's answers for all rows of a table. */
export class RowLists {
  readonly #predictions: RowPredictions;
  readonly #questions: TableQuestions;
  /** The last table with pages that have not been fetched yet. */
  #left: Answered | undefined;

  constructor(predictions: RowPredictions, questions: TableQuestions) {
    this.#predictions = predictions;
    this.#questions = questions;
  }

  /**
   * A page of rows from row `start` on, from the current table, which is read again if `start` is 0. Rejects with a UserError if there is
   * no model or the table lacks a column.
   */
  async list(documentUri: string, start: number): Promise<ListedRows> {
    const kept = start > 0 && this.#left?.documentUri === documentUri ? this.#left : undefined;
    const answered = kept ?? (await this.#answer(documentUri));
    const end = start + PAGE_ROWS;
    const isLast = end >= answered.rows.lines.length;
    if (isLast && this.#left === kept) this.#left = undefined;
    else if (!isLast) this.#left = answered;
    return { rows: partOf(answered.rows, start, end), total: answered.total };
  }

  /**
   * The rows' cells in the given columns. Rows are given by the lines where they begin; null if there is no row. Rejects with a UserError
   * if the file is too large to be read line by line.
   */
  async cells(documentUri: string, lines: readonly number[], columns: readonly string[]): Promise<(string[] | null)[]> {
    const uri = vscode.Uri.parse(documentUri, true);
    const document = await openTableDocument(uri);
    const model = await this.#model(uri);
    const found: (string[] | null)[] = [];
    for (const line of lines) {
      const row = await this.#predictions.readRow(document, line, model.table);
      found.push(row?.record.startLine === line ? columns.map((name) => row.cells.get(name) ?? '') : null);
      // Reading a row with thousands of cells takes a few milliseconds.
      await ownTurn();
    }
    return found;
  }

  async #model(uri: vscode.Uri): Promise<Model> {
    const model = await this.#predictions.model(uri);
    if (model) return model;
    const name = vscode.workspace.asRelativePath(uri);
    throw new UserError(message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name }));
  }

  async #answer(documentUri: string): Promise<Answered> {
    const uri = vscode.Uri.parse(documentUri, true);
    const model = await this.#model(uri);
    const source = await (await openTable(uri)).readSource();
    const parts: PredictedRows[] = [];
    let count = 0;
    const asked = this.#questions.predictRows(source, model, {
      onRows: (rows) => {
        if (count < MOST_LISTED_ROWS) parts.push(rows);
        count += rows.lines.length;
      },
    });
    const { rowCount } = await asked.answer;
    return { documentUri, rows: partOf(joined(parts), 0, MOST_LISTED_ROWS), total: rowCount };
  }
}

function partOf({ lines, values, confidence, actual, splits }: PredictedRows, start: number, end: number): PredictedRows {
  return {
    lines: lines.slice(start, end),
    values: values.slice(start, end),
    ...(confidence ? { confidence: confidence.slice(start, end) } : {}),
    ...(actual ? { actual: actual.slice(start, end) } : {}),
    ...(splits ? { splits: splits.slice(start, end) } : {}),
  };
}

/** All parts of one table have the same arrays. */
function joined(parts: readonly PredictedRows[]): PredictedRows {
  const [first] = parts;
  const floats = (of: (rows: PredictedRows) => Float64Array | undefined) => joinFloats(parts.map((part) => of(part) ?? new Float64Array()));
  const count = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  const lines = new Uint32Array(count);
  const splits = new Uint8Array(count);
  let at = 0;
  for (const part of parts) {
    lines.set(part.lines, at);
    if (part.splits) splits.set(part.splits, at);
    at += part.lines.length;
  }
  return {
    lines,
    values: floats(({ values }) => values),
    ...(first?.confidence ? { confidence: floats(({ confidence }) => confidence) } : {}),
    ...(first?.actual ? { actual: floats(({ actual }) => actual) } : {}),
    ...(first?.splits ? { splits } : {}),
  };
}

function joinFloats(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
