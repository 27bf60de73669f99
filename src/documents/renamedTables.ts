import * as vscode from 'vscode';

/** Listens for documents whose URI changes because a file or one of its folders is renamed. `documentUris` returns the relevant ones. */
export function onDidRenameTables(
  documentUris: () => readonly string[],
  listener: (documentUri: string, newUri: string) => void,
): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      const [from, to] = [oldUri.toString(), newUri.toString()];
      // A copy, since renaming may change the list.
      for (const documentUri of [...documentUris()]) {
        if (documentUri === from) listener(documentUri, to);
        else if (documentUri.startsWith(`${from}/`)) listener(documentUri, to + documentUri.slice(from.length));
      }
    }
  });
}
