import * as vscode from 'vscode';
import type { ActiveTable } from '../../documents/activeTable.ts';
import { openTableUris } from '../../documents/tables.ts';
import { message } from '../../message.ts';
import { say } from '../../words/say.ts';
import { UserError } from '../../userError.ts';
import { showOverrides } from '../../visibleText.ts';

/**
 * The active table. Without one, a user is asked to choose among the open tables and the last active one (undefined when cancelled); a program
 * has to name the table and gets a UserError.
 */
export async function chooseTable({ current, documentUri }: ActiveTable, mayAsk: boolean): Promise<vscode.Uri | undefined> {
  if (current) return current;
  const last = documentUri === undefined ? [] : [vscode.Uri.parse(documentUri, true)];
  const uris = [...new Map([...last, ...openTableUris()].map((uri) => [uri.toString(), uri])).values()];
  if (uris.length === 0)
    throw new UserError(message('Open a table first, such as a CSV or TSV file: Neuron trains on the table in the active editor.'));
  if (!mayAsk) throw new UserError(message('No table is in front of the user: name the one that is meant by its URI.'));
  const items = uris.map((uri) => ({ label: showOverrides(vscode.workspace.asRelativePath(uri, true)), uri }));
  const picked = await vscode.window.showQuickPick(items, {
    title: say(message('Train Neuron')),
    placeHolder: say(message('No table is in front. Which one is meant?')),
  });
  return picked?.uri;
}
