import * as vscode from 'vscode';
import { message } from '../message.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import type { LineEdits } from '../protocol/answeredTable.ts';
import { editLines, inPieces, type LineEdit } from '../tables/lineEdit.ts';
import { UserError } from '../userError.ts';

/**
 * Up to this many edits are made one by one. More are made by a single replacement of all lines from the first to the last: VS Code takes 1 s
 * for it where 300,000 edits take 8 s, and as many lines in pieces of 500, which it compares with the lines before, 150 s.
 */
const MOST_SINGLE_EDITS = 20_000;
/** Edits between two pauses. */
const EDITS_AT_A_TIME = 500;

/**
 * Edits a document in one step, which is undone in one step. Throws a UserError where the document has another version than the edits were made
 * for, or cannot be edited.
 */
export async function applyLineEdits(document: vscode.TextDocument, version: number, parts: readonly LineEdits[]): Promise<void> {
  const count = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return;
  const isWhole = count > MOST_SINGLE_EDITS;
  const changes: vscode.TextEdit[] = [];
  const whole: string[] = [];
  const first = parts.find(({ lines }) => lines.length > 0)?.lines[0] ?? 0;
  for (const some of inPieces(unpack(parts), EDITS_AT_A_TIME)) {
    if (document.version !== version) break;
    if (isWhole) for (const text of editLines((line) => document.lineAt(line).text, first + whole.length, some)) whole.push(text);
    else
      for (const { line, start, end, text } of some) changes.push(vscode.TextEdit.replace(new vscode.Range(line, start, line, end), text));
    await ownTurn();
  }
  const name = vscode.workspace.asRelativePath(document.uri);
  if (document.version !== version)
    throw new UserError(message('{name} was edited while its rows were answered: nothing was added. Try again.', { name }));
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, isWhole ? [replacedLines(document, first, whole)] : changes);
  if (await vscode.workspace.applyEdit(edit)) return;
  throw new UserError(message('{name} cannot be edited, so its rows got no answers. Perhaps it is read-only.', { name }));
}

function* unpack(parts: readonly LineEdits[]): Generator<LineEdit> {
  for (const { lines, starts, ends, lengths, texts } of parts) {
    let at = 0;
    for (const [index, line] of lines.entries()) {
      yield { line, start: starts[index], end: ends[index], text: texts.slice(at, at + lengths[index]) };
      at += lengths[index];
    }
  }
}

function replacedLines(document: vscode.TextDocument, first: number, texts: readonly string[]): vscode.TextEdit {
  const last = document.lineAt(first + texts.length - 1);
  return vscode.TextEdit.replace(new vscode.Range(new vscode.Position(first, 0), last.range.end), texts.join('\n'));
}
