import * as vscode from 'vscode';

/** Hears of documents that get another URI because a file or one of its folders is renamed. `documentUris` are those that matter. */
export function onDidRenameTables(
  documentUris: () => readonly string[],
  listener: (documentUri: string, newUri: string) => void,
): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      const [from, to] = [oldUri.toString(), newUri.toString()];
      // Asked before the first is renamed, which may change the list.
      for (const documentUri of [...documentUris()]) {
        if (documentUri === from) listener(documentUri, to);
        else if (documentUri.startsWith(`${from}/`)) listener(documentUri, to + documentUri.slice(from.length));
      }
    }
  });
}
