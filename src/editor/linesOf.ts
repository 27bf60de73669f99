import type * as vscode from 'vscode';
import type { LineSource } from '../csv/readRecordAt.ts';

/** A document by its lines. */
export function linesOf(document: vscode.TextDocument): LineSource {
  return { lineCount: document.lineCount, lineAt: (line) => document.lineAt(line).text };
}
