import * as vscode from 'vscode';
import { panelViewType } from '../panelViewType.ts';

/** Where a table is opened: in the active group if it shows texts, else in another group that does, but never on top of a panel of ours. */
export function textColumn(): vscode.ViewColumn {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const group = withoutPanels(activeTabGroup) ?? all.find(withoutPanels) ?? all.find(({ tabs }) => !tabs.every(isPanel));
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}

/**
 * Shows a table beside other texts and leaves the focus where it is. A tab that already shows it stays: as text, in a custom editor, in a
 * comparison. But a tab that was opened among the panels, as by a click in the explorer while a panel had the focus, is moved, because it would
 * cover its own panel.
 */
export async function showTable(document: vscode.TextDocument): Promise<void> {
  const tabs = tabsOf(document.uri);
  const isAmongPanels = (tab: vscode.Tab) => tab.input instanceof vscode.TabInputText && tab.group.tabs.some(isPanel);
  if (tabs.some((tab) => !isAmongPanels(tab))) return;
  const column = textColumn();
  if (tabs.some(({ group }) => group.viewColumn === column)) return;
  const editor = vscode.window.visibleTextEditors.find((shown) => shown.document === document);
  const hadFocus = tabs.some(({ isActive, group }) => isActive && group.isActive);
  // Not in preview, which would replace whatever is previewed there, even a comparison.
  await vscode.window.showTextDocument(document, {
    viewColumn: column,
    preserveFocus: !hadFocus,
    preview: false,
    ...(editor ? { selection: editor.selection } : {}),
  });
  // Looked up again: older versions of VS Code have replaced the tabs by now.
  const left = tabsOf(document.uri).filter((tab) => isAmongPanels(tab) && tab.group.viewColumn !== column);
  if (left.length > 0) await vscode.window.tabGroups.close(left, true);
}

/** Where a table's text is already open, else where to open it. */
export function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  return tabsOf(uri).find(({ input }) => input instanceof vscode.TabInputText)?.group.viewColumn ?? textColumn();
}

function tabsOf(uri: vscode.Uri): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter((tab) => holds(tab, uri)));
}

function withoutPanels(group: vscode.TabGroup): vscode.TabGroup | undefined {
  return group.tabs.some(isPanel) ? undefined : group;
}

function holds({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  const isIt = (shown: vscode.Uri) => shown.toString() === uri.toString();
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return isIt(input.uri);
  return input instanceof vscode.TabInputTextDiff && (isIt(input.original) || isIt(input.modified));
}

function isPanel({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelViewType);
}
