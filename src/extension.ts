import * as vscode from 'vscode';
import { registerCommands } from './commands/commands.ts';
import type { ExportedBytes, ExportQuestion } from './exports/exportedBytes.ts';
import { FollowedFolders } from './commands/scale/followedFolders.ts';
import { HeaderLens } from './commands/headerLens.ts';
import { ContextKeys } from './commands/contextKeys.ts';
import { ShownErrors } from './commands/shownErrors.ts';
import { TrainingProgress } from './commands/train/trainingProgress.ts';
import { createUserCommands } from './commands/userCommands.ts';
import { createViewHandlers } from './commands/pages/viewHandlers.ts';
import { ActiveTable } from './documents/activeTable.ts';
import { ComparedTexts } from './documents/comparedTexts.ts';
import { DriftWatcher } from './documents/driftWatcher.ts';
import { followDocuments } from './documents/followDocuments.ts';
import { openModelFile } from './documents/modelFiles.ts';
import { restoreSession } from './documents/restoreSession.ts';
import { RunningTables } from './documents/runningTables.ts';
import { SessionFiles, sessionPlace } from './documents/sessionFiles.ts';
import { areLineAnswersShown, onDidChangeSetting, playbackSeconds } from './documents/settings.ts';
import { fileNameOf, tableSelector } from './documents/tables.ts';
import { TextTables } from './documents/textTables.ts';
import { threadsOf } from './platform/askThread.ts';
import { coreCount } from './platform/coreCount.ts';
import { ownTurn } from './platform/ownTurn.ts';
import { createId } from './platform/random.ts';
import { spawnWorkers } from './platform/workers.ts';
import type { ViewContext } from './protocol/viewMessages.ts';
import { withoutLinks } from './rows/escapeMarkdown.ts';
import { GhostText } from './rows/ghostText.ts';
import { LineAnswers } from './rows/lineAnswers.ts';
import { fittingModels } from './rows/fittingModels.ts';
import { RowHover } from './rows/hover.ts';
import { RowFlips } from './rows/rowFlips.ts';
import { RowPointer } from './rows/rowPointer.ts';
import { RowMarks } from './rows/rowMarks.ts';
import { RowLists } from './rows/rowLists.ts';
import { RowPredictions } from './rows/rowPredictions.ts';
import { ShownEpochs } from './rows/shownEpochs.ts';
import { ShownPredictions } from './rows/shownPredictions.ts';
import { ChanceTests } from './session/chanceTests.ts';
import { CrossValidations } from './session/crossValidations.ts';
import { Sessions } from './session/sessions.ts';
import { Sweeps } from './session/sweeps.ts';
import { TrainingRuns } from './session/trainingRuns.ts';
import { WorkerPool } from './session/workerPool.ts';
import { ExpectationTests } from './testing/expectationTests.ts';
import { registerTools } from './tools/registerTools.ts';
import { ModelEditor, registerModelEditors } from './views/modelEditor.ts';
import { ModelView } from './views/modelView.ts';
import { NetworkPanels } from './views/networkPanels.ts';
import type { ViewServices, PanelUpdate } from './views/viewConnection.ts';
import { windowBundle } from './words/say.ts';

/** Connects the rooms. Nothing is read, trained or loaded before it is needed. */
export function activate(context: vscode.ExtensionContext): void {
  const core = createCore(context);
  const { log, errors, sessions, runs, files, running } = core;
  const showPanel = async (documentUri: string, update?: PanelUpdate) => {
    await files.load(documentUri);
    panels.show(documentUri);
    if (update) panels.post(documentUri, update);
  };
  const logFault = (message: string) => log.error(`A view failed: ${message}`);
  const [predictions, comparedTexts] = [new RowPredictions(sessions, files, runs), new ComparedTexts()];
  const userCommands = createUserCommands({ ...core, predictions, comparedTexts, extensionUri: context.extensionUri }, (documentUri) =>
    panels.show(documentUri),
  );
  const [rowLists, rowMarks] = [new RowLists(predictions, runs.questions), new RowMarks(sessions)];
  const shownEpochs = new ShownEpochs(sessions);
  const services: ViewServices = {
    ...{ extensionUri: context.extensionUri, sessions, pause: ownTurn },
    joinPath: (base, ...parts) => vscode.Uri.joinPath(base, ...parts),
    language: { locale: vscode.env.language, words: windowBundle() },
    fileNameOf,
    describeDocument: (documentUri) => describeDocument(documentUri, panels.isVisible(documentUri)),
    handlers: createViewHandlers({ ...core, ...userCommands, predictions, rowLists, rowMarks, shownEpochs, showPanel, logFault }),
    logFault,
    showError: (error) => void errors.report(error, true),
  };
  const restorePanel = (documentUri: string, wasRunning = running.wasRunning(documentUri)) =>
    restoreSession(sessions, files, documentUri, wasRunning);
  const panels = new NetworkPanels(services, restorePanel, context.workspaceState);
  const modelView = new ModelView(services);
  const contextKeys = new ContextKeys(sessions, (key, value) => void vscode.commands.executeCommand('setContext', key, value));
  const activeTable = new ActiveTable(panels, (documentUri) => {
    contextKeys.update(documentUri);
    modelView.follow(documentUri);
    panels.follow(documentUri);
    void files.load(documentUri);
  });
  const unsubscribe = sessions.subscribe((documentUri, { type }) => {
    if (documentUri === activeTable.documentUri) contextKeys.update(documentUri);
    if (type === 'trained' || type === 'broughtBack') void files.save(documentUri);
  });

  context.subscriptions.push(
    { dispose: unsubscribe },
    ...[activeTable, rowMarks, panels, modelView, comparedTexts],
    vscode.window.registerWebviewViewProvider(ModelView.id, modelView),
    new TextTables(),
    new DriftWatcher(runs, sessions, log),
    new ExpectationTests({ pool: core.pool, createId }),
    new TrainingProgress(sessions, runs, (documentUri) => withoutLinks(fileNameOf(documentUri))),
    registerCommands({ extensionUri: context.extensionUri, ...userCommands, runs, predictions, showPanel, sessions, activeTable, errors }),
    registerTools({ ...userCommands, predictions, questions: runs.questions }),
    followDocuments({ ...core, panels }),
    followRows(predictions, shownEpochs, core, [panels, modelView], contextKeys),
    registerModelEditors(new ModelEditor(services, (uri) => openModelFile(uri, sessions))),
    keepContexts(panels, modelView, shownEpochs),
  );
  if (core.followed.before.length > 0) void userCommands.scaleCommand().then((scale) => scale.followAgain());
}

