import type { Model } from '../model/model.ts';
import type { RowLedger } from '../model/rowLedger.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import {
  answeredRun,
  emptySession,
  isRunning,
  reduceSession,
  withoutUnfinished,
  type SessionEvent,
  type SessionState,
} from '../protocol/sessionState.ts';
import { continuableByHand, type HandWeights } from './handWeights.ts';
import { modelOfRun } from './modelOfRun.ts';
import { KeptRuns, type KeptRun } from './keptRuns.ts';
import { continuable, type ContinuableRun } from './continuableRun.ts';

/** The state of one document, with data that only the host needs. */
interface Session {
  readonly state: SessionState;
  /** The rows that the answered run has seen. */
  readonly ledger?: RowLedger;
  /** The rows that the running training uses. */
  readonly running?: RowLedger;
  /** Runs that can be brought back. */
  readonly kept: KeptRuns;
}

/** Called with every event after it has been applied; `restored` when a whole state was set or dropped. */
export type SessionListener = (documentUri: string, event: SessionEvent | { readonly type: 'restored' }) => void;

/** The state of every document's runs, by document URI. Views are informed through `subscribe`. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #listeners = new Set<SessionListener>();
  readonly #startedHere = new Set<string>();

  state(documentUri: string): SessionState {
    return this.#sessions.get(documentUri)?.state ?? emptySession;
  }

  /** The document's model: that of its newest run with an answer. */
  model(documentUri: string): Model | undefined {
    const session = this.#sessions.get(documentUri);
    const run = session && answeredRun(session.state);
    if (!run?.plan || !run.outcome || !session?.ledger) return undefined;
    return modelOfRun(run.plan, run.outcome, session.ledger);
  }

  /** The rows of a running or kept run, and their encoding; undefined for any other run. */
  rowsOf(documentUri: string, runId: string): Pick<Model, 'recipe' | 'encoder' | 'ledger'> | undefined {
    const session = this.#sessions.get(documentUri);
    if (!session) return undefined;
    const { state, running, ledger } = session;
    const answered = answeredRun(state);
    const kept = session.kept.find(runId);
    const [run, rows] =
      state.run?.runId === runId && running
        ? [state.run, running]
        : answered?.runId === runId
          ? [answered, ledger]
          : [kept?.run, kept?.ledger];
    return run?.plan && rows ? { recipe: run.plan.recipe, encoder: run.plan.encoder, ledger: rows } : undefined;
  }

  /** Applies an event. A run's plan (`planned`) and its answer (`trained`) come with its ledger, the answer also with its checkpoint. */
  apply(documentUri: string, event: SessionEvent, told?: RowLedger, checkpoint?: Checkpoint): void {
    const session = this.#sessions.get(documentUri);
    const before = session?.state ?? emptySession;
    const state = reduceSession(before, event);
    if (state === before) return;
    if (event.type === 'started') this.#startedHere.add(event.runId);
    const [ledger, planned] = event.type === 'planned' ? [undefined, told] : [told, undefined];
    const running = event.type === 'started' ? undefined : (planned ?? session?.running);
    // The rows of a run that was set aside are not those of the answering model.
    const isOld = ledger === undefined || state.run?.isSetAside;
    const kept = session?.kept ?? new KeptRuns();
    // Includes what was found out about it since.
    const answered = answeredRun(before);
    if (answered) kept.update(withoutUnfinished(answered));
    const own = ledger && state.run?.outcome ? kept.add({ run: state.run, ledger, ...(checkpoint ? { checkpoint } : {}) }) : ledger;
    if (state.records !== before.records) kept.restrictTo(state.records ?? []);
    const rest = isRunning(state) && running ? { running } : {};
    this.#sessions.set(documentUri, { state, ledger: isOld ? session?.ledger : own, ...rest, kept });
    this.#tell(documentUri, event);
  }

  /** Makes a remembered run answer again; `running` while a training is going on, `forgotten` when its weights are gone. */
  bringBack(documentUri: string, runId: string): 'done' | 'running' | 'forgotten' {
    const session = this.#sessions.get(documentUri);
    const found = session?.kept.find(runId);
    if (!session || !found) return 'forgotten';
    if (isRunning(session.state)) return 'running';
    if (answeredRun(session.state)?.runId !== runId || session.state.run?.runId !== runId) {
      const { isSetAside: _, ...run } = found.run;
      this.apply(documentUri, { type: 'broughtBack', run }, found.ledger, found.checkpoint);
    }
    return 'done';
  }

  /** The document's kept runs, the newest first. */
  keptRuns(documentUri: string): readonly KeptRun[] {
    return this.#sessions.get(documentUri)?.kept.all ?? [];
  }

  /** The document's newest run with a useful answer, in the form that another one can continue; undefined where there is none. */
  continuable(documentUri: string): ContinuableRun | undefined {
    const session = this.#sessions.get(documentUri);
    return session && continuable(session.state, session.ledger, (runId) => session.kept.find(runId));
  }

  /** Like `continuable`, from weights changed by hand; undefined also where they belong to a replaced run. */
  continuableByHand(documentUri: string, hand: HandWeights): ContinuableRun | undefined {
    const run = this.continuable(documentUri);
    const { state } = this.#sessions.get(documentUri) ?? { state: emptySession };
    return run && continuableByHand(run, state.run?.runId === hand.runId ? state.run : answeredRun(state), hand);
  }

  /** The checkpoint of the document's answered run; undefined where it is not known. */
  checkpoint(documentUri: string): Checkpoint | undefined {
    const session = this.#sessions.get(documentUri);
    const run = session && answeredRun(session.state);
    return run && session?.kept.find(run.runId)?.checkpoint;
  }

  /** The rows that the document's answered run has seen. */
  ledger(documentUri: string): RowLedger | undefined {
    return this.#sessions.get(documentUri)?.ledger;
  }

  /** Sets a saved state, unless the document already has a session. */
  restore(documentUri: string, state: SessionState, ledger: RowLedger, kept: readonly KeptRun[] = []): void {
    if (this.#sessions.has(documentUri)) return;
    this.#sessions.set(documentUri, { state, ledger, kept: new KeptRuns(kept) });
    this.#tell(documentUri, { type: 'restored' });
  }

  /** Drops the state of a document. */
  forget(documentUri: string): void {
    if (this.#sessions.delete(documentUri)) this.#tell(documentUri, { type: 'restored' });
  }

  /** Moves the state of a document to its new URI and replaces any state there. */
  rename(documentUri: string, newUri: string): void {
    const session = this.#sessions.get(documentUri);
    if (!session) return;
    this.#sessions.delete(documentUri);
    this.#sessions.set(newUri, session);
    this.#tell(documentUri, { type: 'restored' });
    this.#tell(newUri, { type: 'restored' });
  }

  /** The documents that have a state. */
  get documentUris(): readonly string[] {
    return [...this.#sessions.keys()];
  }

  /** True for a run that was not brought back from an earlier window. */
  wasStartedHere(runId: string): boolean {
    return this.#startedHere.has(runId);
  }

  has(documentUri: string): boolean {
    return this.#sessions.has(documentUri);
  }

  /** Calls the listener after each change until the returned function is called. */
  subscribe(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(documentUri: string, event: SessionEvent | { readonly type: 'restored' }): void {
    for (const listener of [...this.#listeners]) listener(documentUri, event);
  }
}
