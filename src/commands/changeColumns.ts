import type * as vscode from 'vscode';
import { openTable } from '../documents/openedTable.ts';
import { message } from '../message.ts';
import { answeredRun } from '../protocol/sessionState.ts';
import type { TrainOptions } from '../run/trainOptions.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { say } from '../words/say.ts';
import type { TrainCommand } from './trainCommand.ts';
import { askFeatures, askTarget } from './trainWith.ts';

/** What columns are changed with. */
export interface ColumnChange {
  readonly sessions: Sessions;
  readonly runs: TrainingRuns;
  readonly trainCommand: TrainCommand;
}

/** Asks for another column to predict and trains on it, from the columns that are left, with what else was chosen before. */
export async function changeTarget({ sessions, runs, trainCommand }: ColumnChange, uri: vscode.Uri): Promise<void> {
  const { columns, documentUri } = await describe(runs, uri);
  const plan = answeredRun(sessions.state(documentUri))?.plan;
  const target = await askTarget(columns, plan?.recipe.target, say(message('What is predicted')));
  if (target === undefined || target === plan?.recipe.target) return;
  // The task is that of the old target, and so are its features where the new one is among them.
  const { task: _, features, ...options }: TrainOptions = runs.lastOptions(documentUri) ?? {};
  const kept = features?.includes(target) ? {} : { features };
  await trainCommand.train(uri, { ...options, ...(features ? kept : {}), target });
}

/** Asks for the columns to learn from and trains with them, with what else was chosen before. */
export async function changeFeatures({ sessions, runs, trainCommand }: ColumnChange, uri: vscode.Uri): Promise<void> {
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
