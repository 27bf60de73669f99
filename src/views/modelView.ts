import * as vscode from 'vscode';
import { ViewConnection, type ViewServices } from './viewConnection.ts';

/** The sidebar's view of the active table's model. */
export class ModelView implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly id = 'neuron.model';
  readonly #services: ViewServices;
  readonly #registration: vscode.Disposable;
  #connection: ViewConnection | undefined;
  #documentUri: string | undefined;

  constructor(services: ViewServices) {
    this.#services = services;
    this.#registration = vscode.window.registerWebviewViewProvider(ModelView.id, this);
  }

  /** Shows the document now, or when the view is opened. */
  follow(documentUri: string): void {
    if (this.#documentUri === documentUri) return;
    this.#documentUri = documentUri;
    this.#connection?.show(documentUri);
  }

  refreshContext(): void {
    this.#connection?.refreshContext();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const connection = new ViewConnection(view.webview, 'sidebar', this.#services);
    this.#connection = connection;
    view.onDidChangeVisibility(() => {
      if (!view.visible) connection.setHidden();
    });
    view.onDidDispose(() => {
      connection.dispose();
      if (this.#connection === connection) this.#connection = undefined;
    });
    if (this.#documentUri !== undefined) connection.show(this.#documentUri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#connection?.dispose();
  }
}
