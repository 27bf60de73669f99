import { sayError } from '../words/say.ts';
import * as vscode from 'vscode';
import { withoutLinks } from '../rows/escapeMarkdown.ts';
import { CancelledError, EndedError, UserError } from '../userError.ts';

/** Puts errors before people and other extensions: bugs are logged, and no text of a file becomes a link. */
export class ShownErrors {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Takes down what is a bug, and shows the message where that is wanted. Returns the error that other extensions may see, in English. */
  report(error: unknown, isWanted: boolean): Error {
    if (error instanceof CancelledError) return new vscode.CancellationError();
    if (!(error instanceof UserError)) this.#log.error(error instanceof Error ? error : String(error));
    const text = error instanceof Error ? error.message : String(error);
    // Whoever has ended what was going on knows it.
    if (isWanted && !(error instanceof EndedError)) void vscode.window.showErrorMessage(withoutLinks(sayError(error)));
    return new Error(withoutLinks(text));
  }
}
