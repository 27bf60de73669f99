import * as vscode from 'vscode';
import { textColumn } from '../documents/textColumn.ts';

/** Opens the sample table as an untitled document: it can be edited freely, and nothing on disk changes. */
export async function openSample(extensionUri: vscode.Uri): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'samples', 'exam_scores.csv'));
  const document = await vscode.workspace.openTextDocument({ language: 'csv', content: new TextDecoder().decode(bytes) });
  await vscode.window.showTextDocument(document, { viewColumn: textColumn() });
}
