import * as vscode from 'vscode';
import { message } from '../message.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import type { LineEdits } from '../protocol/answeredTable.ts';
import { editLine, type LineEdit } from '../tables/lineEdit.ts';
import { UserError } from '../userError.ts';

/** Up to this many edits are made one by one; with more, whole lines are replaced, which VS Code does much faster. */
const MOST_SINGLE_EDITS = 2000;
/** Edits between two pauses. */
const EDITS_AT_A_TIME = 500;

/**
 * Edits a document in one step, which is undone in one step. Throws a UserError where the document has another version than the edits were made
 * for, or cannot be edited.
 */
export async function applyLineEdits(document: vscode.TextDocument, version: number, parts: readonly LineEdits[]): Promise<void> {
  const count = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return;
  const changes: vscode.TextEdit[] = [];
  for (const some of piecesOf(parts)) {
    if (document.version !== version) break;
    if (count > MOST_SINGLE_EDITS) changes.push(replacedLines(document, some));
    else
      for (const { line, start, end, text } of some) changes.push(vscode.TextEdit.replace(new vscode.Range(line, start, line, end), text));
    await ownTurn();
  }
  const name = vscode.workspace.asRelativePath(document.uri);
  if (document.version !== version)
    throw new UserError(message('{name} was edited while its rows were answered: nothing was added. Try again.', { name }));
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, changes);
  if (await vscode.workspace.applyEdit(edit)) return;
  throw new UserError(message('{name} cannot be edited, so its rows got no answers. Perhaps it is read-only.', { name }));
}

function* piecesOf(parts: readonly LineEdits[]): Generator<LineEdit[]> {
  for (const { lines, starts, ends, lengths, texts } of parts) {
    let at = 0;
    for (let first = 0; first < lines.length; first += EDITS_AT_A_TIME) {
      const some: LineEdit[] = [];
      for (let index = first; index < Math.min(first + EDITS_AT_A_TIME, lines.length); index++) {
        const text = texts.slice(at, at + lengths[index]);
        at += lengths[index];
        some.push({ line: lines[index], start: starts[index], end: ends[index], text });
      }
      yield some;
    }
  }
}

/** The new text of all lines from the first to the last edit. */
function replacedLines(document: vscode.TextDocument, edits: readonly LineEdit[]): vscode.TextEdit {
  const first = edits[0].line;
  const last = edits[edits.length - 1].line;
  const texts: string[] = [];
  let next = 0;
  for (let line = first; line <= last; line++) {
    const from = next;
    while (next < edits.length && edits[next].line === line) next++;
    texts.push(editLine(document.lineAt(line).text, edits.slice(from, next)));
  }
  return vscode.TextEdit.replace(new vscode.Range(first, 0, last, document.lineAt(last).text.length), texts.join('\n'));
}
