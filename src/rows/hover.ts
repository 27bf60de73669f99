import * as vscode from 'vscode';
import { documentSource } from '../documents/documentSource.ts';
import { isHoverEnabled } from '../documents/settings.ts';
import { isTable } from '../documents/tables.ts';
import { message } from '../message.ts';
import type { Model } from '../model/model.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import { UserError } from '../userError.ts';
import { say, sayInMarkdown, windowLanguage } from '../words/say.ts';
import type { HoverTheme } from './amountBar.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { predictionMarkdown } from './predictionMarkdown.ts';
import type { RowFlips } from './rowFlips.ts';
import type { RowPrediction, RowPredictions } from './rowPredictions.ts';
import { describeNewerRun, type NewerRun } from './whichModel.ts';

const firstTraining = message('This table is being trained on: once that has ended, each row shows its prediction here.');

const noBreakSpace = '\u00a0';

/** What the hover needs to predict and explain rows. */
export interface HoverServices {
  readonly predictions: RowPredictions;
  readonly flips: RowFlips;
  /** The tables and files whose models could answer for a document without a model. */
  readonly fittingModels: (document: vscode.TextDocument) => readonly vscode.Uri[];
  /** Called with the row that is being looked at. */
  readonly onHover: (document: vscode.TextDocument, line: number) => void;
}

/** Shows the prediction for the row under the mouse and which model it is from; without a model, a link to train one. */
export class RowHover implements vscode.HoverProvider {
  readonly #services: HoverServices;

  constructor(services: HoverServices) {
    this.#services = services;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!isTable(document) || !isHoverEnabled(document.uri)) return undefined;
    const { predictions, onHover } = this.#services;
    const model = await predictions.model(document.uri);
    if (token.isCancellationRequested) return undefined;
    const newer = predictions.newerRun(document.uri);
    if (!model) {
      if (position.line === 0) return undefined;
      return new vscode.Hover(
        newer === 'running'
          ? new vscode.MarkdownString(say(firstTraining))
          : trainLink(document.uri, this.#services.fittingModels(document)),
      );
    }
    try {
      const row = await predictions.predictLine(document, model, position.line, () => token.isCancellationRequested);
      if (!row) return undefined;
      onHover(document, position.line);
      await ownTurn();
      return new vscode.Hover(await this.#explain(document, model, row, newer), row.range);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return new vscode.Hover(
        new vscode.MarkdownString(sayInMarkdown(message('No prediction: {why}', { why: error.said }), escapeMarkdown)),
      );
    }
  }

  async #explain(
    document: vscode.TextDocument,
    model: Model,
    { prediction, cells, range }: RowPrediction,
    newer: NewerRun | undefined,
  ): Promise<vscode.MarkdownString> {
    const { line } = range.start;
    const flip = await this.#services.flips.find(model, cells, prediction.contributions, () => documentSource(document));
    const epoch = this.#services.predictions.epoch(document.uri);
    const end = [
      commandLink('neuron.showNetwork', [document.uri.toString(), line], say(message('Show in network'))),
      commandLink('neuron.showNetwork', [document.uri.toString(), line, 'whatIf'], say(message('What if…'))),
      ...(flip ? [sayInMarkdown(flip, escapeMarkdown)] : []),
      ...(epoch === undefined ? [] : [`*${say(message('epoch {epoch}', { epoch })).replaceAll(' ', noBreakSpace)}*`]),
    ];
    const markdown = new vscode.MarkdownString(
      [
        predictionMarkdown(prediction, model, windowLanguage, { theme: hoverTheme(), line: line + 1 }),
        ...(newer === undefined ? [] : [`*${sayInMarkdown(describeNewerRun(newer), escapeMarkdown)}*`]),
        '---',
        end.join(' &ensp; '),
      ].join('\n\n'),
    );
    // Links in a file's text are escaped. Even if one were not, it could only show the panel.
    markdown.isTrusted = { enabledCommands: ['neuron.showNetwork'] };
    return markdown;
  }
}

function hoverTheme(): HoverTheme {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
    case vscode.ColorThemeKind.HighContrastLight:
      return 'light';
    case vscode.ColorThemeKind.Dark:
      return 'dark';
    case vscode.ColorThemeKind.HighContrast:
      return 'contrast';
  }
}

/** A link that runs a command; `text` is Markdown. */
function commandLink(command: string, parameters: readonly unknown[], text: string): string {
  return `[${text}](${commandAddress(command, parameters)})`;
}

/** Markdown ends a link's address at a closing parenthesis. */
function commandAddress(command: string, parameters: readonly unknown[]): string {
  const argument = encodeURIComponent(JSON.stringify(parameters)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `command:${command}?${argument}`;
}

function trainLink(uri: vscode.Uri, models: readonly vscode.Uri[]): vscode.MarkdownString {
  const answers = models.map((model) => {
    const name = escapeMarkdown(vscode.workspace.asRelativePath(model));
    return commandLink(
      'neuron.predictFile',
      [uri.toString(), { model: model.toString() }],
      say(message('Answer this table with the model of {name}', { name })),
    );
  });
  const train = sayInMarkdown(
    message('[Train Neuron]({command}) on this table to predict its rows.', {
      command: commandAddress('neuron.train', [uri.toString()]),
    }),
    (text) => text,
  );
  const markdown = new vscode.MarkdownString([train, ...answers].join('\n\n'));
  // File names are escaped, and only these commands can be run from the hover.
  markdown.isTrusted = { enabledCommands: ['neuron.train', ...(models.length > 0 ? ['neuron.predictFile'] : [])] };
  return markdown;
}
