import { message } from '../message.ts';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { editorOptions } from '../options/editorOptions.ts';
import { isChosenByTable, optionNames } from '../options/optionTable.ts';
import { findWrongOption } from '../run/options/refuseOptions.ts';
import { trainOptionsSchema, type TrainOptions } from '../run/options/trainOptions.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import { UserError } from '../userError.ts';
import { sayError } from '../words/say.ts';

/** The settings that are training options, for one document. Throws a UserError that names a setting with an invalid value. */
export function trainingSettings(uri: vscode.Uri): TrainOptions {
  const settings = vscode.workspace.getConfiguration('neuron', uri);
  const values = optionNames
    .map((name): [string, unknown] => [name, isChosenByTable(name) ? setValue(settings, name) : settings.get(name)])
    // "auto" leaves the choice to the planner.
    .filter(([, value]) => value !== 'auto' && value !== undefined);
  const checked = v.safeParse(trainOptionsSchema, Object.fromEntries(values));
  if (checked.success) return checked.output;
  throw new UserError(message('The setting neuron.{option} has to be {range}, but is {value}.', { ...findWrongOption(checked.issues[0]) }));
}

/** A value that the user has set at any level; undefined where nobody has, which leaves it to the planner. */
function setValue(settings: vscode.WorkspaceConfiguration, name: string): unknown {
  const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {};
  return workspaceFolderValue ?? workspaceValue ?? globalValue;
}

export function engineSetting(uri: vscode.Uri): Engine {
  return vscode.workspace.getConfiguration('neuron', uri).get<string>('engine') === 'tfjs' ? 'tfjs' : 'wasm';
}

export function isHoverEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('neuron', uri).get<boolean>('hover', editorOptions.hover.default);
}

/** Whether the lines above a table's header are shown. */
export function isHeaderLensShown(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('neuron', uri).get<boolean>('headerLens', editorOptions.headerLens.default);
}

/** Whether each row's answer is shown behind it. */
export function areLineAnswersShown(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('neuron', uri).get<boolean>('lineAnswers', editorOptions.lineAnswers.default);
}

/**
 * Shows each row's answer behind it or not, at the level where the setting is already set: folder, workspace, or else user. Rejects with a
 * UserError where VS Code cannot write its settings.
 */
export async function showLineAnswers(uri: vscode.Uri, isOn: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration('neuron', uri);
  const { workspaceValue, workspaceFolderValue } = settings.inspect('lineAnswers') ?? {};
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const target = workspaceFolderValue !== undefined ? WorkspaceFolder : workspaceValue !== undefined ? Workspace : Global;
  try {
    await settings.update('lineAnswers', isOn, target);
  } catch (error) {
    throw new UserError(
      message('The setting {setting} was not changed: {reason}', { setting: 'neuron.lineAnswers', reason: sayError(error) }),
    );
  }
}

/** Whether the answer is offered while a row is typed. */
export function isGhostTextShown(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('neuron', uri).get<boolean>('ghostText', editorOptions.ghostText.default);
}

/** Seconds in which the panel plays the epochs of a finished run. */
export function playbackSeconds(): number {
  return Math.max(
    editorOptions.playbackSeconds.min,
    vscode.workspace.getConfiguration('neuron').get<number>('playbackSeconds', editorOptions.playbackSeconds.default),
  );
}

/** Listens for changes of a setting that is not a training option. */
export function onDidChangeSetting(name: keyof typeof editorOptions, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`neuron.${name}`)) listener();
  });
}
