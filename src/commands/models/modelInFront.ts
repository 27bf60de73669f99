import * as vscode from 'vscode';
import { isModelUri } from '../../documents/modelFiles.ts';

/** The model file in the active editor; undefined where there is none. */
export function modelInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && isModelUri(input.uri) ? input.uri : undefined;
}
