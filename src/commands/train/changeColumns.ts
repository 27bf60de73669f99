import type * as vscode from 'vscode';
import { openTable } from '../../documents/openedTable.ts';
import { message } from '../../message.ts';
import { answeredRun } from '../../protocol/sessionState.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import { say } from '../../words/say.ts';
import type { TrainCommand } from './trainCommand.ts';
import { askFeatures, askTarget } from './trainWith.ts';

/** Services for changing columns. */
export interface ColumnChangeServices {
  readonly sessions: Sessions;
  readonly runs: TrainingRuns;
  readonly trainCommand: TrainCommand;
}

/** Asks for another target and trains on it with the remaining columns and the earlier choices. */
export async function changeTarget({ sessions, runs, trainCommand }: ColumnChangeServices, uri: vscode.Uri): Promise<void> {
  const { columns, documentUri } = await describe(runs, uri);
  const plan = answeredRun(sessions.state(documentUri))?.plan;
  const target = await askTarget(columns, plan?.recipe.target, say(message('What is predicted')));
  if (target === undefined || target === plan?.recipe.target) return;
  // The task belongs to the old target, and so do the features if the new target is among them.
  const { task: _, features, ...options }: TrainOptions = runs.lastOptions(documentUri) ?? {};
  const kept = features?.includes(target) ? {} : { features };
  await trainCommand.train(uri, { ...options, ...(features ? kept : {}), target });
}

/** Asks for the features and trains with them and the earlier choices. */
export async function changeFeatures({ sessions, runs, trainCommand }: ColumnChangeServices, uri: vscode.Uri): Promise<void> {
  const { columns, documentUri } = await describe(runs, uri);
  const recipe = answeredRun(sessions.state(documentUri))?.plan?.recipe;
  if (!recipe) return;
  const features = await askFeatures(columns, recipe.target, recipe.features, say(message('What it is predicted from')));
  if (features) await trainCommand.train(uri, { ...runs.lastOptions(documentUri), target: recipe.target, features });
}

async function describe(runs: TrainingRuns, uri: vscode.Uri) {
  const table = await openTable(uri);
  return { columns: await runs.questions.describe(await table.readSource()), documentUri: table.uri.toString() };
}
