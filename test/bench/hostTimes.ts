// Runs inside the extension host (`runInHost.ts` starts it there) and writes what it measured to the file NEURON_BENCH_RESULTS.
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

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
export async function run(): Promise<void> {
  const resultsFile = process.env.NEURON_BENCH_RESULTS;
  if (resultsFile === undefined) throw new Error('NEURON_BENCH_RESULTS names no file');
  const extension = vscode.extensions.getExtension('neuron-lab.neuron');
  const folder = vscode.workspace.workspaceFolders?.[0].uri;
  if (!extension || !folder) throw new Error('The extension or the folder is missing');
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
  const times: HostTimes = { activation: [activation], firstTraining: [firstTraining], training, hover };
  writeFileSync(resultsFile, JSON.stringify(times));
}

async function time(action: () => Thenable<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}
