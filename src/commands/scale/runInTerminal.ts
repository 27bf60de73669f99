import * as vscode from 'vscode';
import { message } from '../../message.ts';
import { say } from '../../words/say.ts';

const MOST_PROCESSES = 64;

/** Starts the training of a folder in a terminal, with as many processes as the user wants. */
export async function runInTerminal(folder: vscode.Uri): Promise<void> {
  const processes = await vscode.window.showInputBox({
    title: say(message('Run in Terminal')),
    prompt: say(message('By how many processes? Each takes its share of the rows. Python with torch and numpy is needed.')),
    value: '2',
    validateInput: (text) =>
      isCount(text) ? undefined : say(message('A whole number from 1 to {most} is needed.', { most: String(MOST_PROCESSES) })),
  });
  if (processes === undefined) return;
  const terminal = vscode.window.createTerminal({ name: say(message('Train at Scale')), cwd: folder });
  terminal.show(true);
  // Windows has no python3. The folder is the working directory instead of an argument, so that no shell can misread its name.
  const python = vscode.Uri.file('/').fsPath === '\\' ? 'python' : 'python3';
  terminal.sendText(`${python} train.py --processes ${processes.trim()}`);
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_PROCESSES;
}
