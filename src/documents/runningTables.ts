import type * as vscode from 'vscode';
import { endsWithWindow } from '../protocol/sessionState.ts';
import type { Sessions } from '../session/sessions.ts';

/** Where the workspace remembers on which tables trainings are going on. */
const runningKey = 'neuron.runningTables';

/** Remembers on which tables trainings are going on, for the next extension host: one that ends in the middle has no time to say so. */
export class RunningTables implements vscode.Disposable {
  readonly #before: ReadonlySet<string>;
  readonly #running = new Set<string>();
  readonly #unsubscribe: () => void;

  constructor(sessions: Sessions, memory: vscode.Memento) {
    this.#before = new Set(memory.get<readonly string[]>(runningKey));
    // It is not to be heard again by a later one.
    if (this.#before.size > 0) void memory.update(runningKey, []);
    this.#unsubscribe = sessions.subscribe((documentUri) => {
      const isNow = endsWithWindow(sessions.state(documentUri));
      if (isNow === this.#running.has(documentUri)) return;
      if (isNow) this.#running.add(documentUri);
      else this.#running.delete(documentUri);
      void memory.update(runningKey, [...this.#running]);
    });
  }

  /** Whether a training was going on when the last extension host ended. */
  wasRunning(documentUri: string): boolean {
    return this.#before.has(documentUri);
  }

  dispose(): void {
    this.#unsubscribe();
  }
}
