import * as vscode from 'vscode';
import { isTableText } from '../csv/isTableText.ts';

/** Names of files that may be a table or anything else. */
const textPath = /\.(data|txt|dat|psv)$/i;
/** These names as a glob pattern. */
export const textPattern = '**/*.{data,txt,dat,psv,DATA,TXT,DAT,PSV}';
const inspectedLines = 200;
const inspectedLength = 100_000;
/** Milliseconds without an edit after which a text is checked again. */
const restAfterEdit = 300;

const judged = new WeakMap<vscode.TextDocument, { readonly version: number; readonly isTable: boolean }>();

/** True for a document whose name allows a table and whose first lines are one. */
export function holdsTable(document: vscode.TextDocument): boolean {
  if (!textPath.test(document.uri.path)) return false;
  const known = judged.get(document);
  if (known?.version === document.version) return known.isTable;
  const isTable = isTableText(firstLines(document));
  judged.set(document, { version: document.version, isTable });
  return isTable;
}

function firstLines(document: vscode.TextDocument): string {
  const lines: string[] = [];
  let length = 0;
  for (let line = 0; line < Math.min(document.lineCount, inspectedLines) && length < inspectedLength; line++) {
    const { text } = document.lineAt(line);
    lines.push(text);
    length += text.length;
  }
  return lines.join('\n');
}

/**
 * Maintains the context key `neuron.textTables`: the paths of visible documents whose text, but not name, shows that they are tables. Used by
 * menus.
 */
export class TextTables implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '[]';

  constructor() {
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => this.#update()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (textPath.test(document.uri.path)) this.#updateSoon();
      }),
    );
    this.#update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(), restAfterEdit);
  }

  #update(): void {
    const documents = vscode.window.visibleTextEditors.map(({ document }) => document).filter(holdsTable);
    const paths = [...new Set(documents.flatMap(({ uri }) => pathsOf(uri)))].sort();
    if (JSON.stringify(paths) === this.#last) return;
    this.#last = JSON.stringify(paths);
    void vscode.commands.executeCommand('setContext', 'neuron.textTables', paths);
  }
}

/** Possible values of `resourcePath` in a menu's when-clause: the window may run on another system than the extension, with other paths. */
function pathsOf({ path, fsPath }: vscode.Uri): string[] {
  return [path, fsPath, path.replaceAll('/', '\\')];
}
