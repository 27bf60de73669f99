import { message } from '../message.ts';
import * as vscode from 'vscode';
import type { SessionUpdate } from '../protocol/viewMessages.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { UserError } from '../userError.ts';
import { openModel } from './models/openModel.ts';
import { openSample } from './openSample.ts';
import { trainingSettings } from '../documents/settings.ts';
import { openTable, openTableDocument } from '../documents/openedTable.ts';
import { columnOf } from '../documents/textColumn.ts';
import type { ActiveTable } from '../documents/activeTable.ts';
import { changeFeatures, changeTarget, type ColumnChangeServices } from './train/changeColumns.ts';
import { chooseSheet } from './choose/chooseSheet.ts';
import { chooseTable } from './choose/chooseTable.ts';
import { modelInFront } from './models/modelInFront.ts';
import {
  exportArgument,
  intervalsArgument,
  continueArgument,
  isLeftOpen,
  isStartedByHand,
  isComparisonShown,
  lineArgument,
  otherModelArgument,
  predictFileArgument,
  optionsArgument,
  sampleArgument,
  sampleNameArgument,
  scaleArgument,
  tableArgument,
} from './commandArguments.ts';
import { choosePicture } from './pages/savePicture.ts';
import { predictRow, predictSample, type PredictionServices } from './answers/predictCommands.ts';
import type { ShownErrors } from './shownErrors.ts';
import { askTrainOptions } from './train/trainWith.ts';
import { trainDataFrame } from './train/trainDataFrame.ts';
import type { UserCommands } from './userCommands.ts';

/** Services of the commands. */
export interface CommandServices extends PredictionServices, UserCommands, ColumnChangeServices {
  readonly extensionUri: vscode.Uri;
  readonly runs: TrainingRuns;
  readonly sessions: Sessions;
  showPanel(documentUri: string, update?: PanelUpdate): unknown;
  /** The table that a command without an argument refers to: the active one, else the last active one. */
  readonly activeTable: ActiveTable;
  readonly errors: ShownErrors;
}

/** What the panel does once it is shown: it shows a row (by its 0-based line), or draws a picture. */
type PanelUpdate = Extract<SessionUpdate, { readonly type: 'rowPointed' | 'pictureWanted' }>;

/** Commands by name; their arguments are not checked yet. */
type Commands = Readonly<Record<string, (...parameters: unknown[]) => unknown>>;

/**
 * Registers the commands. Arguments come from menus, keybindings and other extensions and are checked. Errors are shown, unless the caller only
 * wants the answer; they reject, unless a user has started the command by hand, since the palette would show them again.
 */
export function registerCommands(services: CommandServices): vscode.Disposable {
  const register = ([name, run]: [string, Commands[string]]) =>
    vscode.commands.registerCommand(name, async (...parameters: unknown[]) => {
      try {
        return await run(...parameters);
      } catch (error) {
        const shown = services.errors.report(error, !wantsAnswerOnly(name, parameters[1]));
        if (isStartedByHand(parameters)) return undefined;
        throw shown;
      }
    });
  return vscode.Disposable.from(...Object.entries(createCommands(services)).map(register));
}

