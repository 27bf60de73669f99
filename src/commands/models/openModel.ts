import * as vscode from 'vscode';
import { openModelFile } from '../../documents/modelFiles.ts';
import { modelExtensions } from '../../exports/reading/readModelFile.ts';
import { message } from '../../message.ts';
import { modelEditorType } from '../../panelViewType.ts';
import type { Sessions } from '../../session/sessions.ts';
import { CancelledError } from '../../userError.ts';
import { say } from '../../words/say.ts';

/** `neuron.openModel`: shows the model of a file and makes it answer under the file's URI. Without a file the user chooses one. */
export async function openModel(file: vscode.Uri | undefined, sessions: Sessions): Promise<vscode.Uri> {
  const uri = file ?? (await chooseFile());
  // First, so that opening a file that is not a model says so.
  await openModelFile(uri, sessions);
  await vscode.commands.executeCommand('vscode.openWith', uri, modelEditorType);
  return uri;
}

async function chooseFile(): Promise<vscode.Uri> {
  const title = say(message('Open Model'));
  const chosen = await vscode.window.showOpenDialog({ title, filters: { [say(message('Models'))]: [...modelExtensions, 'safetensors'] } });
  if (!chosen) throw new CancelledError();
  return chosen[0];
}
