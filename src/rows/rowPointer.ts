import * as vscode from 'vscode';
import { isTable } from '../documents/tables.ts';

/** Holding an arrow key passes many rows: only a row where the cursor rests this long counts. */
const restMs = 80;

/** Tracks which line of a table is being looked at: the cursor's, or the one under the mouse during a hover. */
export class RowPointer implements vscode.Disposable {
  readonly #onPoint: (documentUri: string, line: number) => void;
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #pointed: { readonly documentUri: string; readonly line: number } | undefined;

  /** `onPoint` is called with each document line (0-based) once, until another line or another text on the same line is looked at. */
  constructor(onPoint: (documentUri: string, line: number) => void) {
    this.#onPoint = onPoint;
    this.#subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) =>
        this.point(document, selections[0].active.line),
      ),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const pointed = this.#pointed;
        if (pointed?.documentUri !== document.uri.toString() || !contentChanges.some(({ range }) => range.start.line <= pointed.line))
          return;
        this.#pointed = undefined;
        this.point(document, Math.min(pointed.line, document.lineCount - 1));
      }),
    ];
  }

  /** This line is being looked at now. */
  point(document: vscode.TextDocument, line: number): void {
    if (!isTable(document)) return;
    const documentUri = document.uri.toString();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#pointed?.documentUri === documentUri && this.#pointed.line === line) return;
      this.#pointed = { documentUri, line };
      this.#onPoint(documentUri, line);
    }, restMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
