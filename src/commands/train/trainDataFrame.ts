import * as vscode from 'vscode';
import { readDataFrame } from '../../documents/dataFrame.ts';
import { message } from '../../message.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { say } from '../../words/say.ts';
import type { TrainCommand } from './trainCommand.ts';

/** `neuron.trainDataFrame`: trains on a data frame of the active notebook's kernel, as an unsaved table. */
export async function trainDataFrame(named: unknown, trainCommand: TrainCommand): Promise<unknown> {
  const notebook = vscode.window.activeNotebookEditor?.notebook.uri;
  if (!notebook) throw new UserError(message('Open a notebook first: a data frame is read from its kernel.'));
  const name = typeof named === 'string' ? named : await askName();
  // A kernel answers when the cells that are running have ended.
  const content = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: say(message('Reading "{name}" from the kernel of the notebook…', { name })),
      cancellable: true,
    },
    (_, token) => readDataFrame(notebook, name, token),
  );
  const document = await vscode.workspace.openTextDocument({ content, language: 'csv' });
  return trainCommand.train(document.uri, undefined);
}

async function askName(): Promise<string> {
  const name = await vscode.window.showInputBox({
    title: say(message('Train Neuron on a Data Frame')),
    prompt: say(message('What is the pandas data frame called in the notebook?')),
    value: 'df',
  });
  if (name === undefined) throw new CancelledError();
  return name.trim();
}
