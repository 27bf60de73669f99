import * as vscode from 'vscode';

/**
 * Hears of untitled documents that are closed for good. The next untitled document gets the same URI and must not be taken for this one. A
 * change of the language closes a document too, and opens it again at once.
 */
export function onDidCloseUntitled(listener: (documentUri: string) => void): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument(({ isUntitled, uri }) => {
    if (!isUntitled) return;
    setTimeout(() => {
      const documentUri = uri.toString();
      const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === documentUri);
      if (!isOpen) listener(documentUri);
    }, 0);
  });
}
