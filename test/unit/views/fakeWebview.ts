import type * as vscode from 'vscode';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { PartReader, type ViewPart } from '../../../src/protocol/viewParts.ts';

/** A webview whose page only records what it receives, and sends what the test wants. */
export class FakeWebview {
  readonly updates: ViewUpdate[] = [];
  readonly #reader = new PartReader();
  readonly #listeners = new Set<(message: unknown) => void>();
  readonly webview: vscode.Webview;

  constructor() {
    this.webview = {
      options: {},
      html: '',
      cspSource: 'vscode-resource:',
      asWebviewUri: (uri) => uri,
      postMessage: (part: ViewPart) => {
        const update = this.#reader.read(structuredClone(part));
        if (update) this.updates.push(update);
        return Promise.resolve(true);
      },
      onDidReceiveMessage: (listener: (message: unknown) => void) => {
        this.#listeners.add(listener);
        return { dispose: () => this.#listeners.delete(listener) };
      },
    };
  }

  /** The page posts a message. */
  say(message: unknown): void {
    for (const listener of [...this.#listeners]) listener(structuredClone(message));
  }
}
