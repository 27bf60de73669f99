import * as vscode from 'vscode';
import { message, type Message } from '../../message.ts';
import type { RunState } from '../../protocol/sessionState.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import { say } from '../../words/say.ts';

/** Milliseconds before a run gets a notification, and between its updates: each is redrawn, and read aloud. */
interface Patience {
  readonly untilShown: number;
  readonly betweenMessages: number;
}

/** Shows a notification with the epochs and "Cancel" while a long run lasts. Cancelling stops the run and keeps what was learned. */
export class TrainingProgress implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #runs: TrainingRuns;
  readonly #patience: Patience;
  /** By run, since its document may be renamed meanwhile. */
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #unsubscribe: () => void;

  constructor(
    sessions: Sessions,
    runs: TrainingRuns,
    nameOf: (documentUri: string) => string,
    patience: Patience = { untilShown: 1000, betweenMessages: 250 },
  ) {
    this.#sessions = sessions;
    this.#runs = runs;
    this.#patience = patience;
    this.#unsubscribe = sessions.subscribe((documentUri, event) => {
      if (event.type === 'started') {
        const { runId } = event;
        this.#timers.set(
          runId,
          setTimeout(() => this.#show(runId, nameOf(documentUri)), patience.untilShown),
        );
      } else if (event.type === 'trained' || event.type === 'failed') {
        clearTimeout(this.#timers.get(event.runId));
        this.#timers.delete(event.runId);
      }
    });
  }

  dispose(): void {
    this.#unsubscribe();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #show(runId: string, name: string): void {
    this.#timers.delete(runId);
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: say(message('Training on {name}', { name })), cancellable: true },
      (progress, token) =>
        new Promise<void>((resolve) => {
          let shownPercent = 0;
          let next: NodeJS.Timeout | undefined;
          const report = () => {
            next = undefined;
            const run = this.#runOf(runId)?.run;
            if (!run) return;
            const said = { message: say(describeProgress(run)) };
            const total = run.plan?.hyperparameters.epochs;
            if (total === undefined || run.isScoring) return progress.report(said);
            const percent = (run.history.length / total) * 100;
            progress.report({ ...said, increment: percent - shownPercent });
            shownPercent = percent;
          };
          const look = () => {
            if (this.#runOf(runId)) {
              next ??= setTimeout(report, this.#patience.betweenMessages);
              return;
            }
            clearTimeout(next);
            unsubscribe();
            // A late click is not meant for the next run.
            cancelling.dispose();
            resolve();
          };
          const cancelling = token.onCancellationRequested(() => {
            const documentUri = this.#runOf(runId)?.documentUri;
            if (documentUri !== undefined) this.#runs.stop(documentUri);
          });
          const unsubscribe = this.#sessions.subscribe(look);
          report();
          look();
        }),
    );
  }

  /** The run with its present document; undefined when it is over. */
  #runOf(runId: string): { readonly documentUri: string; readonly run: RunState } | undefined {
    for (const documentUri of this.#sessions.documentUris) {
      const { run } = this.#sessions.state(documentUri);
      if (run?.runId === runId && !run.outcome && !run.failure) return { documentUri, run };
    }
    return undefined;
  }
}

function describeProgress({ plan, history, isElsewhere, isWaiting, isScoring, isPaused }: RunState): Message {
  if (!plan && isElsewhere) return message('waiting for the first line of train.py');
  if (!plan) return isWaiting ? message('waiting for the training of other tables') : message('reading the table');
  if (isScoring) return message('scoring every row');
  const args = { epoch: history.length, epochs: plan.hyperparameters.epochs };
  return isPaused ? message('paused at epoch {epoch} of {epochs}', args) : message('epoch {epoch} of {epochs}', args);
}
