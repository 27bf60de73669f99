import * as vscode from 'vscode';
import type { SessionState } from '../protocol/sessionState.ts';
import type { ViewHandlers } from '../protocol/viewRequests.ts';
import type { ChanceTests } from '../session/chanceTests.ts';
import type { CrossValidations } from '../session/crossValidations.ts';
import type { Sweeps } from '../session/sweeps.ts';
import type { RowLists } from '../rows/rowLists.ts';
import { revealColumn } from './revealColumn.ts';
import type { ShownErrors } from './shownErrors.ts';
import type { UserCommands } from './userCommands.ts';
import { readViewRow, revealRow, sampleViewRows, type ViewRowServices } from './viewRows.ts';

/** What views' requests are carried out with. */
export interface ViewHandlerServices extends UserCommands, ViewRowServices {
  readonly validations: CrossValidations;
  readonly chances: ChanceTests;
  readonly sweeps: Sweeps;
  readonly rowLists: RowLists;
  readonly errors: ShownErrors;
  readonly showPanel: (documentUri: string) => Promise<void>;
  readonly logFault: (message: string) => void;
}

/** What the user can start from a view. */
export function createViewHandlers(services: ViewHandlerServices): Omit<ViewHandlers, 'ready' | 'ping'> {
  const { sessions, runs, validations, sweeps, errors } = services;
  /** Shows what went wrong, but for what the view itself shows. */
  const start = async (
    documentUri: string,
    run: (uri: vscode.Uri) => Promise<unknown>,
    isShownIn: (state: SessionState) => boolean,
  ): Promise<void> => {
    try {
      await run(vscode.Uri.parse(documentUri, true));
    } catch (error) {
      errors.report(error, !isShownIn(sessions.state(documentUri)));
    }
  };
  return {
    train: (documentUri, { options }) =>
      start(
        documentUri,
        (uri) => services.trainCommand.train(uri, options),
        ({ run }) => run?.failure !== undefined,
      ),
    stop: (documentUri) => runs.stop(documentUri),
    pause: (documentUri) => runs.pause(documentUri),
    resume: (documentUri) => runs.resume(documentUri),
    step: (documentUri) => runs.step(documentUri),
    adjust: (documentUri, adjustment) => runs.adjust(documentUri, adjustment),
    crossValidate: (documentUri) =>
      start(
        documentUri,
        (uri) => services.crossValidateCommand.run(uri, {}),
        ({ run }) => run?.crossValidation !== undefined,
      ),
    cancelCrossValidation: (documentUri) => validations.cancel(documentUri),
    testChance: (documentUri) =>
      start(
        documentUri,
        (uri) => services.chanceTestCommand.run(uri),
        ({ run }) => run?.chanceTest !== undefined,
      ),
    cancelChanceTest: (documentUri) => services.chances.cancel(documentUri),
    sweep: (documentUri) =>
      start(
        documentUri,
        (uri) => services.sweepCommand.run(uri, {}),
        ({ sweep }) => sweep?.failure !== undefined,
      ),
    cancelSweep: (documentUri) => sweeps.cancel(documentUri),
    export: (documentUri, wish) =>
      start(
        documentUri,
        (uri) => services.exportCommand.run(uri, wish),
        () => false,
      ),
    showNetwork: (documentUri) => services.showPanel(documentUri),
    crashed: (_, { message }) => services.logFault(message),
    listRows: (documentUri, { start }) => services.rowLists.list(documentUri, start),
    readCells: (documentUri, { lines, columns }) => services.rowLists.cells(documentUri, lines, columns),
    revealColumn: (documentUri, { name }) => {
      const { run, previous } = sessions.state(documentUri);
      return revealColumn(vscode.Uri.parse(documentUri, true), (run?.plan ?? previous?.plan)?.table, name);
    },
    readRow: (documentUri, { line }) => readViewRow(services, vscode.Uri.parse(documentUri, true), line),
    revealRow: (documentUri, { line }) => revealRow(vscode.Uri.parse(documentUri, true), line),
    sampleRows: (documentUri) => sampleViewRows(services, vscode.Uri.parse(documentUri, true)),
  };
}
