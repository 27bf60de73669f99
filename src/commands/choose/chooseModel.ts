import * as vscode from 'vscode';
import { message, type Message } from '../../message.ts';
import type { Sessions } from '../../session/sessions.ts';
import { CancelledError } from '../../userError.ts';
import { say } from '../../words/say.ts';
import { showOverrides } from '../../visibleText.ts';

/** How to ask for a model. */
export interface ModelQuestion {
  readonly title: Message;
  readonly placeHolder: Message;
  /** Model files that are offered besides the models of this window. */
  readonly files?: readonly vscode.Uri[];
  /** A model that is not offered. */
  readonly except?: vscode.Uri;
}

/** Asks for a model: that of a table in this window, or a file. Rejects with a CancelledError when the user cancels. */
export async function chooseModel(sessions: Sessions, { title, placeHolder, files = [], except }: ModelQuestion): Promise<vscode.Uri> {
  const known = sessions.documentUris.flatMap((documentUri) => {
    const model = sessions.model(documentUri);
    return model ? [{ uri: vscode.Uri.parse(documentUri, true), description: model.encoder.target.column }] : [];
  });
  const others = files.filter((file) => !known.some(({ uri }) => uri.toString() === file.toString()));
  const items = [...known, ...others.map((uri) => ({ uri, description: '' }))]
    .filter(({ uri }) => uri.toString() !== except?.toString())
    .map(({ uri, description }) => ({ label: showOverrides(vscode.workspace.asRelativePath(uri, true)), description, uri }));
  const file = { label: say(message('The file of a model…')), uri: undefined };
  const picked = await vscode.window.showQuickPick([...items, file], { title: say(title), placeHolder: say(placeHolder) });
  if (!picked) throw new CancelledError();
  if (picked.uri) return picked.uri;
  const chosen = await vscode.window.showOpenDialog({ title: say(title), filters: { Neuron: ['neuron'] } });
  if (!chosen) throw new CancelledError();
  return chosen[0];
}
