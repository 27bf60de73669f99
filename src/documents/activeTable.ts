import * as vscode from 'vscode';
import { activeTableUri } from './tables.ts';

/** What else can have the focus: a panel of ours stands for its document. */
export interface PanelFocus {
  readonly activeDocumentUri: string | undefined;
  onDidChangeActive(listener: () => void): vscode.Disposable;
}

/** Knows which table the user is looking at. Keeps the last one while something other than a table has the focus. */
export class ActiveTable implements vscode.Disposable {
  readonly #panels: PanelFocus;
  readonly #onChange: (documentUri: string) => void;
  readonly #subscription: vscode.Disposable;
  #documentUri: string | undefined;

  constructor(panels: PanelFocus, onChange: (documentUri: string) => void) {
    this.#panels = panels;
    this.#onChange = onChange;
    const update = () => this.#update();
    this.#subscription = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(update),
      vscode.window.tabGroups.onDidChangeTabGroups(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      panels.onDidChangeActive(update),
    );
    update();
  }

  /** The last active table. */
  get documentUri(): string | undefined {
    return this.#documentUri;
  }

  /** The table that is active right now. */
  get current(): vscode.Uri | undefined {
    return activeTableUri(() => this.#panels.activeDocumentUri);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #update(): void {
    const documentUri = this.current?.toString();
    if (documentUri === undefined || documentUri === this.#documentUri) return;
    this.#documentUri = documentUri;
    this.#onChange(documentUri);
  }
}
