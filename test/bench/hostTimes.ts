// Runs inside the extension host; `runInHost.ts` starts it there.
import * as vscode from 'vscode';
import { answerFromHost } from './answerFromHost.ts';

/** Milliseconds, one entry per round. */
export interface HostTimes {
  readonly activation: readonly number[];
  /** The first `neuron.train` of a window starts the worker. */
  readonly firstTraining: readonly number[];
  readonly training: readonly number[];
  readonly hover: readonly number[];
}

const trainings = 20;
const hovers = 200;

/** Called by VS Code. */
export function run(): Promise<void> {
  return answerFromHost(measureTimes);
}

async function measureTimes(folder: vscode.Uri): Promise<HostTimes> {
  const extension = vscode.extensions.getExtension('neuron-lab.neuron');
  if (!extension) throw new Error('The extension is missing');
  if (extension.isActive) throw new Error('The extension is active already');
  const activation = await time(() => extension.activate());
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'exam_scores.csv'));
  const train = () => vscode.commands.executeCommand('neuron.train', document.uri, { show: false });
  const firstTraining = await time(train);
  const training: number[] = [];
  for (let round = 0; round < trainings; round++) training.push(await time(train));
  const hover: number[] = [];
  for (let round = 0; round < hovers; round++) {
    const position = new vscode.Position(1 + (round % 200), 1);
    hover.push(await time(() => vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position)));
  }
  return { activation: [activation], firstTraining: [firstTraining], training, hover };
}

async function time(action: () => Thenable<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}
