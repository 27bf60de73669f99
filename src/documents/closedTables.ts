import * as vscode from 'vscode';

/**
 * Hears of untitled documents that are closed for good. The next untitled document gets the same URI and must not be taken for this one. A
 * change of the language closes a document too, as far as events tell, but the same document goes on.
 */
export function onDidCloseUntitled(listener: (documentUri: string) => void): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.isUntitled && document.isClosed) listener(document.uri.toString());
  });
}
