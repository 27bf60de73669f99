import * as vscode from 'vscode';
import { ActiveTable } from './documents/activeTable.ts';
import { onDidCloseUntitled } from './documents/closedTables.ts';
import { registerCommands } from './commands/commands.ts';
import { ContextKeys } from './commands/contextKeys.ts';
import { DriftWatcher } from './documents/driftWatcher.ts';
import { RowHover } from './rows/hover.ts';
import { withoutLinks } from './rows/escapeMarkdown.ts';
import { onDidRenameTables } from './documents/renamedTables.ts';
import { ownTurn } from './platform/ownTurn.ts';
import { RowPredictions } from './rows/rowPredictions.ts';
import { SessionFiles, type SessionPlace } from './documents/sessionFiles.ts';
import { onDidChangePlayback, playbackSeconds } from './documents/settings.ts';
import { tableSelector } from './documents/tables.ts';
import { TextTables } from './documents/textTables.ts';
import { CrossValidateCommand } from './commands/crossValidateCommand.ts';
import { SeriesCommand } from './commands/seriesCommand.ts';
import { ShownErrors } from './commands/shownErrors.ts';
import { SweepCommand } from './commands/sweepCommand.ts';
import { TrainCommand, type ShowPanel } from './commands/trainCommand.ts';
import { createViewHandlers } from './commands/viewHandlers.ts';
import { TrainingProgress } from './commands/trainingProgress.ts';
import { coreCount } from './platform/coreCount.ts';
import { createId } from './platform/random.ts';
import { workerThreads } from './platform/workerThread.ts';
import { CrossValidations } from './session/crossValidations.ts';
import { Sessions } from './session/sessions.ts';
import { Sweeps } from './session/sweeps.ts';
import { TrainingRuns } from './session/trainingRuns.ts';
import { WorkerPool } from './session/workerPool.ts';
import { ModelView } from './views/modelView.ts';
import { NetworkPanels } from './views/networkPanels.ts';
import { windowBundle } from './words/say.ts';
import type { ViewServices } from './views/viewConnection.ts';

/** What is there without any user interface. */
interface Core {
  readonly log: vscode.LogOutputChannel;
  readonly errors: ShownErrors;
  readonly sessions: Sessions;
  readonly runs: TrainingRuns;
  readonly validations: CrossValidations;
  readonly sweeps: Sweeps;
  readonly files: SessionFiles;
}

/** Wires the rooms together. Nothing is read, trained or loaded before someone asks. */
export function activate(context: vscode.ExtensionContext): void {
  const core = createCore(context);
  const { log, errors, sessions, runs, files } = core;
  const loadAndShow = async (documentUri: string) => {
    await files.load(documentUri);
    panels.show(documentUri);
  };
  const { handlers, ...userCommands } = createActions(core, (documentUri) => panels.show(documentUri), loadAndShow);
  const services: ViewServices = {
    extensionUri: context.extensionUri,
    joinPath: (base, ...parts) => vscode.Uri.joinPath(base, ...parts),
    language: { locale: vscode.env.language, words: windowBundle() },
    sessions,
    pause: ownTurn,
    describeDocument: (documentUri) => ({ documentUri, fileName: fileNameOf(documentUri), playbackSeconds: playbackSeconds() }),
    handlers,
    logFault: (message) => logFault(core, message),
    showError: (error) => void errors.report(error, true),
  };
  const restorePanel = (documentUri: string, wasRunning: boolean) => restore(core, documentUri, wasRunning);
  const panels = new NetworkPanels(services, restorePanel, context.workspaceState);
  const modelView = new ModelView(services);
  const predictions = new RowPredictions(sessions, files, runs);
  const contextKeys = new ContextKeys(sessions);
  const activeTable = new ActiveTable(panels, (documentUri) => {
    contextKeys.update(documentUri);
    modelView.follow(documentUri);
    void files.load(documentUri);
  });
  const unsubscribe = sessions.subscribe((documentUri, { type }) => {
    if (documentUri === activeTable.documentUri) contextKeys.update(documentUri);
    if (type === 'trained') void files.save(documentUri);
  });

  context.subscriptions.push(
    { dispose: unsubscribe },
    activeTable,
    new TextTables(),
    panels,
    modelView,
    new DriftWatcher(runs, sessions, log),
    new TrainingProgress(sessions, runs, (documentUri) => withoutLinks(fileNameOf(documentUri))),
    registerCommands({
      extensionUri: context.extensionUri,
      ...userCommands,
      runs,
      predictions,
      showPanel: loadAndShow,
      activeTable,
      errors,
    }),
    followDocuments(core, panels),
    vscode.languages.registerHoverProvider(tableSelector, new RowHover(predictions)),
    onDidChangePlayback(() => {
      panels.refreshContexts();
      modelView.refreshContext();
    }),
  );
}

