import * as vscode from 'vscode';
import { message } from '../../message.ts';
import { CancelledError } from '../../userError.ts';
import { unwrittenFile } from '../../unwrittenFile.ts';
import { say } from '../../words/say.ts';

/** Writes a text to a place that the user chooses, by default beside a table. Rejects with a CancelledError when the user cancels. */
export async function saveText(table: vscode.Uri, { text, name }: { readonly text: string; readonly name: string }): Promise<void> {
  const place = await vscode.window.showSaveDialog({
    title: say(message('Save the List')),
    ...(table.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(table, '..', name) }),
    filters: { CSV: ['csv'] },
  });
  if (!place) throw new CancelledError();
  try {
    await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(text));
  } catch (error) {
    throw unwrittenFile(vscode.workspace.asRelativePath(place), error);
  }
  void offerToOpen(place);
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = say(message('Open'));
  const said = say(message('{name} was written.', { name: vscode.workspace.asRelativePath(file) }));
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.window.showTextDocument(file);
}
