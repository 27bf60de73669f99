import * as vscode from 'vscode';
import { applyLineEdits } from '../../documents/applyLineEdits.ts';
import { fileBeside } from '../../documents/fileBeside.ts';
import { openTable, type OpenedTable } from '../../documents/openedTable.ts';
import { formatOfPath } from '../../formats/tableFormat.ts';
import { listOf, message, plural, sentences, type Message } from '../../message.ts';
import type { Model } from '../../model/model.ts';
import type { AnsweredTable, AnswerTask, LineEdits } from '../../protocol/answeredTable.ts';
import type { AnswerTableRequest } from '../../protocol/tableQuestions.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import { withoutLinks } from '../../rows/escapeMarkdown.ts';
import type { RowPredictions } from '../../rows/rowPredictions.ts';
import type { TableQuestions } from '../../session/tableQuestions.ts';
import { UserError } from '../../userError.ts';
import { unwrittenFile } from '../../unwrittenFile.ts';
import { say } from '../../words/say.ts';
import { withAnswerProgress } from './answerProgress.ts';

/** Longer lists of columns are cut. */
const MOST_NAMES = 4;

/** How a table is answered. */
export type AnswerWay = Pick<AnswerTableRequest, 'model' | 'task' | 'withInterval'>;

/** Writes a model's answers into tables: into the text of an editor, or into a new file. */
export class AnswerTableCommand {
  readonly #questions: TableQuestions;
  readonly #predictions: RowPredictions;

  constructor(questions: TableQuestions, predictions: RowPredictions) {
    this.#questions = questions;
    this.#predictions = predictions;
  }

  /** The model of a table. Throws a UserError if there is none, or if an interval is wanted and the model has none. */
  async modelOf(uri: vscode.Uri, withInterval: boolean): Promise<Model> {
    const model = await this.#predictions.model(uri);
    const refusal = withInterval ? this.#predictions.whyNoInterval(uri) : undefined;
    if (refusal) throw new UserError(refusal);
    if (model) return model;
    throw new UserError(
      message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name: vscode.workspace.asRelativePath(uri) }),
    );
  }

  /**
   * `neuron.addPredictions` and `neuron.fillBlanks`: answers the rows of a table with its own model, in its text by one edit or, where it is too
   * large for the editor, in a new file beside it. Returns where the answers are. Rejects without changes when it fails.
   */
  async run(uri: vscode.Uri, task: AnswerTask, withInterval = false): Promise<vscode.Uri> {
    const model = await this.modelOf(uri, withInterval);
    const way = { model, task, withInterval };
    const table = await openTable(uri);
    if (!table.document) {
      const to = await fileBeside(uri, task === 'add' ? '_predicted' : '_filled', formatOfPath(uri.path) && '.csv');
      await this.write(uri, await table.readSource(), way, to);
      return to;
    }
    const answered = await this.#edit(table, table.document, way);
    tell(describe(answered, task, vscode.workspace.asRelativePath(uri)));
    return uri;
  }

  /** Writes a copy of a table with answers in it, completely or not at all, and says so. */
  async write(table: vscode.Uri, source: TableSource, way: AnswerWay, to: vscode.Uri): Promise<void> {
    const bytes: Uint8Array[] = [];
    const place = to.scheme === 'file' ? ({ type: 'file', path: to.fsPath } as const) : ({ type: 'bytes' } as const);
    const answered = await withAnswerProgress(vscode.workspace.asRelativePath(table), (onShare) =>
      this.#questions.answerTable({ source, ...way, place }, { onShare, onBytes: (part) => bytes.push(part) }),
    );
    const name = vscode.workspace.asRelativePath(to);
    if (place.type === 'bytes') await writeFile(to, bytes, name);
    const open = message('Open');
    const said = sentences(
      message('The answers were written to {name}.', { name }),
      formatOfPath(table.path) ? message('It is a copy of the table as CSV: in the file itself nothing was changed.') : undefined,
      ...remarksOn(answered),
    );
    void vscode.window.showInformationMessage(withoutLinks(say(said)), say(open)).then(async (chosen) => {
      if (chosen === say(open)) await vscode.commands.executeCommand('vscode.open', to);
    });
  }

  async #edit(table: OpenedTable, document: vscode.TextDocument, way: AnswerWay): Promise<AnsweredTable> {
    const { version } = document;
    const parts: LineEdits[] = [];
    const source = await table.readSource();
    const answered = await withAnswerProgress(vscode.workspace.asRelativePath(table.uri), (onShare) =>
      this.#questions.answerTable({ source, ...way, place: { type: 'edits' } }, { onShare, onEdits: (edits) => parts.push(edits) }),
    );
    await applyLineEdits(document, version, parts);
    return answered;
  }
}

async function writeFile(to: vscode.Uri, parts: readonly Uint8Array[], name: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(to, joined(parts));
  } catch (error) {
    throw unwrittenFile(name, error);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function describe(answered: AnsweredTable, task: AnswerTask, name: string): Message {
  const { answered: count, columns } = answered;
  if (task === 'fill') {
    if (count === 0) return message('There is nothing to fill in {name}: every row has a value.', { name });
    return sentences(
      plural(count, '{count} empty cell of {name} was filled in.', '{count} empty cells of {name} were filled in.', { name }),
      ...remarksOn(answered),
    );
  }
  return sentences(
    plural(
      count,
      '{count} row of {name} was answered in new columns: {columns}.',
      '{count} rows of {name} were answered in new columns: {columns}.',
      { name, columns: listOf(columns, 'comma', MOST_NAMES) },
    ),
    ...remarksOn(answered),
  );
}

/** Remarks on what differs from the usual result. */
function remarksOn({ columns, hasHeader, isRenamed, ragged, totals }: AnsweredTable): Message[] {
  return [
    ...(columns.length > 0 && !hasHeader ? [message('The table has no line of names, so the new columns have none either.')] : []),
    ...(isRenamed ? [message('Columns of these names were there already: the new ones have a number.')] : []),
    ...(ragged > 0
      ? [
          plural(
            ragged,
            '{count} line with too few or too many cells was left as it is.',
            '{count} lines with too few or too many cells were left as they are.',
          ),
        ]
      : []),
    ...(totals > 0 ? [message('Totals and notes at the end were left without an answer.')] : []),
  ];
}

function tell(said: Message): void {
  void vscode.window.showInformationMessage(withoutLinks(say(said)));
}