/** What the user can start, from commands and from views. */
function createActions(core: Core, showPanel: ShowPanel, loadAndShow: (documentUri: string) => Promise<void>) {
  const { sessions, runs, validations, sweeps, files } = core;
  const trainCommand = new TrainCommand(runs, sessions, files, showPanel);
  const series = new SeriesCommand(runs, sessions, files, showPanel);
  const crossValidateCommand = new CrossValidateCommand(series, validations);
  const sweepCommand = new SweepCommand(series, sweeps);
  const commands = { trainCommand, crossValidateCommand, sweepCommand };
  const handlers = createViewHandlers({ ...core, ...commands, showPanel: loadAndShow, logFault: (message) => logFault(core, message) });
  return { ...commands, handlers };
}

function logFault({ log }: Core, message: string): void {
  log.error(`A view failed: ${message}`);
}

function createCore(context: vscode.ExtensionContext): Core {
  const log = vscode.window.createOutputChannel('Neuron', { log: true });
  const sessions = new Sessions();
  const workerScript = vscode.Uri.joinPath(context.extensionUri, 'dist', 'nodeWorker.mjs').fsPath;
  // One core is left to the editor.
  const pool = new WorkerPool(workerThreads(workerScript), Math.max(1, coreCount() - 1));
  const runs = new TrainingRuns(sessions, pool, createId);
  const validations = new CrossValidations(sessions, pool, createId);
  const sweeps = new Sweeps(sessions, pool, createId);
  const place: SessionPlace = {
    folder: vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'sessions'),
    fileSystem: vscode.workspace.fs,
    log,
    warn: (message) => void vscode.window.showWarningMessage(message),
  };
  const files = new SessionFiles(place, sessions);
  const ends = [validations, sweeps, runs].map((owner) => ({ dispose: () => owner.dispose() }));
  context.subscriptions.push(log, ...ends);
  return { log, errors: new ShownErrors(log), sessions, runs, validations, sweeps, files };
}

/** Brings a panel's document back after a reload. A run cannot outlive its window: the panel that was watching it says so. */
async function restore({ sessions, files }: Core, documentUri: string, wasRunning: boolean): Promise<void> {
  await files.load(documentUri);
  if (wasRunning) sessions.apply(documentUri, { type: 'interrupted', runId: createId() });
}

/** What becomes of a document becomes of what is known of it. */
function followDocuments(core: Core, panels: NetworkPanels): vscode.Disposable {
  const { sessions, runs, files } = core;
  const rename = (documentUri: string, newUri: string) => {
    for (const uri of [documentUri, newUri]) cancelSeries(core, uri);
    runs.rename(documentUri, newUri);
    panels.rename(documentUri, newUri);
    void files.rename(documentUri, newUri);
  };
  return vscode.Disposable.from(
    onDidRenameTables(() => sessions.documentUris, rename),
    onDidCloseUntitled((documentUri) => forget(core, panels, documentUri)),
  );
}

/** Drops all that is known of a document that is not there any more. */
function forget(core: Core, panels: NetworkPanels, documentUri: string): void {
  const { runs, files } = core;
  cancelSeries(core, documentUri);
  runs.forget(documentUri);
  panels.close(documentUri);
  void files.forget(documentUri);
}

function cancelSeries({ validations, sweeps }: Core, documentUri: string): void {
  validations.cancel(documentUri);
  sweeps.cancel(documentUri);
}

function fileNameOf(documentUri: string): string {
  return vscode.Uri.parse(documentUri).path.split('/').at(-1) ?? documentUri;
}
