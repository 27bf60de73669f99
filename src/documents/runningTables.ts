import type * as vscode from 'vscode';
import { endsWithWindow } from '../protocol/sessionState.ts';
import type { Sessions } from '../session/sessions.ts';

/** Key of the tables with running trainings in the workspace's memory. */
const runningKey = 'neuron.runningTables';

/** Remembers for the next extension host on which tables trainings are running: a host that is killed has no time to report it. */
export class RunningTables implements vscode.Disposable {
  readonly #before: ReadonlySet<string>;
  readonly #running = new Set<string>();
  readonly #unsubscribe: () => void;

  constructor(sessions: Sessions, memory: vscode.Memento) {
    this.#before = new Set(memory.get<readonly string[]>(runningKey));
    // Reported once: later hosts must not report it again.
    if (this.#before.size > 0) void memory.update(runningKey, []);
    this.#unsubscribe = sessions.subscribe((documentUri) => {
      const isNow = endsWithWindow(sessions.state(documentUri));
      if (isNow === this.#running.has(documentUri)) return;
      if (isNow) this.#running.add(documentUri);
      else this.#running.delete(documentUri);
      void memory.update(runningKey, [...this.#running]);
    });
  }

  /** Whether a training was running when the last extension host ended. */
  wasRunning(documentUri: string): boolean {
    return this.#before.has(documentUri);
  }

  dispose(): void {
    this.#unsubscribe();
  }
}
