import * as vscode from 'vscode';
import type { RowPredictions } from '../rows/rowPredictions.ts';
import type { ComparedTexts } from '../documents/comparedTexts.ts';
import { AnswerTableCommand } from './answers/answerTableCommand.ts';
import { ChanceTestCommand } from './series/chanceTestCommand.ts';
import { CompareModelsCommand } from './models/compareModelsCommand.ts';
import { CrossValidateCommand } from './series/crossValidateCommand.ts';
import { ExportCommand, type ExportElsewhere } from './models/exportCommand.ts';
import { ContinueCommand } from './train/continueCommand.ts';
import { PredictFileCommand } from './answers/predictFileCommand.ts';
import type { FollowedFolders } from './scale/followedFolders.ts';
import type { ScaleCommand } from './scale/scaleCommand.ts';
import { SeriesCommand } from './series/seriesCommand.ts';
import type { ShownErrors } from './shownErrors.ts';
import { SweepCommand } from './series/sweepCommand.ts';
import type { SessionServices } from '../documents/sessionServices.ts';
import { TrainCommand, type ShowPanel } from './train/trainCommand.ts';

/** The commands that train and export models, for the palette and for views. */
export interface UserCommands {
  readonly trainCommand: TrainCommand;
  readonly continueCommand: ContinueCommand;
  readonly crossValidateCommand: CrossValidateCommand;
  readonly chanceTestCommand: ChanceTestCommand;
  readonly sweepCommand: SweepCommand;
  readonly exportCommand: ExportCommand;
  readonly answerTableCommand: AnswerTableCommand;
  readonly predictFileCommand: PredictFileCommand;
  /** Loaded on demand, because its code would slow down the extension's start. */
  readonly scaleCommand: () => Promise<ScaleCommand>;
  readonly compareModelsCommand: CompareModelsCommand;
}

/** Services of the user commands. */
export interface UserCommandServices extends SessionServices {
  readonly followed: FollowedFolders;
  readonly predictions: RowPredictions;
  /** Neuron and its version. */
  readonly maker: string;
  readonly extensionUri: vscode.Uri;
  readonly errors: ShownErrors;
  readonly comparedTexts: ComparedTexts;
  readonly exportElsewhere: ExportElsewhere | undefined;
}

/** Creates what both commands and views can start. */
export function createUserCommands(services: UserCommandServices, showPanel: ShowPanel): UserCommands {
  const { sessions, runs, validations, chances, sweeps, files, predictions, maker } = services;
  const answerTableCommand = new AnswerTableCommand(runs.questions, predictions);
  const series = new SeriesCommand(runs, sessions, files, showPanel);
  return {
    trainCommand: new TrainCommand(runs, sessions, files, showPanel),
    continueCommand: new ContinueCommand(runs, sessions, files, showPanel),
    crossValidateCommand: new CrossValidateCommand(series, validations),
    chanceTestCommand: new ChanceTestCommand(series, chances),
    sweepCommand: new SweepCommand(series, sweeps),
    exportCommand: new ExportCommand(sessions, files, maker, services.exportElsewhere),
    answerTableCommand,
    scaleCommand: scaleLoader(services, showPanel),
    compareModelsCommand: new CompareModelsCommand(sessions, files, runs.questions, services.comparedTexts),
    predictFileCommand: new PredictFileCommand(sessions, runs.questions, answerTableCommand),
  };
}

function scaleLoader(
  { runs, sessions, files, followed, maker, extensionUri, errors }: UserCommandServices,
  showPanel: ShowPanel,
): UserCommands['scaleCommand'] {
  let loading: Promise<ScaleCommand> | undefined;
  const load = async () => {
    const { ScaleCommand } = await import('./scale/scaleCommand.ts');
    const programs = vscode.Uri.joinPath(extensionUri, 'media', 'scale');
    const showError = (error: unknown) => void errors.report(error, true);
    return new ScaleCommand({ runs, sessions, files, followed, maker, programs, showError }, showPanel);
  };
  return () => (loading ??= load());
}
