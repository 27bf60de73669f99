import { message } from '../../message.ts';
import * as vscode from 'vscode';
import { chooseRecipe } from '../../dataset/columns/recipe/chooseRecipe.ts';
import type { Column } from '../../dataset/columns/column.ts';
import { optionTable } from '../../options/optionTable.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import { UserError } from '../../userError.ts';
import { writeCount } from '../../writeNumber.ts';
import { say } from '../../words/say.ts';
import { showOverrides } from '../../visibleText.ts';
import { featureItems, targetItems, type ColumnItem } from './columnItems.ts';

/** Asks for target, features and epochs. Undefined when the user cancels. */
export async function askTrainOptions(columns: readonly Column[], preselected: TrainOptions): Promise<TrainOptions | undefined> {
  const target = await askTarget(columns, preselected.target);
  if (target === undefined) return undefined;
  const features = await askFeatures(columns, target, preselected.features);
  if (features === undefined) return undefined;
  const asked = await askEpochs(preselected);
  return asked && { target, features, ...asked };
}

function titleOf(step: number): string {
  return say(message('Train Neuron ({step}/{steps})', { step, steps: 3 }));
}

function inWords({ label: name, description, detail, ...item }: ColumnItem): vscode.QuickPickItem & { readonly name: string } {
  return {
    ...{ ...item, label: showOverrides(name), name },
    ...(description ? { description: say(description) } : {}),
    ...(detail ? { detail: say(detail) } : {}),
  };
}

/** Asks for the target, with the default first. Undefined when the user cancels. */
export async function askTarget(
  columns: readonly Column[],
  preselected: string | undefined,
  title = titleOf(1),
): Promise<string | undefined> {
  // The default target comes first; where no column can be predicted, this throws the reason.
  const items = targetItems(columns, preselected ?? chooseRecipe(columns, {}).recipe.target);
  const picked = await vscode.window.showQuickPick(items.map(inWords), {
    title,
    placeHolder: say(message('Which column should be predicted?')),
  });
  return picked?.name;
}

/** Asks for the features. Undefined when the user cancels or picks none. */
export async function askFeatures(
  columns: readonly Column[],
  target: string,
  preselected: readonly string[] | undefined,
  title = titleOf(2),
): Promise<string[] | undefined> {
  const items = featureItems(columns, target, preselected);
  if (items.length === 0) {
    throw new UserError(
      message('No column besides "{target}" holds different values, so there is nothing to learn from. Add one.', { target }),
    );
  }
  const picked = await vscode.window.showQuickPick(items.map(inWords), {
    title,
    placeHolder: say(message('Which columns should "{target}" be predicted from?', { target })),
    canPickMany: true,
  });
  // Without features there is nothing to train on.
  return picked && picked.length > 0 ? picked.map(({ name }) => name) : undefined;
}

/** No epochs where the user leaves them to the planner. */
async function askEpochs({ epochs, hidden }: TrainOptions): Promise<Pick<TrainOptions, 'epochs'> | undefined> {
  const { min, max } = optionTable.epochs;
  const preselected = epochs ?? optionTable.epochs.default;
  const range = { min: writeCount(min), max: writeCount(max) };
  const other = say(message('Another number…'));
  const open = say(message('As many as the validation rows ask for'));
  const numbers = [...new Set([preselected, 100, optionTable.epochs.default, 10_000])].map(String);
  const isOpen = epochs === undefined && (hidden ?? optionTable.hidden.default).length > 0;
  const picked = await vscode.window.showQuickPick([...(isOpen ? [open] : []), ...numbers, other], {
    title: titleOf(3),
    placeHolder: say(message('How many epochs, passes over all training rows?')),
  });
  if (picked === undefined) return undefined;
  if (picked === open) return {};
  const chosen = picked === other ? await askNumber(preselected, range) : Number(picked);
  return chosen === undefined ? undefined : { epochs: chosen };
}

async function askNumber(preselected: number, range: { readonly min: string; readonly max: string }): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    title: titleOf(3),
    prompt: say(message('Epochs, {min} to {max}', range)),
    value: String(preselected),
    validateInput: (value) => (parseEpochs(value) === undefined ? say(message('A whole number from {min} to {max}', range)) : undefined),
  });
  return typed === undefined ? undefined : parseEpochs(typed);
}

function parseEpochs(text: string): number | undefined {
  const { min, max } = optionTable.epochs;
  const epochs = Number(text);
  return Number.isInteger(epochs) && epochs >= min && epochs <= max ? epochs : undefined;
}
