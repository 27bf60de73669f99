import * as vscode from 'vscode';
import { fileBeside } from '../../documents/fileBeside.ts';
import { isModelUri, openModelFile } from '../../documents/modelFiles.ts';
import { fileSource } from '../../documents/openedTable.ts';
import { formatOfPath } from '../../formats/tableFormat.ts';
import { listOf, message, sentences, type Message } from '../../message.ts';
import type { Model } from '../../model/model.ts';
import type { ColumnFit } from '../../protocol/answeredTable.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TableQuestions } from '../../session/tableQuestions.ts';
import { withoutLinks } from '../../rows/escapeMarkdown.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { say } from '../../words/say.ts';
import type { AnswerTableCommand } from './answerTableCommand.ts';
import { chooseModel } from '../choose/chooseModel.ts';
import { chooseTableFile } from '../choose/chooseTableFile.ts';

/** The user is asked for what is absent, or the default is taken. */
export interface PredictFileOptions {
  /** A table with a model, or a model file. */
  readonly model?: vscode.Uri;
  readonly to?: vscode.Uri;
  /** Whether numbers are to have their interval beside them. */
  readonly intervals?: boolean;
}

/** Longer lists of columns are cut. */
const MOST_NAMES = 8;
const title = message('Answer Another Table');

/** `neuron.predictFile`: answers a table with a model that may have been trained on another one. */
export class PredictFileCommand {
  readonly #sessions: Sessions;
  readonly #questions: TableQuestions;
  readonly #answers: AnswerTableCommand;

  constructor(sessions: Sessions, questions: TableQuestions, answers: AnswerTableCommand) {
    this.#sessions = sessions;
    this.#questions = questions;
    this.#answers = answers;
  }

  /**
   * Writes a copy of the table with the answers in new columns, by default beside it, and returns the file. Reports first how the columns fit; a
   * user may then cancel, which rejects with a CancelledError. Rejects where columns are missing.
   */
  async run(
    table: vscode.Uri | undefined,
    { model: modelUri, to, intervals = false }: PredictFileOptions,
    mayAsk: boolean,
  ): Promise<vscode.Uri> {
    if (!mayAsk && !(table && modelUri)) throw new UserError(whatIsNeeded);
    const chosenModel = modelUri ?? (await chooseModel(this.#sessions, { title, placeHolder: message('Which model should answer?') }));
    const model = await this.#modelOf(chosenModel, intervals);
    const chosen = table ?? (await chooseTableFile(title, message('Answer')));
    const place = to ?? (await fileBeside(chosen, '_predicted', formatOfPath(chosen.path) && '.csv'));
    if (place.toString() === chosen.toString())
      throw new UserError(message('The answers cannot replace the table they are read from: name another file.'));
    const fit = await this.#questions.fitColumns(await fileSource(chosen), model.encoder);
    await tellFit(fit, model, vscode.workspace.asRelativePath(chosen), mayAsk);
    await this.#answers.write(chosen, await fileSource(chosen), { model, task: 'add', withInterval: intervals }, place);
    return place;
  }

  async #modelOf(uri: vscode.Uri, withInterval: boolean): Promise<Model> {
    if (isModelUri(uri) && !this.#sessions.model(uri.toString())) await openModelFile(uri, this.#sessions);
    return this.#answers.modelOf(uri, withInterval);
  }
}

const whatIsNeeded = message(
  'neuron.predictFile needs the URI of a table, and { model: URI } of a table that was trained on or of a .neuron file.',
);

/**
 * Reports how the columns fit before anything is written. Throws a UserError where some are missing, and a CancelledError when the user cancels.
 */
async function tellFit(fit: ColumnFit, model: Model, name: string, mayAsk: boolean): Promise<void> {
  if (fit.missing.length > 0) {
    const lacking = message('{name} lacks columns that the model needs: {columns}. Columns are found by their names.', {
      name,
      columns: names(fit.missing),
    });
    throw new UserError(
      sentences(lacking, fit.near.length > 0 ? message('Almost so named: {columns}.', { columns: names(fit.near) }) : undefined),
    );
  }
  const remarks = fitRemarks(fit, model);
  if (remarks.length === 0) return;
  const said = message('The columns of {name} are not quite those that the model learned from.', { name });
  if (!mayAsk) {
    if (remarks.length > (fit.extra.length > 0 ? 1 : 0))
      void vscode.window.showWarningMessage(withoutLinks(say(sentences(said, ...remarks))));
    return;
  }
  const write = say(message('Write the File'));
  const detail = remarks.map(say).join('\n\n');
  if ((await vscode.window.showWarningMessage(say(said), { modal: true, detail }, write)) !== write) throw new CancelledError();
}

function fitRemarks({ extra, unreadable, otherwise, otherUnit, unseen }: ColumnFit, { encoder }: Model): Message[] {
  const kindOf = (name: string) => encoder.columns.find(({ column }) => column === name)?.type;
  const numbers = unreadable.filter((name) => kindOf(name) === 'number');
  const dates = unreadable.filter((name) => kindOf(name) === 'date');
  return [
    ...(numbers.length > 0 ? [message('Most cells are not numbers and count as missing: {columns}.', { columns: names(numbers) })] : []),
    ...(dates.length > 0 ? [message('Most cells are not dates and count as missing: {columns}.', { columns: names(dates) })] : []),
    ...(otherwise.length > 0
      ? [
          message(
            'Written otherwise than the model learned (decimal separator, durations, day and month), and read as other numbers or dates: {columns}.',
            { columns: names(otherwise) },
          ),
        ]
      : []),
    ...(otherUnit.length > 0
      ? [message('In another unit than the model learned, and not converted: {columns}.', { columns: names(otherUnit) })]
      : []),
    ...(unseen.length > 0 ? [message('Most values are ones that the model has never met: {columns}.', { columns: names(unseen) })] : []),
    ...(extra.length > 0 ? [message('Not looked at: {columns}.', { columns: names(extra) })] : []),
  ];
}

function names(columns: readonly string[]) {
  return listOf(columns, 'comma', MOST_NAMES);
}