function describeDocument(documentUri: string, isPanelVisible: boolean): ViewContext {
  const shown = { playbackSeconds: playbackSeconds(), hasLineAnswers: areLineAnswersShown(vscode.Uri.parse(documentUri, true)) };
  return { documentUri, fileName: fileNameOf(documentUri), ...shown, isPanelVisible };
}

/** Updates the views when panels open or close or a setting changes, and resets the epoch that a hidden panel was scrubbed to. */
function keepContexts(panels: NetworkPanels, modelView: ModelView, shownEpochs: ShownEpochs): vscode.Disposable {
  return vscode.Disposable.from(
    shownEpochs,
    panels.onDidChangeActive(() => {
      modelView.refreshContext();
      shownEpochs.keepOnly((documentUri) => panels.isVisible(documentUri));
    }),
    ...(['playbackSeconds', 'lineAnswers'] as const).map((name) =>
      onDidChangeSetting(name, () => {
        panels.refreshContexts();
        modelView.refreshContext();
      }),
    ),
  );
}

/** Shows predictions in the tables' editors, and tells the views which row is being looked at. */
function followRows(
  predictions: RowPredictions,
  shownEpochs: ShownEpochs,
  { sessions, runs, files }: Pick<ReturnType<typeof createCore>, 'sessions' | 'runs' | 'files'>,
  views: readonly (NetworkPanels | ModelView)[],
  contextKeys: ContextKeys,
): vscode.Disposable {
  const pointer = new RowPointer((documentUri, line) => {
    for (const view of views) view.pointAt(documentUri, line);
  });
  const shown = new ShownPredictions(shownEpochs, sessions, files, runs);
  const hover = new RowHover({
    ...{ predictions: shown, flips: new RowFlips(runs.questions) },
    fittingModels: (document) => fittingModels(document, sessions),
    onHover: (document, line) => {
      contextKeys.setHovered();
      pointer.point(document, line);
    },
  });
  const lens = new HeaderLens(sessions);
  return vscode.Disposable.from(
    pointer,
    lens,
    vscode.languages.registerCodeLensProvider(tableSelector, lens),
    vscode.languages.registerHoverProvider(tableSelector, hover),
    vscode.languages.registerInlineCompletionItemProvider(tableSelector, new GhostText(predictions)),
    new LineAnswers(shown, sessions, undefined, shownEpochs),
  );
}

/** Creates everything that has no user interface. */
function createCore(context: vscode.ExtensionContext) {
  const log = vscode.window.createOutputChannel('Neuron', { log: true });
  const sessions = new Sessions();
  const scriptUri = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', name);
  const scripts = {
    pathOf: (name: string) => scriptUri(name).fsPath,
    read: async (name: string) => vscode.workspace.fs.readFile(scriptUri(name)),
  };
  // One core is left for the editor.
  const pool = new WorkerPool(spawnWorkers(scripts), Math.max(1, coreCount() - 1));
  const runs = new TrainingRuns(sessions, pool, createId);
  const validations = new CrossValidations(sessions, pool, createId);
  const chances = new ChanceTests(sessions, pool, createId);
  const sweeps = new Sweeps(sessions, pool, createId);
  const files = new SessionFiles(sessionPlace(context, log), sessions);
  const ends = [validations, chances, sweeps, runs].map((owner) => ({ dispose: () => owner.dispose() }));
  const running = new RunningTables(sessions, context.workspaceState);
  const followed = new FollowedFolders(context.workspaceState);
  // Objects that remember trainings are disposed of first: they must not notice that these end with the window.
  context.subscriptions.push(log, running, followed, ...ends);
  const maker = `Neuron ${String((context.extension.packageJSON as { version?: unknown }).version)}`;
  const askThread = threadsOf(scripts);
  // The command line's script has all formats.
  const exportElsewhere = askThread && ((question: ExportQuestion) => askThread('cli.mjs', question) as Promise<ExportedBytes>);
  return {
    log,
    pool,
    exportElsewhere,
    errors: new ShownErrors(log),
    sessions,
    runs,
    validations,
    chances,
    sweeps,
    files,
    running,
    followed,
    maker,
  };
}
