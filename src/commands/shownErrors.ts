import { sayError } from '../words/say.ts';
import * as vscode from 'vscode';
import { withoutLinks } from '../rows/escapeMarkdown.ts';
import { CancelledError, EndedError, UserError } from '../userError.ts';

/** Reports errors to users and other extensions: bugs are logged, and text from a file never becomes a link. */
export class ShownErrors {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Logs a bug, and shows the message if wanted. Returns the error for other extensions, in English. */
  report(error: unknown, isWanted: boolean): Error {
    if (error instanceof CancelledError) return new vscode.CancellationError();
    if (!(error instanceof UserError)) this.#log.error(error instanceof Error ? error : String(error));
    const text = error instanceof Error ? error.message : String(error);
    // Whoever has ended it knows.
    if (isWanted && !(error instanceof EndedError)) void vscode.window.showErrorMessage(withoutLinks(sayError(error)));
    return new Error(withoutLinks(text));
  }
}
