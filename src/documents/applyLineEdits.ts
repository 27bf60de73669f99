import * as vscode from 'vscode';
import { message } from '../message.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import type { LineEdits } from '../protocol/answeredTable.ts';
import { editLine, type LineEdit } from '../tables/lineEdit.ts';
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
  const whole = new WholeLines(document);
  for (const some of piecesOf(parts)) {
    if (document.version !== version) break;
    if (isWhole) whole.add(some);
    else
      for (const { line, start, end, text } of some) changes.push(vscode.TextEdit.replace(new vscode.Range(line, start, line, end), text));
    await ownTurn();
  }
  const name = vscode.workspace.asRelativePath(document.uri);
  if (document.version !== version)
    throw new UserError(message('{name} was edited while its rows were answered: nothing was added. Try again.', { name }));
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, isWhole ? [whole.replacement()] : changes);
  if (await vscode.workspace.applyEdit(edit)) return;
  throw new UserError(message('{name} cannot be edited, so its rows got no answers. Perhaps it is read-only.', { name }));
}

/** The edits in pieces, which end at the end of a line. */
function* piecesOf(parts: readonly LineEdits[]): Generator<LineEdit[]> {
  for (const { lines, starts, ends, lengths, texts } of parts) {
    let at = 0;
    let some: LineEdit[] = [];
    for (let index = 0; index < lines.length; index++) {
      const text = texts.slice(at, at + lengths[index]);
      at += lengths[index];
      some.push({ line: lines[index], start: starts[index], end: ends[index], text });
      if (index + 1 < lines.length && (some.length < EDITS_AT_A_TIME || lines[index + 1] === lines[index])) continue;
      yield some;
      some = [];
    }
  }
}

/** The new text of all lines from the first to the last edit. */
class WholeLines {
  readonly #document: vscode.TextDocument;
  readonly #texts: string[] = [];
  #first: number | undefined;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
  }

  /** Adds the lines up to the last edit. Edits come in order, and all edits of a line at once. */
  add(edits: readonly LineEdit[]): void {
    this.#first ??= edits[0].line;
    let next = 0;
    for (let line = this.#first + this.#texts.length; line <= edits[edits.length - 1].line; line++) {
      const from = next;
      while (next < edits.length && edits[next].line === line) next++;
      this.#texts.push(editLine(this.#document.lineAt(line).text, edits.slice(from, next)));
    }
  }

  replacement(): vscode.TextEdit {
    const first = this.#first ?? 0;
    const last = first + this.#texts.length - 1;
    return vscode.TextEdit.replace(new vscode.Range(first, 0, last, this.#document.lineAt(last).text.length), this.#texts.join('\n'));
  }
}
