import * as vscode from 'vscode';
import { modelEditorType, otherModelEditorType } from '../panelViewType.ts';
import { ViewConnection, type ViewServices } from './viewConnection.ts';

/** Shows a model's file in the panel, without its table. */
export class ModelEditor implements vscode.CustomReadonlyEditorProvider {
  readonly #services: ViewServices;
  readonly #open: (uri: vscode.Uri) => Promise<void>;

  /** `open` makes the file's session, or throws what is wrong with it. */
  constructor(services: ViewServices, open: (uri: vscode.Uri) => Promise<void>) {
    this.#services = services;
    this.#open = open;
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  /** What it throws, VS Code shows in the editor's place. */
  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    await this.#open(uri);
    const connection = new ViewConnection(panel.webview, 'panel', uri.toString(), this.#services);
    panel.onDidDispose(() => connection.dispose());
    panel.onDidChangeViewState(() => {
      if (!panel.visible) connection.setHidden();
    });
  }
}

/** Files of ours are opened by it, those of Keras and ONNX where it is chosen. */
export function registerModelEditors(editor: ModelEditor): vscode.Disposable {
  return vscode.Disposable.from(
    ...[modelEditorType, otherModelEditorType].map((type) => vscode.window.registerCustomEditorProvider(type, editor)),
  );
}
