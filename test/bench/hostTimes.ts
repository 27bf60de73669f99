// Runs inside the extension host (`workbenchTimes.ts` starts it there) and writes what it measured to the file NEURON_BENCH_RESULTS.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

/** Milliseconds, one entry per round. */
export interface HostTimes {
  readonly activation: readonly number[];
  /** The first `neuron.train` of a window starts the worker. */
  readonly firstTraining: readonly number[];
  readonly training: readonly number[];
  readonly hover: readonly number[];
  /** The longest time that the host heard nothing, while a document of 40 MB is trained on. */
  readonly block: readonly number[];
}

const trainings = 20;
const hovers = 200;
const blockRounds = 5;

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
  const block = await measureBlocks(folder);
  const times: HostTimes = { activation: [activation], firstTraining: [firstTraining], training, hover, block };
  writeFileSync(resultsFile, JSON.stringify(times));
}

/** Trains on a large document, and saves its model, while a clock listens for silence. */
async function measureBlocks(folder: vscode.Uri): Promise<number[]> {
  const uri = vscode.Uri.joinPath(folder, 'large.csv');
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `${(i * 7919) % 100_003},${(i * 104_729) % 99_991},${(i * i) % 11 > 4 ? 1 : 0}\n`,
  ).join('');
  writeFileSync(uri.fsPath, `a,b,y\n${rows.repeat(Math.floor(40_000_000 / rows.length))}`);
  const document = await vscode.workspace.openTextDocument(uri);
  const blocks: number[] = [];
  for (let round = 0; round < blockRounds; round++) {
    const silence = monitorEventLoopDelay({ resolution: 1 });
    silence.enable();
    await vscode.commands.executeCommand('neuron.train', document.uri, { show: false, epochs: 1, batchSize: 4096 });
    silence.disable();
    blocks.push(silence.max / 1e6);
  }
  return blocks;
}

async function time(action: () => Thenable<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}
