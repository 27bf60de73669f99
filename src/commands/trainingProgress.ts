import * as vscode from 'vscode';
import { message, type Message } from '../message.ts';
import type { RunState } from '../protocol/sessionState.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { say } from '../words/say.ts';

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
      { location: vscode.ProgressLocation.Notification, title: say(message('Training on {name}', { name })), cancellable: true },
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
            const said = { message: say(describeProgress(run)) };
            if (total === undefined || run.isScoring) return progress.report(said);
            const percent = (run.history.length / total) * 100;
            progress.report({ ...said, increment: percent - shownPercent });
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

function describeProgress({ plan, history, isElsewhere, isWaiting, isScoring, isPaused }: RunState): Message {
  if (!plan && isElsewhere) return message('waiting for the first line of train.py');
  if (!plan) return isWaiting ? message('waiting for the training of other tables') : message('reading the table');
  if (isScoring) return message('scoring every row');
  const args = { epoch: history.length, epochs: plan.hyperparameters.epochs };
  return isPaused ? message('paused at epoch {epoch} of {epochs}', args) : message('epoch {epoch} of {epochs}', args);
}
