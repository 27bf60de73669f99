import * as vscode from 'vscode';
import { isModelUri } from '../documents/modelFiles.ts';

/** The file of a model whose editor is in front of the user; undefined where something else is. */
export function modelInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && isModelUri(input.uri) ? input.uri : undefined;
}
