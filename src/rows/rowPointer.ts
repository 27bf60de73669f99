import * as vscode from 'vscode';
import { isTable } from '../documents/tables.ts';

/** A cursor that is held down passes many rows: only where it rests for so long is looked at. */
const restMs = 80;

/** Finds out which line of a table is looked at: that of the cursor, and that under the mouse while it is hovered. */
export class RowPointer implements vscode.Disposable {
  readonly #onPoint: (documentUri: string, line: number) => void;
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #pointed: { readonly documentUri: string; readonly line: number } | undefined;

  /** `onPoint` is told each document line (0-based) once, until another is looked at, and again when what stands on it is another text. */
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

  /** The line is looked at now. */
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
