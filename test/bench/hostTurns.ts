// Runs inside the extension host; `runInHost.ts` starts it there.
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { answerFromHost } from './answerFromHost.ts';
import { createText } from './dataTexts.ts';
import { watchTurns } from './turnWatch.ts';

/** The longest turns of the host's event loop while something goes on; milliseconds, one entry per round. */
export interface HostTurns {
  readonly name: string;
  /** Of whatever kept the host from hearing anything. */
  readonly silence: readonly number[];
  /** Of what had Neuron's code on the stack. */
  readonly own: readonly number[];
  /** Of garbage collection that came while it had. */
  readonly collected: readonly number[];
  /** The most of what had Neuron's code on the stack that the thread has computed: what stays when the machine has nothing else to do. */
  readonly computed: readonly number[];
}

const trainingRounds = 8;
/** Milliseconds in which the model is saved and the rows are compared with it, after the answer. */
const aftermath = 1000;

/** Called by VS Code. */
export function run(): Promise<void> {
  return answerFromHost(measureTurns);
}

async function measureTurns(folder: vscode.Uri): Promise<HostTurns[]> {
  await vscode.extensions.getExtension('neuron-lab.neuron')?.activate();
  const plain = await openLarge(folder, 'plain.csv', plainText());
  const turns = [
    await measure('nothing', 3, () => setTimeout(2000)),
    await measure('training on 40 MB of numbers, its model saved', trainingRounds, () => train(plain)),
    await measure('hover on a row with a cell too many', 2, () => hoverOnLongRow(plain)),
  ];
  const quoted = await openLarge(folder, 'quoted.csv', createText('quoted', 49_000_000).replaceAll('called twice,', 'called\ntwice,'));
  turns.push(
    await measure('training on 49 MB, quoted, with cells of several lines', 3, () => train(quoted)),
    await measure('hover in it', 2, () => hover(quoted, quoted.lineCount - 10)),
    await measure('edit while it is trained on', 2, () => editWhileTraining(quoted)),
  );
  return turns;
}

async function measure(name: string, rounds: number, action: () => Promise<unknown>): Promise<HostTurns> {
  const measured: Record<'silence' | 'own' | 'collected' | 'computed', number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = await watchTurns((url) => url.endsWith('dist/extension.cjs'), action);
    measured.push({
      silence: Math.max(...turns.map(({ busy }) => busy)),
      own: Math.max(...turns.map(({ own }) => own)),
      collected: Math.max(...turns.map(({ collected }) => collected)),
      computed: Math.max(...turns.map(({ own, computed }) => Math.min(own, computed))),
    });
  }
  return {
    name,
    silence: measured.map(({ silence }) => silence),
    own: measured.map(({ own }) => own),
    collected: measured.map(({ collected }) => collected),
    computed: measured.map(({ computed }) => computed),
  };
}

function plainText(): string {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `${(i * 7919) % 100_003},${(i * 104_729) % 99_991},${(i * i) % 11 > 4 ? 1 : 0}\n`,
  ).join('');
  return `a,b,y\n${rows.repeat(Math.floor(40_000_000 / rows.length))}`;
}

async function openLarge(folder: vscode.Uri, name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(folder, name);
  writeFileSync(uri.fsPath, text);
  return vscode.workspace.openTextDocument(uri);
}

async function train({ uri }: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('neuron.train', uri, { show: false, epochs: 1, batchSize: 4096 });
  await setTimeout(aftermath);
}

async function hover({ uri }: vscode.TextDocument, line: number): Promise<void> {
  await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(line, 1));
}

async function hoverOnLongRow(document: vscode.TextDocument): Promise<void> {
  const line = document.lineCount - 50;
  await insert(document, line, '1,');
  await hover(document, line);
}

async function editWhileTraining(document: vscode.TextDocument): Promise<void> {
  const training = train(document);
  await insert(document, 3, '\n');
  await training;
}

async function insert({ uri }: vscode.TextDocument, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(line, 0), text);
  await vscode.workspace.applyEdit(edit);
}
