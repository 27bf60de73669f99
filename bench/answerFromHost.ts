import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** What a module in the extension host answers `runInHost` with. */
export type HostAnswer<Answer> = { readonly answer: Answer } | { readonly error: string };

/** Runs `measure` in the workspace's folder and writes the answer, or the reason why there is none, to the file NEURON_BENCH_RESULTS. */
export async function answerFromHost<Answer>(measure: (folder: vscode.Uri) => Promise<Answer>): Promise<void> {
  const resultsFile = process.env.NEURON_BENCH_RESULTS;
  if (resultsFile === undefined) throw new Error('NEURON_BENCH_RESULTS names no file');
  const write = (answer: HostAnswer<Answer>) => writeFileSync(resultsFile, JSON.stringify(answer));
  try {
    const folder = vscode.workspace.workspaceFolders?.[0].uri;
    if (!folder) throw new Error('No folder is open');
    write({ answer: await measure(folder) });
  } catch (error) {
    write({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
