import * as v from 'valibot';
import * as vscode from 'vscode';
import { trainOptionsSchema, type TrainOptions } from '../run/trainOptions.ts';
import type { Engine } from '../run/hyperparameters.ts';
import { UserError } from '../userError.ts';

const optionNames = [
  ...(['hidden', 'activation', 'loss', 'optimizer', 'learningRate', 'learningRateSchedule', 'batchSize', 'epochs', 'patience'] as const),
  ...(['l1', 'l2', 'dropout', 'weightDecay', 'clipNorm', 'initializer', 'seed', 'arithmetic'] as const),
  ...(['testFraction', 'validationFraction', 'scaling', 'classWeight', 'allowDuplicates', 'clipOutliers'] as const),
] as const satisfies readonly (keyof TrainOptions)[];

/** The settings that are options of a training, for one document. Throws a UserError that names a setting with an impossible value. */
export function trainingSettings(uri: vscode.Uri): TrainOptions {
  const settings = vscode.workspace.getConfiguration('neuron', uri);
  const values = optionNames
    .map((name): [string, unknown] => [name, settings.get(name)])
    // "auto" leaves the choice to the network's shape and to the target.
    .filter(([, value]) => value !== 'auto');
  const checked = v.safeParse(trainOptionsSchema, Object.fromEntries(values));
  if (checked.success) return checked.output;
  const issue = checked.issues[0];
  throw new UserError(`The setting neuron.${v.getDotPath(issue) ?? ''} cannot be used: ${issue.message}`);
}

export function engineSetting(uri: vscode.Uri): Engine {
  return vscode.workspace.getConfiguration('neuron', uri).get<string>('engine') === 'tfjs' ? 'tfjs' : 'fused';
}

export function isHoverEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('neuron', uri).get<boolean>('hover', true);
}

/** How long the epochs of a finished run are played in the panel, in seconds. */
export function playbackSeconds(): number {
  return Math.max(0, vscode.workspace.getConfiguration('neuron').get<number>('playbackSeconds', 2));
}

/** Hears of changes of that setting. */
export function onDidChangePlayback(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('neuron.playbackSeconds')) listener();
  });
}
