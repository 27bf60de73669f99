import * as vscode from 'vscode';
import { deletedDrift, isDrift, type Drift } from '../model/rowLedger.ts';
import { FileWatchers } from './fileWatchers.ts';
import { openTable } from './openedTable.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';

/** Milliseconds without typing after which the rows are compared with the trained ones. */
const pauseMs = 300;

/** Keeps each session's drift up to date: compares a document's rows with the trained ones when it has been edited or restored. */
export class DriftWatcher implements vscode.Disposable {
  readonly #runs: Pick<TrainingRuns, 'compare'>;
  readonly #sessions: Sessions;
  readonly #log: Pick<vscode.LogOutputChannel, 'debug'>;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Documents that may have changed since their newest run began. The others need not be read to know that they are the same. */
  readonly #edited = new Set<string>();
  readonly #subscriptions: { dispose(): unknown }[];

  constructor(runs: Pick<TrainingRuns, 'compare'>, sessions: Sessions, log: Pick<vscode.LogOutputChannel, 'debug'>) {
    this.#runs = runs;
    this.#sessions = sessions;
    this.#log = log;
    const unsubscribe = sessions.subscribe((documentUri, { type }) => {
      if (type === 'started') this.#edited.delete(documentUri);
      // The rows of an earlier run may differ from those that were trained on last.
      const isOther = type === 'restored' || type === 'broughtBack';
      if (isOther) this.#edited.add(documentUri);
      if (isOther || (type === 'trained' && this.#edited.has(documentUri))) this.#schedule(documentUri, 0);
    });
    this.#subscriptions = [
      { dispose: unsubscribe },
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const documentUri = document.uri.toString();
        if (contentChanges.length === 0 || !sessions.has(documentUri)) return;
        this.#edited.add(documentUri);
        this.#schedule(documentUri, pauseMs);
      }),
      new FileWatchers(sessions, {
        onDeleted: (documentUri) => void this.#hearDeleted(documentUri),
        onCreated: (documentUri) => {
          this.#edited.add(documentUri);
          this.#schedule(documentUri, pauseMs);
        },
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document.uri.toString(), 0)),
    ];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #schedule(documentUri: string, delayMs: number): void {
    if (!this.#sessions.model(documentUri)) return;
    clearTimeout(this.#timers.get(documentUri));
    this.#timers.set(
      documentUri,
      setTimeout(() => void this.#compare(documentUri), delayMs),
    );
  }

  /** An open, unsaved document can still be trained on; otherwise only the model is left. The event may be older than a new file. */
  async #hearDeleted(documentUri: string): Promise<void> {
    if (!this.#sessions.model(documentUri) || findDocument(documentUri)?.isDirty) return;
    if (await isThere(vscode.Uri.parse(documentUri, true))) return;
    this.#edited.add(documentUri);
    this.#sessions.apply(documentUri, { type: 'drifted', drift: deletedDrift });
  }

  async #compare(documentUri: string): Promise<void> {
    this.#timers.delete(documentUri);
    const before = this.#momentOf(documentUri);
    let drift: Drift | undefined;
    try {
      drift = await this.#driftOf(vscode.Uri.parse(documentUri, true));
    } catch (error) {
      // Half-typed text may not be a table at all; the next edit compares again.
      this.#log.debug(`${documentUri} could not be compared with its model.`, error);
      return;
    }
    // A later edit or training has requested a comparison of its own.
    if (this.#momentOf(documentUri) !== before) return;
    this.#sessions.apply(documentUri, { type: 'drifted', drift: drift && isDrift(drift) ? drift : undefined });
  }

  async #driftOf(uri: vscode.Uri): Promise<Drift | undefined> {
    if (!findDocument(uri.toString()) && !(await isThere(uri))) return deletedDrift;
    return this.#runs.compare(uri.toString(), await (await openTable(uri)).readSource());
  }

  /** What a comparison depends on: the newest run, and the version of the open document. */
  #momentOf(documentUri: string): string {
    return `${this.#sessions.state(documentUri).run?.runId ?? ''} ${findDocument(documentUri)?.version ?? 'closed'}`;
  }
}

function findDocument(documentUri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === documentUri);
}

/** False only where the file is known not to exist. */
async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
