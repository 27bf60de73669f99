import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Milliseconds after the answer in which the model is saved, views show it and the rows are compared with it. */
const aftermath = 1000;

/** Short rows of two numbers and a binary target. */
export function plainRows(count: number): string {
  const rows = Array.from(
    { length: Math.min(count, 20_000) },
    (_, i) => `${(i * 7919) % 100_003},${(i * 104_729) % 99_991},${(i * i) % 11 > 4 ? 1 : 0}\n`,
  ).join('');
  return `a,b,y\n${rows.repeat(Math.ceil(count / 20_000))}`;
}

export function writeTable(folder: vscode.Uri, name: string, text: string): vscode.Uri {
  const uri = vscode.Uri.joinPath(folder, name);
  writeFileSync(uri.fsPath, text);
  return uri;
}

export async function openTable(folder: vscode.Uri, name: string, text: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(writeTable(folder, name, text));
}

export async function train({ uri }: { readonly uri: vscode.Uri }, options: object = {}): Promise<void> {
  await vscode.commands.executeCommand('neuron.train', uri, { show: false, epochs: 1, batchSize: 4096, ...options });
  await setTimeout(aftermath);
}

export async function hover({ uri }: vscode.TextDocument, line: number): Promise<void> {
  await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(line, 1));
}

export async function insert({ uri }: vscode.TextDocument, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(line, 0), text);
  await vscode.workspace.applyEdit(edit);
}
