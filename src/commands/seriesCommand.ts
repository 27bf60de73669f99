import type { Message } from '../message.ts';
import * as vscode from 'vscode';
import type { TextSource } from '../protocol/tableSource.ts';
import type { SessionState } from '../protocol/sessionState.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { say } from '../words/say.ts';
import { UserError } from '../userError.ts';
import { documentSource } from '../documents/documentSource.ts';
import { openTable } from '../documents/openedTable.ts';
import { withoutLinks } from '../rows/escapeMarkdown.ts';
import type { SessionFiles } from '../documents/sessionFiles.ts';
import type { ShowPanel } from './trainCommand.ts';

/** A series that lasts longer than this is worth a notification. */
const patienceMs = 1000;

/** What is done with a document's answered run: it is trained again in several ways. */
export interface Series<Result> {
  /** "Cross-validating …", for the notification. */
  readonly doing: (name: string) => Message;
  /** That the table has changed, and what to do first. */
  readonly changed: (name: string) => Message;
  /** Why it is not done for a file that is too large to be shared. */
  readonly tooLarge: (name: string) => Message;
  start(documentUri: string, source: TextSource): Promise<Result>;
  cancel(documentUri: string): void;
  /** "2 of 5 folds are scored". */
  describe(state: SessionState): Message | undefined;
}

/** Starts series on the table as it was trained on, and tells how they go on. */
export class SeriesCommand {
  readonly #runs: TrainingRuns;
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #showPanel: ShowPanel;

  constructor(runs: TrainingRuns, sessions: Sessions, files: SessionFiles, showPanel: ShowPanel) {
    this.#runs = runs;
    this.#sessions = sessions;
    this.#files = files;
    this.#showPanel = showPanel;
  }

  /**
   * Resolves with what the series has found. `show` opens the panel, which shows it as it comes. Rejects when there is no answer, when the table
   * has changed since, when the series cannot be carried out and when it is cancelled.
   */
  async run<Result>(uri: vscode.Uri, show: boolean, series: Series<Result>): Promise<Result> {
    const table = await openTable(uri);
    const documentUri = table.uri.toString();
    const name = vscode.workspace.asRelativePath(table.uri);
    if (!table.document) throw new UserError(series.tooLarge(name));
    await this.#files.load(documentUri);
    if (show) this.#showPanel(documentUri);
    const source = await documentSource(table.document);
    const drift = await this.#runs.compare(documentUri, source);
    if (drift && drift.changed + drift.added + drift.removed > 0) {
      throw new UserError(series.changed(name));
    }
    const result = series.start(documentUri, source);
    const timer = setTimeout(() => this.#showProgress(documentUri, name, series, result), patienceMs);
    try {
      return await result;
    } finally {
      clearTimeout(timer);
      await this.#files.save(documentUri);
    }
  }

  #showProgress<Result>(documentUri: string, name: string, series: Series<Result>, result: Promise<Result>): void {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress(
      { location, title: withoutLinks(say(series.doing(name))), cancellable: true },
      async (progress, token) => {
        const report = () => {
          const said = series.describe(this.#sessions.state(documentUri));
          if (said) progress.report({ message: say(said) });
        };
        report();
        const unsubscribe = this.#sessions.subscribe((uri) => {
          if (uri === documentUri) report();
        });
        token.onCancellationRequested(() => series.cancel(documentUri));
        // Whoever has asked hears of a failure.
        await result.catch(() => undefined);
        unsubscribe();
      },
    );
  }
}
