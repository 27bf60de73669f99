import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';

/** A table that a single neuron learns easily: pass is 1 if the sum of both exams is over 100. */
export function examTable(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const exam1 = (i * 37) % 100;
    const exam2 = (i * 61 + 13) % 100;
    return `${exam1},${exam2},${exam1 + exam2 > 100 ? 1 : 0}`;
  });
  return ['exam1,exam2,pass', ...rows, ''].join('\n');
}

/**
 * The languages that Rainbow CSV gives to tables, with their delimiters. That extension is not installed, but its language names are
 * (languagesExtension.ts).
 */
export const rainbowLanguages: readonly (readonly [language: string, mark: string])[] = [
  ['csv', ','],
  ['tsv', '\t'],
  ['csv (semicolon)', ';'],
  ['csv (pipe)', '|'],
  ['dynamic csv', ';'],
];

/**
 * An untitled document with this text. VS Code reuses the names of closed untitled documents, which for a moment still have their old text;
 * such a document is skipped.
 */
export async function openText(content: string, language = 'csv'): Promise<vscode.TextDocument> {
  const inLines = (text: string) => text.split(/\r\n?|\n/).join('\n');
  for (;;) {
    const document = await vscode.workspace.openTextDocument({ content, language });
    if (inLines(document.getText()) === inLines(content)) return document;
  }
}

/** A document for a new file in the workspace. */
export async function openFile(name: string, content: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0].uri;
  assert.ok(folder, 'a folder is open');
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return vscode.workspace.openTextDocument(uri);
}

export async function train(document: vscode.TextDocument, options: object = {}): Promise<LocalizedSummary> {
  return vscode.commands.executeCommand<LocalizedSummary>('neuron.train', document.uri, { epochs: 20, show: false, ...options });
}

/** The message with which the promise rejects. */
export async function rejection(promise: Thenable<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
  return assert.fail('It was expected to reject');
}

/** The Markdown of all hovers at a line. */
export async function hoverText(document: vscode.TextDocument, line: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new vscode.Position(line, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** Resolves when the condition holds. It is checked after each event of the workbench for which `register` subscribes. */
export function until(condition: () => boolean, register: (check: () => void) => vscode.Disposable): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!condition()) return;
      registration.dispose();
      resolve();
    };
    const registration = register(check);
    check();
  });
}
