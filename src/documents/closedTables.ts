import * as vscode from 'vscode';

/**
 * Listens for untitled documents that are closed for good. The next untitled document gets the same URI and must not be mistaken for the closed
 * one. A change of language also fires the event of closing, but the document lives on.
 */
export function onDidCloseUntitled(listener: (documentUri: string) => void): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.isUntitled && document.isClosed) listener(document.uri.toString());
  });
}
