import * as vscode from 'vscode';
import { message, type Message } from '../message.ts';
import type { Sessions } from '../session/sessions.ts';
import { CancelledError } from '../userError.ts';
import { say } from '../words/say.ts';

/** What is asked when a model is to be chosen. */
export interface ModelQuestion {
  readonly title: Message;
  readonly placeHolder: Message;
  /** Files that are offered beside what this window has trained or opened. */
  readonly files?: readonly vscode.Uri[];
  /** What is not offered. */
  readonly except?: vscode.Uri;
}

/** Asks for a model: a table of this window that was trained on, or a file. Rejects with a CancelledError where the user leaves. */
export async function chooseModel(sessions: Sessions, { title, placeHolder, files = [], except }: ModelQuestion): Promise<vscode.Uri> {
  const known = sessions.documentUris.flatMap((documentUri) => {
    const model = sessions.model(documentUri);
    return model ? [{ uri: vscode.Uri.parse(documentUri, true), description: model.encoder.target.column }] : [];
  });
  const others = files.filter((file) => !known.some(({ uri }) => uri.toString() === file.toString()));
  const items = [...known, ...others.map((uri) => ({ uri, description: '' }))]
    .filter(({ uri }) => uri.toString() !== except?.toString())
    .map(({ uri, description }) => ({ label: vscode.workspace.asRelativePath(uri, true), description, uri }));
  const file = { label: say(message('The file of a model…')), uri: undefined };
  const picked = await vscode.window.showQuickPick([...items, file], { title: say(title), placeHolder: say(placeHolder) });
  if (!picked) throw new CancelledError();
  if (picked.uri) return picked.uri;
  const chosen = await vscode.window.showOpenDialog({ title: say(title), filters: { Neuron: ['neuron'] } });
  if (!chosen) throw new CancelledError();
  return chosen[0];
}
