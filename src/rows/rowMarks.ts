import * as vscode from 'vscode';
import { openTableDocument } from '../documents/openedTable.ts';
import { showTable } from '../documents/textColumn.ts';
import type { Sessions } from '../session/sessions.ts';

/** Lines of one version of a document. */
interface Marked {
  readonly lines: ArrayLike<number>;
  readonly version: number;
}

/** Shows marks of a type in an editor and replaces the earlier ones. */
type ShowRanges = (editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, ranges: readonly vscode.Range[]) => void;

/** Marks rows in the table's editors and in the overview ruler, until other rows are marked or another model answers. */
export class RowMarks implements vscode.Disposable {
  readonly #show: ShowRanges;
  readonly #type = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  readonly #marked = new Map<string, Marked>();
  readonly #subscriptions: { dispose(): unknown }[];

  constructor(sessions: Pick<Sessions, 'subscribe'>, show: ShowRanges = (editor, type, ranges) => editor.setDecorations(type, ranges)) {
    this.#show = show;
    const changesAnswers = new Set(['trained', 'broughtBack', 'decisionMoved']);
    this.#subscriptions = [
      this.#type,
      { dispose: sessions.subscribe((documentUri, { type }) => changesAnswers.has(type) && this.#forget(documentUri)) },
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.#draw(editor))),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#marked.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /**
   * Marks the rows that begin on these lines (0-based) and shows the file; an empty list removes the marks. Throws a UserError if the file
   * is too large.
   */
  async mark(uri: vscode.Uri, lines: ArrayLike<number>): Promise<void> {
    if (lines.length === 0) return this.#forget(uri.toString());
    const document = await openTableDocument(uri);
    await showTable(document);
    this.#marked.set(uri.toString(), { lines, version: document.version });
    this.#redraw(uri.toString());
  }

  #forget(documentUri: string): void {
    if (this.#marked.delete(documentUri)) this.#redraw(documentUri);
  }

  #redraw(documentUri: string): void {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document.uri.toString() === documentUri) this.#draw(editor);
  }

  #draw(editor: vscode.TextEditor): void {
    const { document } = editor;
    const marked = this.#marked.get(document.uri.toString());
    // An open editor moves its marks along with edits. One that opens later would show them on the wrong rows.
    const isValid = marked?.version === document.version;
    const lines = isValid ? Array.from(marked.lines).filter((line) => line < document.lineCount) : [];
    this.#show(
      editor,
      this.#type,
      lines.map((line) => document.lineAt(line).range),
    );
  }
}
