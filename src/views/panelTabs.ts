import * as vscode from 'vscode';
import { panelViewType } from '../panelViewType.ts';

/** The column in which a table's panel opens: with the other panels, otherwise beside the table, but never on top of it. */
export function panelColumn(documentUri: string): vscode.ViewColumn {
  const { all } = vscode.window.tabGroups;
  const free = all.filter(({ activeTab }) => !isText(activeTab, documentUri));
  const withPanels = free.find(holdsPanel);
  if (withPanels) return withPanels.viewColumn;
  // If the table shares a group with the panels, use another existing group rather than opening a new one.
  const other = all.some(holdsPanel) ? free[0] : undefined;
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** The tabs of panels with this title, including those that VS Code has not restored yet because they have not been shown. */
export function panelTabs(title: string): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter((tab) => isPanel(tab) && tab.label === title));
}

function holdsPanel({ tabs }: vscode.TabGroup): boolean {
  return tabs.some(isPanel);
}

function isPanel({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelViewType);
}

function isText(tab: vscode.Tab | undefined, documentUri: string): boolean {
  const input = tab?.input;
  return (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) && input.uri.toString() === documentUri;
}