function createCommands(services: CommandServices): Commands {
  const { runs, trainCommand, crossValidateCommand, sweepCommand, exportCommand, activeTable } = services;
  const tableOf = (name: string, uri: unknown) => tableArgument(name, uri) ?? tableInFront(activeTable);
  /** Does nothing when the user is asked for a table and cancels. */
  const withTable = async <Answer>(name: string, uri: unknown, options: unknown, run: (table: vscode.Uri) => Promise<Answer>) => {
    const table = tableArgument(name, uri) ?? (await chooseTable(activeTable, isLeftOpen(options)));
    return table && run(table);
  };
  /** Only a user can be asked for a sheet: a program names it, or gets the first. */
  const sheetOf = (table: vscode.Uri, parameters: readonly unknown[]) =>
    isStartedByHand(parameters) ? chooseSheet(table, runs.questions) : Promise.resolve(table);
  return {
    'neuron.train': (uri, options) =>
      withTable('neuron.train', uri, options, async (table) =>
        trainCommand.train(await sheetOf(table, [uri, options]), optionsArgument('neuron.train', options)),
      ),
    'neuron.trainWith': (uri, menu) =>
      withTable('neuron.trainWith', uri, undefined, async (table) => trainWith(await sheetOf(table, [uri, menu]), services)),
    'neuron.trainDataFrame': (name) => trainDataFrame(name, trainCommand),
    'neuron.crossValidate': (uri, options) =>
      withTable('neuron.crossValidate', uri, options, (table) =>
        crossValidateCommand.run(table, optionsArgument('neuron.crossValidate', options)),
      ),
    'neuron.sweep': (uri, options) =>
      withTable('neuron.sweep', uri, options, (table) => sweepCommand.run(table, optionsArgument('neuron.sweep', options))),
    'neuron.trainAtScale': (uri, options) =>
      withTable('neuron.trainAtScale', uri, options, async (table) =>
        (await services.scaleCommand()).write(await sheetOf(table, [uri, options]), scaleArgument('neuron.trainAtScale', options)),
      ),
    'neuron.followAtScale': async (folder) => (await services.scaleCommand()).follow(tableArgument('neuron.followAtScale', folder)),
    'neuron.lens.target': (uri) => changeTarget(services, tableOf('neuron.lens.target', uri)),
    'neuron.lens.features': (uri) => changeFeatures(services, tableOf('neuron.lens.features', uri)),
    'neuron.goOn': (uri, options) =>
      withTable('neuron.goOn', uri ?? modelInFront(), options, (table) => continueTraining(services, table, options)),
    'neuron.stop': (uri) => runs.stop(tableOf('neuron.stop', uri).toString()),
    'neuron.showNetwork': (uri, line, part) =>
      services.showPanel(tableOf('neuron.showNetwork', uri).toString(), chosenRow(lineArgument('neuron.showNetwork', line), part)),
    'neuron.predictRow': (uri, line) => predictRow(services, tableOf('neuron.predictRow', uri), lineArgument('neuron.predictRow', line)),
    'neuron.predictSample': (uri, values) =>
      predictSample(services, tableOf('neuron.predictSample', uri), sampleArgument('neuron.predictSample', values)),
    'neuron.export': (uri, options) =>
      withTable('neuron.export', uri, options, (table) => exportCommand.run(table, exportArgument('neuron.export', options))),
    'neuron.addPredictions': (uri, options) =>
      withTable('neuron.addPredictions', uri, options, (table) =>
        services.answerTableCommand.run(table, 'add', intervalsArgument('neuron.addPredictions', options)),
      ),
    'neuron.fillBlanks': (uri) => withTable('neuron.fillBlanks', uri, undefined, (table) => services.answerTableCommand.run(table, 'fill')),
    'neuron.predictFile': (uri, options) =>
      services.predictFileCommand.run(
        tableArgument('neuron.predictFile', uri),
        predictFileArgument('neuron.predictFile', options),
        isLeftOpen(options),
      ),
    'neuron.savePicture': (uri) => choosePictureOf(services, tableOf('neuron.savePicture', uri)),
    'neuron.openModel': (uri) => openModel(tableArgument('neuron.openModel', uri), services.sessions),
    'neuron.compareModels': (uri, other, options) => compareModels(services, uri, other, options),
    'neuron.openSample': (name) => openSample(services.extensionUri, sampleNameArgument('neuron.openSample', name)),
    'neuron.showTable': (uri) => showTableOf(tableOf('neuron.showTable', uri)),
  };
}

function compareModels({ compareModelsCommand }: CommandServices, uri: unknown, other: unknown, options: unknown): Promise<unknown> {
  const first = tableArgument('neuron.compareModels', uri) ?? modelInFront();
  const second = otherModelArgument('neuron.compareModels', other);
  if (second.length > 0 && first && !isLeftOpen(other)) {
    return compareModelsCommand.run({ uri: first }, { uri: second[0] }, isComparisonShown('neuron.compareModels', options));
  }
  return compareModelsCommand.ask(second.length > 1 ? second : first ? [first] : []);
}

function continueTraining({ continueCommand }: CommandServices, table: vscode.Uri, options: unknown): Promise<unknown> {
  return continueCommand.run(table, continueArgument('neuron.goOn', options), isLeftOpen(options));
}

async function choosePictureOf(services: CommandServices, table: vscode.Uri): Promise<void> {
  const name = await choosePicture();
  if (name) await services.showPanel(table.toString(), { type: 'pictureWanted', name });
}

function chosenRow(line: number | undefined, part: unknown): PanelUpdate | undefined {
  return line === undefined ? undefined : { type: 'rowPointed', line, chosenFor: part === 'whatIf' ? 'whatIf' : 'look' };
}

/** Commands that show their errors even if more arguments than the table are given, since links start them too. */
const showsItself: ReadonlySet<string> = new Set([
  'neuron.train',
  'neuron.goOn',
  'neuron.predictFile',
  'neuron.showNetwork',
  'neuron.compareModels',
]);

/** Trainings are shown unless `show` is false; other commands with more arguments than the table only return their answer. */
function wantsAnswerOnly(name: string, argument: unknown): boolean {
  if (isLeftOpen(argument)) return false;
  return !showsItself.has(name) || (typeof argument === 'object' && argument !== null && 'show' in argument && argument.show === false);
}

/** Shows the table's text. Throws a UserError for a file that no editor can show. */
async function showTableOf(uri: vscode.Uri): Promise<void> {
  const document = await openTableDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(document.uri) });
}

function tableInFront({ current, documentUri }: ActiveTable): vscode.Uri {
  if (current) return current;
  if (documentUri !== undefined) return vscode.Uri.parse(documentUri, true);
  throw new UserError(message('Open a table first, such as a CSV or TSV file: Neuron works on the table in the active editor.'));
}

async function trainWith(uri: vscode.Uri, { runs, trainCommand }: CommandServices): Promise<void> {
  const table = await openTable(uri);
  const columns = await runs.questions.describe(await table.readSource());
  const documentUri = table.uri.toString();
  const options = await askTrainOptions(columns, { ...trainingSettings(uri), ...runs.lastOptions(documentUri) });
  if (options) await trainCommand.train(uri, options);
}
