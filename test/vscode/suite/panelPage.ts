import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PartReader, type ViewPart } from '../../../src/protocol/viewParts.ts';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import type { ViewReply } from '../../../src/protocol/viewRequests.ts';
import { until } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

/** A panel of Neuron in which the test takes the place of the page. */
export interface PanelPage {
  readonly panel: vscode.WebviewPanel;
  /** What the host has sent. */
  readonly updates: readonly ViewUpdate[];
  /** Acts as if the page had posted the message. */
  say(message: unknown): void;
  /** Resolves with what `find` returns for the first update in which it finds something. */
  hear<Heard>(find: (update: ViewUpdate) => Heard | undefined): Promise<Heard>;
}

/** Shows a document with its panel, which must not have been open, so that the test can play the part of its page. */
export async function openPanel(document: vscode.TextDocument): Promise<PanelPage> {
  const updates: ViewUpdate[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const heard = new vscode.EventEmitter<void>();
  let panel: vscode.WebviewPanel | undefined;
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  await whileWrapped(
    vscode.window,
    'createWebviewPanel',
    (call, parameters) => {
      panel = call(...parameters) as vscode.WebviewPanel;
      const reader = new PartReader();
      Object.defineProperty(panel.webview, 'postMessage', {
        value: (part: ViewPart) => {
          const update = reader.read(structuredClone(part));
          if (update) updates.push(update);
          heard.fire();
          return Promise.resolve(true);
        },
      });
      Object.defineProperty(panel.webview, 'onDidReceiveMessage', {
        value: (listener: (message: unknown) => void) => {
          listeners.add(listener);
          return new vscode.Disposable(() => listeners.delete(listener));
        },
      });
      return panel;
    },
    () => vscode.commands.executeCommand('neuron.showNetwork', document.uri),
  );
  assert.ok(panel, 'a panel has been opened');
  await until(isPanelShown, (check) => vscode.window.tabGroups.onDidChangeTabs(check));
  const say = (message: unknown) => {
    for (const listener of listeners) listener(message);
  };
  return {
    panel,
    updates,
    say,
    hear: async (find) => {
      const isFound = (update: ViewUpdate) => find(update) !== undefined;
      await until(
        () => updates.some(isFound),
        (check) => heard.event(check),
      );
      const found = updates.map(find).find((value) => value !== undefined);
      assert.ok(found !== undefined);
      return found;
    },
  };
}

/** For `hear`: the reply to the request with this id. */
export function replyTo(id: number): (update: ViewUpdate) => ViewReply | undefined {
  return (update) => (update.type === 'reply' && update.reply.id === id ? update.reply : undefined);
}

/** True if some panel is the active tab of its group. */
export function isPanelShown(): boolean {
  return vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input instanceof vscode.TabInputWebview);
}
