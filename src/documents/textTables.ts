import * as vscode from 'vscode';
import { isTableText } from '../csv/isTableText.ts';

/** Names of files that may hold a table or anything else. */
const textPath = /\.(data|txt|dat|psv)$/i;
/** The part of a file selector that these names are. */
export const textPattern = '**/*.{data,txt,dat,psv,DATA,TXT,DAT,PSV}';
const inspectedLines = 200;
const inspectedLength = 100_000;
/** Milliseconds without an edit after which a text is looked at again. */
const restAfterEdit = 300;

const judged = new WeakMap<vscode.TextDocument, { readonly version: number; readonly isTable: boolean }>();

/** True for a document whose name says that it may be a table and whose first lines are one. */
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

/** Keeps the key `neuron.textTables`: the paths of the documents on screen whose names do not say it, but whose text is a table. Menus ask it. */
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

/** What `resourcePath` may be in a menu's clause: the window may run on another system than the extension, and has other URIs then. */
function pathsOf({ path, fsPath }: vscode.Uri): string[] {
  return [path, fsPath, path.replaceAll('/', '\\')];
}
