import * as vscode from 'vscode';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { writeFixed } from '../writeNumber.ts';

/** A run that lasts longer than this is worth a notification. */
const patienceMs = 1000;

/** Shows a notification with the epochs and "Cancel" for as long as a long run lasts. Cancelling stops it and keeps what was learned. */
export class TrainingProgress implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #runs: TrainingRuns;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #unsubscribe: () => void;

  constructor(sessions: Sessions, runs: TrainingRuns, nameOf: (documentUri: string) => string) {
    this.#sessions = sessions;
    this.#runs = runs;
    this.#unsubscribe = sessions.subscribe((documentUri, event) => {
      if (event.type === 'started') {
        clearTimeout(this.#timers.get(documentUri));
        this.#timers.set(
          documentUri,
          setTimeout(() => this.#show(documentUri, event.runId, nameOf(documentUri)), patienceMs),
        );
      } else if (event.type === 'trained' || event.type === 'failed') {
        clearTimeout(this.#timers.get(documentUri));
        this.#timers.delete(documentUri);
      }
    });
  }

  dispose(): void {
    this.#unsubscribe();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #show(documentUri: string, runId: string, name: string): void {
    this.#timers.delete(documentUri);
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Training on ${name}`, cancellable: true },
      (progress, token) =>
        new Promise<void>((resolve) => {
          let shownPercent = 0;
          const report = () => {
            const { run } = this.#sessions.state(documentUri);
            if (run?.runId !== runId || run.outcome || run.failure) {
              unsubscribe();
              resolve();
              return;
            }
            const total = run.plan?.hyperparameters.epochs;
            if (total === undefined) {
              return progress.report({ message: run.isWaiting ? 'waiting for the training of other tables' : 'reading the table' });
            }
            if (run.isScoring) return progress.report({ message: 'scoring every row' });
            const percent = (run.history.length / total) * 100;
            progress.report({
              message: `${run.isPaused ? 'paused at ' : ''}epoch ${writeFixed(run.history.length, 0)} of ${writeFixed(total, 0)}`,
              increment: percent - shownPercent,
            });
            shownPercent = percent;
          };
          const unsubscribe = this.#sessions.subscribe((uri) => {
            if (uri === documentUri) report();
          });
          token.onCancellationRequested(() => this.#runs.stop(documentUri));
          report();
        }),
    );
  }
}
