import * as vscode from 'vscode';
import { textColumn } from '../documents/textColumn.ts';
import { message, type Message } from '../message.ts';
import { say } from '../words/say.ts';

/** The sample tables, and what each teaches. */
const samples: readonly { readonly name: string; readonly teaches: Message }[] = [
  { name: 'exam_scores', teaches: message('Two exam results, and whether a third was passed: one neuron draws the line.') },
  { name: 'fruit', teaches: message('Apples and bananas by sweetness and firmness: two classes with names.') },
  { name: 'houses', teaches: message('Prices: a number to predict, from numbers, districts and yes or no.') },
  { name: 'flowers', teaches: message('Three kinds of flowers: several classes and softmax.') },
  { name: 'rings', teaches: message('Inside a circle or not: no single neuron can tell, a hidden layer can.') },
  { name: 'and', teaches: message('A logic gate of four rows, as McCulloch and Pitts saw neurons.') },
  { name: 'or', teaches: message('Another gate that one neuron learns.') },
  { name: 'xor', teaches: message('The gate that no single neuron can learn: give it a hidden layer.') },
  { name: 'moons', teaches: message('Two half circles: a straight line is nearly enough, a bent one is better.') },
  { name: 'spirals', teaches: message('Two arms around each other: hard, even with two hidden layers.') },
  { name: 'recovery', teaches: message('Cells are missing: what is filled in, and what their absence says.') },
  { name: 'bookings', teaches: message('One column gives the answer away: a leak, and how it is noticed.') },
];

/** The names of the sample tables. */
export const sampleNames: readonly string[] = samples.map(({ name }) => name);

/**
 * Opens a sample table as an untitled document, which can be edited freely: nothing on disk changes. Asks which one if it is not named; opens
 * nothing when the user cancels.
 */
export async function openSample(extensionUri: vscode.Uri, name: string | undefined): Promise<void> {
  const chosen = name ?? (await askSample());
  if (chosen === undefined) return;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'samples', `${chosen}.csv`));
  const document = await vscode.workspace.openTextDocument({ language: 'csv', content: new TextDecoder().decode(bytes) });
  await vscode.window.showTextDocument(document, { viewColumn: textColumn() });
}

async function askSample(): Promise<string | undefined> {
  const items = samples.map(({ name, teaches }) => ({ label: `${name}.csv`, detail: say(teaches), name }));
  const picked = await vscode.window.showQuickPick(items, {
    title: say(message('Open Sample Table')),
    placeHolder: say(message('What would you like to see learned?')),
    matchOnDetail: true,
  });
  return picked?.name;
}
