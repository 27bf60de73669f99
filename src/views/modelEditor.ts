import * as vscode from 'vscode';
import { modelEditorType, otherModelEditorType } from '../panelViewType.ts';
import { ViewConnection, type ViewServices } from './viewConnection.ts';

/** Shows a model file in the panel, without a table. */
export class ModelEditor implements vscode.CustomReadonlyEditorProvider {
  readonly #services: ViewServices;
  readonly #open: (uri: vscode.Uri) => Promise<void>;

  /** `open` creates the file's session, or throws if something is wrong with the file. */
  constructor(services: ViewServices, open: (uri: vscode.Uri) => Promise<void>) {
    this.#services = services;
    this.#open = open;
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  /** VS Code shows any error thrown here in place of the editor. */
  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    await this.#open(uri);
    const connection = new ViewConnection(panel.webview, 'panel', uri.toString(), this.#services);
    panel.onDidDispose(() => connection.dispose());
    panel.onDidChangeViewState(() => {
      if (!panel.visible) connection.setHidden();
    });
  }
}

/** Our own model files open in this editor by default, those of Keras and ONNX only if the user chooses it. */
export function registerModelEditors(editor: ModelEditor): vscode.Disposable {
  return vscode.Disposable.from(
    ...[modelEditorType, otherModelEditorType].map((type) => vscode.window.registerCustomEditorProvider(type, editor)),
  );
}
