import * as vscode from 'vscode';
import { showLineAnswers } from '../../documents/settings.ts';
import type { ViewHandlers } from '../../protocol/viewRequests.ts';
import type { RowMarks } from '../../rows/rowMarks.ts';
import type { ShownEpochs } from '../../rows/shownEpochs.ts';
import type { RowLists } from '../../rows/rowLists.ts';
import { bringBack } from '../models/bringBack.ts';
import { savePicture } from './savePicture.ts';
import { revealColumn } from './revealColumn.ts';
import { saveText } from './saveText.ts';
import { createSeriesHandlers, type SeriesHandlerServices, type Start } from '../series/seriesHandlers.ts';
import type { ShownErrors } from '../shownErrors.ts';
import { readViewRow, revealRow, sampleViewRows, type ViewRowServices } from './viewRows.ts';

/** Services that handle the requests of views. */
export interface ViewHandlerServices extends SeriesHandlerServices, ViewRowServices {
  readonly rowLists: RowLists;
  readonly rowMarks: RowMarks;
  readonly shownEpochs: ShownEpochs;
  readonly errors: ShownErrors;
  readonly showPanel: (documentUri: string) => Promise<void>;
  readonly logFault: (message: string) => void;
}

/** Handlers of what the user can start from a view. */
export function createViewHandlers(services: ViewHandlerServices): Omit<ViewHandlers, 'ready' | 'ping' | 'tookEpochs'> {
  const { sessions, errors } = services;
  /** Shows errors, except those that the view itself shows. */
  const start: Start = async (documentUri, run, isShownIn) => {
    try {
      await run(vscode.Uri.parse(documentUri, true));
    } catch (error) {
      errors.report(error, !isShownIn(sessions.state(documentUri)));
    }
  };
  return {
    ...createRunHandlers(services, start),
    showEpoch: (documentUri, { runId, epoch }) => services.shownEpochs.show(documentUri, runId, epoch),
    ...createSeriesHandlers(services, start),
    export: (documentUri, params) => start(documentUri, (uri) => services.exportCommand.run(uri, params), isNowhere),
    answerTable: (documentUri, { what, intervals = false }) =>
      start(
        documentUri,
        (uri) =>
          what === 'file'
            ? services.predictFileCommand.run(undefined, { model: uri, intervals }, true)
            : services.answerTableCommand.run(uri, what === 'columns' ? 'add' : 'fill', what === 'columns' && intervals),
        isNowhere,
      ),
    showLineAnswers: (documentUri, { isOn }) => start(documentUri, (uri) => showLineAnswers(uri, isOn), isNowhere),
    bringBack: (documentUri, { runId }) => bringBack(sessions, documentUri, runId),
    compareRuns: (documentUri, { runId }) =>
      start(documentUri, (uri) => services.compareModelsCommand.run({ uri, runId }, { uri }, true), isNowhere),
    compareModels: (documentUri) => start(documentUri, (uri) => services.compareModelsCommand.ask([uri]), isNowhere),
    exportText: (documentUri, { format }) => services.exportCommand.text(vscode.Uri.parse(documentUri, true), format),
    copyText: (_, { text }) => void vscode.env.clipboard.writeText(text),
    readClipboard: async () => vscode.env.clipboard.readText(),
    savePicture: (documentUri, { name, files }) => savePicture(vscode.Uri.parse(documentUri, true), name, files),
    showNetwork: (documentUri) => services.showPanel(documentUri),
    crashed: (_, { message }) => services.logFault(message),
    ...createListHandlers(services),
    revealColumn: (documentUri, { name }) => {
      const { run, previous } = sessions.state(documentUri);
      return revealColumn(vscode.Uri.parse(documentUri, true), (run?.plan ?? previous?.plan)?.table, name);
    },
    saveText: (documentUri, text) => start(documentUri, (uri) => saveText(uri, text), isNowhere),
    readRow: (documentUri, { line }) => readViewRow(services, vscode.Uri.parse(documentUri, true), line),
    revealRow: (documentUri, { line }) => revealRow(vscode.Uri.parse(documentUri, true), line),
    sampleRows: (documentUri, { runId }) => sampleViewRows(services, vscode.Uri.parse(documentUri, true), runId),
  };
}

/** Handlers that start a training and control it. */
function createRunHandlers(
  services: ViewHandlerServices,
  start: Start,
): Pick<ViewHandlers, 'train' | 'continueTraining' | 'stop' | 'pause' | 'resume' | 'step' | 'adjust'> {
  const { runs } = services;
  return {
    train: (documentUri, { options }) =>
      start(
        documentUri,
        (uri) => services.trainCommand.train(uri, options),
        ({ run }) => run?.failure !== undefined,
      ),
    continueTraining: (documentUri, params) =>
      start(
        documentUri,
        (uri) => services.continueCommand.run(uri, params, true),
        ({ run }) => run?.failure !== undefined,
      ),
    stop: (documentUri) => runs.stop(documentUri),
    pause: (documentUri) => runs.pause(documentUri),
    resume: (documentUri) => runs.resume(documentUri),
    step: (documentUri) => runs.step(documentUri),
    adjust: (documentUri, adjustment) => runs.adjust(documentUri, adjustment),
  };
}

/** Handlers for the list of rows. */
function createListHandlers({
  rowLists,
  rowMarks,
}: Pick<ViewHandlerServices, 'rowLists' | 'rowMarks'>): Pick<ViewHandlers, 'listRows' | 'readCells' | 'markRows'> {
  return {
    listRows: (documentUri, { start }) => rowLists.list(documentUri, start),
    readCells: (documentUri, { lines, columns }) => rowLists.cells(documentUri, lines, columns),
    markRows: (documentUri, { lines }) => rowMarks.mark(vscode.Uri.parse(documentUri, true), lines),
  };
}

/** For errors that no view shows. */
const isNowhere = (): boolean => false;
