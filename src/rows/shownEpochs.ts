import * as vscode from 'vscode';
import { answeredRun } from '../protocol/sessionState.ts';
import type { WeightSnapshot } from '../run/history/history.ts';
import type { Sessions } from '../session/sessions.ts';

/** Tracks which epochs panels are scrubbed to. What the editor says about rows then matches that epoch, like everything in the panel. */
export class ShownEpochs implements vscode.Disposable {
  readonly #sessions: Pick<Sessions, 'state'>;
  /** By document: a recorded epoch of a run. */
  readonly #shown = new Map<string, { readonly runId: string; readonly epoch: number }>();
  readonly #changed = new vscode.EventEmitter<string>();
  /** Fires with the document whose answers now come from other weights. */
  readonly onDidChange = this.#changed.event;

  constructor(sessions: Pick<Sessions, 'state'>) {
    this.#sessions = sessions;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** The document's panel shows an epoch of a run, or its final answer if `epoch` is undefined. */
  show(documentUri: string, runId: string, epoch: number | undefined): void {
    if (epoch === undefined ? !this.#shown.delete(documentUri) : this.#shown.get(documentUri)?.epoch === epoch) return;
    if (epoch !== undefined) this.#shown.set(documentUri, { runId, epoch });
    this.#changed.fire(documentUri);
  }

  /** Resets documents whose panel is no longer visible. */
  keepOnly(isSeen: (documentUri: string) => boolean): void {
    for (const [documentUri, { runId }] of [...this.#shown]) if (!isSeen(documentUri)) this.show(documentUri, runId, undefined);
  }

  /** The recorded weights that are shown; undefined if they are the answer's own. */
  snapshot(documentUri: string): WeightSnapshot | undefined {
    const shown = this.#shown.get(documentUri);
    const run = shown && answeredRun(this.#sessions.state(documentUri));
    // The epoch is ignored if its run is not the one that answers now.
    return run?.runId === shown?.runId ? run?.snapshots.find(({ epoch }) => epoch === shown?.epoch) : undefined;
  }
}
