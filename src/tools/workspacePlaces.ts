import * as vscode from 'vscode';
import { message } from '../message.ts';
import { UserError } from '../userError.ts';

/** Finds the table with this path or URI: an open document or a file of the workspace. Rejects with a UserError for anything else. */
export async function findTable(named: unknown): Promise<vscode.Uri> {
  if (typeof named !== 'string' || named.trim() === '') {
    throw new UserError(message('"table" has to name a table: a path in the workspace, such as data/exam_scores.csv, or a URI.'));
  }
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === named || uri.fsPath === named);
  if (open) return open.uri;
  for (const uri of placesInWorkspace(named)) if (await isThere(uri)) return uri;
  throw new UserError(message('There is no table {name} in the workspace.', { name: named }));
}

/** Where to write a file. Throws a UserError for a place outside the workspace. */
export function placeToWrite(named: unknown): vscode.Uri {
  const [place] = typeof named === 'string' && named.trim() !== '' ? placesInWorkspace(named) : [];
  if (place) return place;
  throw new UserError(message('"to" has to name a file in the workspace, such as models/exam.py.'));
}

export async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** What the name can refer to, without anything outside the workspace's folders, which the user has not trusted. */
function placesInWorkspace(named: string): vscode.Uri[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const isUri = /^[a-z][a-z\d+.-]+:\/\//i.test(named);
  const isAbsolute = /^([a-z]:)?[\\/]/i.test(named);
  const meant = isUri
    ? [vscode.Uri.parse(named)]
    : isAbsolute
      ? folders.slice(0, 1).map(({ uri }) => uri.with({ path: vscode.Uri.file(named).path }))
      : folders.map(({ uri }) => vscode.Uri.joinPath(uri, named));
  // A path with .. counts as what it resolves to.
  return meant
    .map((uri) => uri.with({ path: vscode.Uri.joinPath(uri, '.').path }))
    .filter((uri) => vscode.workspace.getWorkspaceFolder(uri));
}
