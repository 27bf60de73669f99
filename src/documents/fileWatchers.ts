import * as vscode from 'vscode';
import type { Sessions } from '../session/sessions.ts';

/** Events of a document's file. */
export interface FileListener {
  onDeleted(documentUri: string): void;
  onCreated(documentUri: string): void;
}

/** Watches the file of every document that has a model, whoever deletes or recreates it. */
export class FileWatchers implements vscode.Disposable {
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #listener: FileListener;
  readonly #subscriptions: { dispose(): unknown }[];

  constructor(sessions: Pick<Sessions, 'subscribe' | 'documentUris'>, listener: FileListener) {
    this.#listener = listener;
    const hear = (files: readonly vscode.Uri[], tell: (documentUri: string) => void) => {
      for (const uri of files.map(String))
        for (const documentUri of this.#watchers.keys()) if (isWithin(documentUri, uri)) tell(documentUri);
    };
    this.#subscriptions = [
      {
        dispose: sessions.subscribe((_, { type }) => {
          if (type === 'started' || type === 'restored') this.#follow(sessions.documentUris);
        }),
      },
      // Changes in this window are reported at once; the watchers report all others.
      vscode.workspace.onDidDeleteFiles(({ files }) => hear(files, (documentUri) => listener.onDeleted(documentUri))),
      vscode.workspace.onDidCreateFiles(({ files }) => hear(files, (documentUri) => listener.onCreated(documentUri))),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  #follow(documentUris: readonly string[]): void {
    const wanted = new Set(documentUris);
    for (const [documentUri, watcher] of this.#watchers) {
      if (wanted.has(documentUri)) continue;
      watcher.dispose();
      this.#watchers.delete(documentUri);
    }
    for (const documentUri of wanted) {
      const uri = vscode.Uri.parse(documentUri, true);
      if (uri.scheme !== 'untitled' && !this.#watchers.has(documentUri)) this.#watchers.set(documentUri, this.#watch(documentUri, uri));
    }
  }

  #watch(documentUri: string, uri: vscode.Uri): vscode.Disposable {
    const folder = vscode.Uri.joinPath(uri, '..');
    // Glob characters in a name are escaped.
    const name = uri.path.slice(folder.path.replace(/\/$/, '').length + 1).replace(/[[\]{}?*]/g, '[$&]');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name), false, true, false);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidDelete(() => this.#listener.onDeleted(documentUri)),
      watcher.onDidCreate(() => this.#listener.onCreated(documentUri)),
    );
  }
}

/** True for a document with this URI, and for one in a folder with it. */
function isWithin(documentUri: string, uri: string): boolean {
  return documentUri === uri || documentUri.startsWith(`${uri}/`);
}
