// Runs inside the extension host of a browser; `web.ts` starts it there.
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../src/commands/train/trainCommand.ts';
import { betweenMarks } from './activationMarks.ts';
import type { HostAnswer } from './answerFromHost.ts';

/** Milliseconds. */
export interface WebTimes {
  /** Evaluating the extension's script, without fetching it. */
  readonly loading: number;
  /** `activate` until it returns. */
  readonly activation: number;
  /** The lesson, warm: from the call of `neuron.train` to its answer, and the training alone according to its summary. */
  readonly answers: readonly number[];
  readonly trainings: readonly number[];
}

const rounds = 20;
const warmUps = 5;
const id = 'neuron-lab.neuron';

/** Called by VS Code. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error('The extension is missing');
  const send = (answer: HostAnswer<WebTimes>) =>
    fetch(new URL('/neuron-reports', extension.extensionUri.toString(true)), { method: 'POST', body: JSON.stringify(answer) });
  try {
    await send({ answer: await measure(extension) });
  } catch (error) {
    await send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

async function measure(extension: vscode.Extension<unknown>): Promise<WebTimes> {
  await extension.activate();
  const folder = vscode.workspace.workspaceFolders?.[0].uri;
  if (!folder) throw new Error('No folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'exam_scores.csv'));
  const trainings: number[] = [];
  const answers: number[] = [];
  for (let round = 0; round < warmUps + rounds; round++) {
    const startedAt = performance.now();
    const { elapsedMs } = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', document.uri, { show: false });
    if (round < warmUps) continue;
    answers.push(performance.now() - startedAt);
    trainings.push(elapsedMs);
  }
  return {
    loading: betweenMarks('LoadExtensionCode', id),
    activation: betweenMarks('ActivateExtension', id),
    ...{ answers, trainings },
  };
}
