import { say, sayInMarkdown, windowLanguage } from '../words/say.ts';
import { message } from '../message.ts';
import * as vscode from 'vscode';
import { UserError } from '../userError.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import { predictionMarkdown } from './predictionMarkdown.ts';
import type { RowPredictions } from './rowPredictions.ts';
import { isHoverEnabled } from '../documents/settings.ts';
import { describeNewerRun } from './whichModel.ts';
import { isTable } from '../documents/tables.ts';

const firstTraining = message('This table is being trained on: when that has ended, each row shows its prediction here.');

/** The prediction of the row under the mouse and which model it is of; where there is no model yet, a link to train one. */
export class RowHover implements vscode.HoverProvider {
  readonly #predictions: RowPredictions;
  readonly #onHover: (document: vscode.TextDocument, line: number) => void;

  /** `onHover` is told which row is looked at. */
  constructor(predictions: RowPredictions, onHover: (document: vscode.TextDocument, line: number) => void) {
    this.#predictions = predictions;
    this.#onHover = onHover;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!isTable(document) || !isHoverEnabled(document.uri)) return undefined;
    const model = await this.#predictions.model(document.uri);
    if (token.isCancellationRequested) return undefined;
    const newer = this.#predictions.newerRun(document.uri);
    if (!model) {
      if (position.line === 0) return undefined;
      return new vscode.Hover(newer === 'running' ? new vscode.MarkdownString(say(firstTraining)) : trainLink(document.uri));
    }
    try {
      const row = await this.#predictions.predictLine(document, model, position.line, () => token.isCancellationRequested);
      if (!row) return undefined;
      this.#onHover(document, position.line);
      await ownTurn();
      const which = newer === undefined ? '' : `\n\n*${sayInMarkdown(describeNewerRun(newer), escapeMarkdown)}*`;
      return new vscode.Hover(new vscode.MarkdownString(`${predictionMarkdown(row.prediction, model, windowLanguage)}${which}`), row.range);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return new vscode.Hover(
        new vscode.MarkdownString(sayInMarkdown(message('No prediction: {why}', { why: error.said }), escapeMarkdown)),
      );
    }
  }
}

function trainLink(uri: vscode.Uri): vscode.MarkdownString {
  const argument = encodeURIComponent(JSON.stringify([uri.toString()]));
  const markdown = new vscode.MarkdownString(
    sayInMarkdown(
      message('[Train Neuron]({command}) on this table to predict its rows.', { command: `command:neuron.train?${argument}` }),
      (text) => text,
    ),
  );
  // Nothing of the file is in this text, and only this command may be run from it.
  markdown.isTrusted = { enabledCommands: ['neuron.train'] };
  return markdown;
}
