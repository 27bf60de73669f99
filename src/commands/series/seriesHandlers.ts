import * as vscode from 'vscode';
import { openTable } from '../../documents/openedTable.ts';
import type { SessionState } from '../../protocol/sessionState.ts';
import type { ViewHandlers } from '../../protocol/viewRequests.ts';
import { moveDecision } from '../../session/decisions.ts';
import { scoreByHand } from '../../session/handScores.ts';
import type { SessionServices } from '../../documents/sessionServices.ts';
import type { UserCommands } from '../userCommands.ts';

/** Runs what a user has started and shows its errors, except those that the view itself shows. */
export type Start = (
  documentUri: string,
  run: (uri: vscode.Uri) => Promise<unknown>,
  isShownIn: (state: SessionState) => boolean,
) => Promise<void>;

/** Services for testing a result. */
export interface SeriesHandlerServices extends UserCommands, SessionServices {}

type SeriesVerb =
  'crossValidate' | 'cancelCrossValidation' | 'testChance' | 'cancelChanceTest' | 'sweep' | 'cancelSweep' | 'moveDecision' | 'scoreByHand';

/** Handlers of requests that test a result: series of trainings, and the decision threshold. */
export function createSeriesHandlers(services: SeriesHandlerServices, start: Start): Pick<ViewHandlers, SeriesVerb> {
  const { validations, chances, sweeps, sessions, runs, files } = services;
  return {
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
    cancelChanceTest: (documentUri) => chances.cancel(documentUri),
    sweep: (documentUri) =>
      start(
        documentUri,
        (uri) => services.sweepCommand.run(uri, {}),
        ({ sweep }) => sweep?.failure !== undefined,
      ),
    cancelSweep: (documentUri) => sweeps.cancel(documentUri),
    moveDecision: async (documentUri, { threshold }) => {
      const source = await (await openTable(vscode.Uri.parse(documentUri, true))).readSource();
      await moveDecision(sessions, runs.questions, documentUri, source, threshold);
      await files.save(documentUri);
    },
    scoreByHand: async (documentUri, edited) => {
      const source = await (await openTable(vscode.Uri.parse(documentUri, true))).readSource();
      return scoreByHand(sessions, runs.questions, documentUri, source, edited);
    },
  };
}
