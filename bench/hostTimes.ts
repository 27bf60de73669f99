// Runs inside the extension host; `runInHost.ts` starts it there.
import * as vscode from 'vscode';
import { betweenMarks } from './activationMarks.ts';
import { answerFromHost } from './answerFromHost.ts';

/** Milliseconds, one entry per round. */
export interface HostTimes {
  /** Reading and evaluating the script, and `activate` until it returns. */
  readonly activation: readonly number[];
  /** The first `neuron.train` of a window starts the worker. */
  readonly firstTraining: readonly number[];
  readonly training: readonly number[];
  readonly hover: readonly number[];
  /**
   * A hundred settings of a single neuron and the present one, and the usual sweep: sixteen settings, most with hidden layers, three times each.
   */
  readonly sweep: readonly number[];
  readonly usualSweep: readonly number[];
}

const id = 'neuron-lab.neuron';
const trainings = 20;
const hovers = 200;
const sweeps = 5;

/** Called by VS Code. */
export function run(): Promise<void> {
  return answerFromHost(measureTimes);
}

async function measureTimes(folder: vscode.Uri): Promise<HostTimes> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error('The extension is missing');
  await extension.activate();
  // VS Code may already have activated it, to look for expectations in the folder.
  const activation = betweenMarks('LoadExtensionCode', id) + betweenMarks('ActivateExtension', id);
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
  const hundredSettings = { learningRate: tenFrom(0.001), l2: tenFrom(0.0001), restarts: 1 };
  const sweep: number[] = [];
  const usualSweep: number[] = [];
  for (let round = 0; round < sweeps; round++) {
    sweep.push(await time(() => vscode.commands.executeCommand('neuron.sweep', document.uri, hundredSettings)));
    usualSweep.push(await time(() => vscode.commands.executeCommand('neuron.sweep', document.uri, {})));
  }
  return { sweep, usualSweep, activation: [activation], firstTraining: [firstTraining], training, hover };
}

/** Ten values, each twice the previous one. */
function tenFrom(least: number): number[] {
  return Array.from({ length: 10 }, (_, i) => least * 2 ** i);
}

async function time(action: () => Thenable<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}
