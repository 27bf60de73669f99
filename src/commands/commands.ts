import * as vscode from 'vscode';
import type { Model } from '../model/model.ts';
import { predict } from '../model/predict.ts';
import type { Prediction } from '../model/prediction.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { UserError } from '../userError.ts';
import { askSample } from './askSample.ts';
import { openSample } from './openSample.ts';
import { predictionText } from '../rows/predictionMarkdown.ts';
import type { RowPredictions } from '../rows/rowPredictions.ts';
import { trainingSettings } from '../documents/settings.ts';
import { openTable, openTableDocument } from '../documents/openedTable.ts';
import type { ActiveTable } from '../documents/activeTable.ts';
import type { CrossValidateCommand } from './crossValidateCommand.ts';
import type { SweepCommand } from './sweepCommand.ts';
import type { TrainCommand } from './trainCommand.ts';
import { askTrainOptions } from './trainWith.ts';

/** What the commands work with. */
export interface CommandServices {
  readonly extensionUri: vscode.Uri;
  readonly trainCommand: TrainCommand;
  readonly crossValidateCommand: CrossValidateCommand;
  readonly sweepCommand: SweepCommand;
  readonly runs: TrainingRuns;
  readonly predictions: RowPredictions;
  showPanel(documentUri: string): unknown;
  /** The table meant by a command without an argument: that in front of the user, else the one last looked at. */
  readonly activeTable: ActiveTable;
  /** Logs what is a bug and makes the message safe to be shown. */
  toShownError(error: unknown): Error;
}

/** Registers the commands of the contract. Arguments come from menus, keybindings and other extensions and are checked. */
export function registerCommands(services: CommandServices): vscode.Disposable {
  const { runs, trainCommand, crossValidateCommand, sweepCommand } = services;
  const commands: Record<string, (...parameters: unknown[]) => unknown> = {
    'neuron.train': (uri, options) => trainCommand.train(tableOf(uri, services), menuSelection(options) ? undefined : options),
    'neuron.sweep': (uri, options) => sweepCommand.run(tableOf(uri, services), menuSelection(options) ? undefined : options),
    'neuron.trainWith': (uri) => trainWith(tableOf(uri, services), services),
    'neuron.crossValidate': (uri, options) =>
      crossValidateCommand.run(tableOf(uri, services), menuSelection(options) ? undefined : options),
    'neuron.stop': (uri) => runs.stop(tableOf(uri, services).toString()),
    'neuron.showNetwork': (uri) => services.showPanel(tableOf(uri, services).toString()),
    'neuron.predictRow': (uri, line) => predictRow(services, uri, line),
    'neuron.openSample': () => openSample(services.extensionUri),
    'neuron.predictSample': (uri, values) => predictSample(services, uri, values),
  };
  const register = ([name, run]: [string, (...parameters: unknown[]) => unknown]) =>
    vscode.commands.registerCommand(name, async (...parameters: unknown[]) => {
      try {
        return await run(...parameters);
      } catch (error) {
        throw services.toShownError(error);
      }
    });
  return vscode.Disposable.from(...Object.entries(commands).map(register));
}

function tableOf(argument: unknown, services: CommandServices): vscode.Uri {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'string') return vscode.Uri.parse(argument, true);
  const { current, documentUri } = services.activeTable;
  if (current) return current;
  if (documentUri !== undefined) return vscode.Uri.parse(documentUri, true);
  throw new UserError('Open a CSV or TSV file first: Neuron trains on the table in the active editor.');
}

/** The explorer passes the selected files as a second argument. */
function menuSelection(options: unknown): boolean {
  return Array.isArray(options) || (typeof options === 'object' && options !== null && 'groupId' in options);
}

async function trainWith(uri: vscode.Uri, { runs, trainCommand }: CommandServices): Promise<void> {
  const table = await openTable(uri);
  const columns = await runs.describe(await table.readSource());
  const documentUri = table.uri.toString();
  const options = await askTrainOptions(columns, { ...trainingSettings(uri), ...runs.lastOptions(documentUri) });
  if (options) await trainCommand.train(uri, options);
}

async function modelOf(uri: vscode.Uri, { predictions }: CommandServices): Promise<Model> {
  const model = await predictions.model(uri);
  if (model) return model;
  throw new UserError(`Nothing has been trained on ${vscode.workspace.asRelativePath(uri)} yet. Run "Train Neuron" on it first.`);
}

/** With arguments the answer is returned only; from the palette it is shown, for the line of the cursor. */
async function predictRow(services: CommandServices, uri: unknown, line: unknown): Promise<Prediction> {
  const document = await openTableDocument(tableOf(uri, services));
  const model = await modelOf(document.uri, services);
  const editor = vscode.window.activeTextEditor;
  const isFromEditor = typeof line !== 'number';
  const lineNumber = isFromEditor ? (editor?.document === document ? editor.selection.active.line : 0) : line;
  const row = await services.predictions.predictLine(document, model, lineNumber);
  if (!row) throw new UserError(`Line ${lineNumber + 1} of ${vscode.workspace.asRelativePath(document.uri)} holds no row of the table.`);
  if (isFromEditor) void vscode.window.showInformationMessage(`Line ${lineNumber + 1}: ${predictionText(row.prediction, model.encoder)}`);
  return row.prediction;
}

/** With values the answer is returned only; from the palette they are asked for and the answer is shown. */
async function predictSample(services: CommandServices, uri: unknown, values: unknown): Promise<Prediction | undefined> {
  const model = await modelOf(tableOf(uri, services), services);
  if (values === undefined || menuSelection(values)) {
    const typed = await askSample(model.encoder);
    if (!typed) return undefined;
    const prediction = predict(model, typed);
    void vscode.window.showInformationMessage(predictionText(prediction, model.encoder));
    return prediction;
  }
  return predict(model, checkSample(values));
}

/** By hand, since schema libraries drop keys like "constructor", which are fine names for a column. */
function checkSample(values: unknown): Map<string, string | number> {
  const sample = new Map<string, string | number>();
  for (const [column, value] of Object.entries(typeof values === 'object' && values !== null ? values : {}) as [string, unknown][]) {
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new UserError(`neuron.predictSample needs a text or a number for "${column}".`);
    }
    sample.set(column, value);
  }
  return sample;
}
