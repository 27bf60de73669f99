import type { Message } from '../../message.ts';
import * as vscode from 'vscode';
import type { RepeatableSource } from '../../protocol/tableSource.ts';
import { answeredRun, type SessionState } from '../../protocol/sessionState.ts';
import { InOrderAsked } from '../../session/inOrderAsked.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import { say } from '../../words/say.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { openTable } from '../../documents/openedTable.ts';
import { withoutLinks } from '../../rows/escapeMarkdown.ts';
import type { SessionFiles } from '../../documents/sessionFiles.ts';
import type { ShowPanel } from '../train/trainCommand.ts';

/** A series that takes longer than this gets a notification. */
const patienceMs = 1000;

/** A kind of series: the document's answered run is trained again in several ways. */
export interface Series<Result> {
  readonly kind: 'crossValidation' | 'chanceTest' | 'sweep';
  /** "Cross-validating …", for the notification. */
  readonly doing: (name: string) => Message;
  /** Says that the table has changed, and what to do first. */
  readonly changed: (name: string) => Message;
  /** Why it cannot be done for a file outside the editor that has very many rows or is remote. */
  readonly tooLarge: (name: string) => Message;
  start(documentUri: string, source: RepeatableSource): Promise<Result>;
  cancel(documentUri: string): void;
  /** "2 of 5 folds are scored". */
  describe(state: SessionState): Message | undefined;
}

/** A series that can be started. */
interface PreparedSeries {
  readonly documentUri: string;
  readonly name: string;
  readonly source: RepeatableSource;
}

/** Without an editor, each training reads the whole file: with this many rows a series is either pointless or too slow. */
const MOST_FILE_ROWS = 200_000;

/** Starts series on the unchanged table of the answered run, and shows their progress. */
export class SeriesCommand {
  readonly #runs: TrainingRuns;
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #showPanel: ShowPanel;
  readonly #order = new InOrderAsked();

  constructor(runs: TrainingRuns, sessions: Sessions, files: SessionFiles, showPanel: ShowPanel) {
    this.#runs = runs;
    this.#sessions = sessions;
    this.#files = files;
    this.#showPanel = showPanel;
  }

  /**
   * Resolves with the result of the series. `show` opens the panel, which shows it as it arrives. Rejects when there is no answer, when the table
   * has changed since, when the series fails and when it is cancelled, including by a later one that starts first.
   */
  async run<Result>(uri: vscode.Uri, show: boolean, series: Series<Result>): Promise<Result> {
    return this.#order.start(
      `${series.kind} ${uri.toString()}`,
      () => this.#prepare(uri, show, series),
      (prepared) => this.#carryOut(prepared, series),
      () => new CancelledError(),
    );
  }

  /** Reads the table, and compares it with the trained one. */
  async #prepare<Result>(uri: vscode.Uri, show: boolean, series: Series<Result>): Promise<PreparedSeries> {
    const table = await openTable(uri);
    const documentUri = table.uri.toString();
    const name = vscode.workspace.asRelativePath(table.uri);
    await this.#files.load(documentUri);
    if (!table.document && this.#rowCount(documentUri) > MOST_FILE_ROWS) throw new UserError(series.tooLarge(name));
    if (show) this.#showPanel(documentUri);
    const source = await table.readSource();
    if (source.type === 'bytes') throw new UserError(series.tooLarge(name));
    const drift = await this.#runs.compare(documentUri, source);
    if (drift && drift.changed + drift.added + drift.removed > 0) {
      throw new UserError(series.changed(name));
    }
    return { documentUri, name, source };
  }

  async #carryOut<Result>({ documentUri, name, source }: PreparedSeries, series: Series<Result>): Promise<Result> {
    const result = series.start(documentUri, source);
    const timer = setTimeout(() => this.#showProgress(documentUri, name, series, result), patienceMs);
    try {
      return await result;
    } finally {
      clearTimeout(timer);
      await this.#files.save(documentUri);
    }
  }

  /** Rows of the trained table; 0 where there is none. */
  #rowCount(documentUri: string): number {
    const rows = answeredRun(this.#sessions.state(documentUri))?.plan?.rows;
    return rows ? rows.train + rows.validation + rows.test + rows.skipped : 0;
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
        const cancelling = token.onCancellationRequested(() => series.cancel(documentUri));
        // The caller handles a failure.
        await result.catch(() => undefined);
        unsubscribe();
        // A late click is not meant for the next one.
        cancelling.dispose();
      },
    );
  }
}
