import * as vscode from 'vscode';
import type { ComparisonText } from '../run/comparison/comparisonText.ts';

/** The scheme of generated texts, which are in no file. */
const comparedScheme = 'neuron-comparison';

/** Two texts to be shown side by side. */
export interface ComparedPair {
  /** Their names, for the tab. */
  readonly names: readonly [string, string];
  readonly title: string;
  readonly texts: readonly [ComparisonText, ComparisonText];
  /** The table whose rows the texts mention. */
  readonly table?: vscode.Uri;
}

interface KeptText extends ComparisonText {
  readonly table?: vscode.Uri;
}

/** Shows two texts in VS Code's diff editor, where each line about a row links to it. */
export class ComparedTexts implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  readonly #texts = new Map<string, KeptText>();
  readonly #subscription: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(comparedScheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: comparedScheme }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  async show({ names, title, texts, table }: ComparedPair): Promise<void> {
    const number = String(++this.#count);
    const uris = names.map((name, side) =>
      vscode.Uri.from({ scheme: comparedScheme, path: `/${number}/${side === 0 ? 'a' : 'b'}/${name.replaceAll(/[/\\]/g, ' › ')}.txt` }),
    );
    uris.forEach((uri, side) => this.#texts.set(uri.toString(), { ...texts[side], ...(table ? { table } : {}) }));
    // VS Code's promise waits for the lines to be compared, which a busy window may not do for minutes: the tab is there before.
    const isShown = ({ isActive, input }: vscode.Tab) =>
      isActive && input instanceof vscode.TabInputTextDiff && input.modified.toString() === uris[1].toString();
    let subscription: vscode.Disposable | undefined;
    const tab = new Promise<void>((resolve) => {
      subscription = vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        if ([...opened, ...changed].some(isShown)) resolve();
      });
    });
    try {
      await Promise.race([vscode.commands.executeCommand('vscode.diff', uris[0], uris[1], title, { preview: true }), tab]);
    } finally {
      subscription?.dispose();
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString())?.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const { links, table } = this.#texts.get(document.uri.toString()) ?? { links: [] };
    if (!table) return [];
    return links.map(({ line, tableLine }) => {
      const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
      // The opener takes the line from the fragment, counted from 1.
      const target = table.with({ fragment: `L${tableLine + 1}` });
      return new vscode.DocumentLink(new vscode.Range(line, firstNonWhitespaceCharacterIndex, line, range.end.character), target);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
