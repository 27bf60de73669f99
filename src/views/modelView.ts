import type * as vscode from 'vscode';
import { ViewConnection, type ViewServices } from './viewConnection.ts';

/** The sidebar's view of the active table's model. */
export class ModelView implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly id = 'neuron.model';
  readonly #services: ViewServices;
  #view: vscode.WebviewView | undefined;
  #connection: ViewConnection | undefined;
  #documentUri: string | undefined;
  /** The line that is looked at, for a page that is opened later. */
  #pointed: { readonly documentUri: string; readonly line: number } | undefined;

  constructor(services: ViewServices) {
    this.#services = services;
  }

  /** Shows this document, now or as soon as the view opens. */
  follow(documentUri: string): void {
    if (this.#documentUri === documentUri) return;
    this.#documentUri = documentUri;
    if (this.#connection) this.#connection.show(documentUri);
    else this.#connect();
  }

  /** A line of a document is being looked at in its file. */
  pointAt(documentUri: string, line: number): void {
    this.#pointed = { documentUri, line };
    this.#connection?.pointAt(documentUri, line);
  }

  refreshContext(): void {
    this.#connection?.refreshContext();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.#connection?.setHidden();
    });
    view.onDidDispose(() => {
      if (this.#view !== view) return;
      this.#view = undefined;
      this.#connection?.dispose();
      this.#connection = undefined;
    });
    this.#connect();
  }

  dispose(): void {
    this.#connection?.dispose();
  }

  /** Connects as soon as there are both a view and a document to show. */
  #connect(): void {
    if (!this.#view || this.#documentUri === undefined) return;
    this.#connection?.dispose();
    this.#connection = new ViewConnection(this.#view.webview, 'sidebar', this.#documentUri, {
      ...this.#services,
      lineLookedAt: (documentUri) => (this.#pointed?.documentUri === documentUri ? this.#pointed.line : undefined),
    });
  }
}
