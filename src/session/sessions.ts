import type { Model } from '../model/model.ts';
import type { RowLedger } from '../model/rowLedger.ts';
import type { Checkpoint } from '../run/checkpoint.ts';
import {
  answeredRun,
  emptySession,
  isRunning,
  reduceSession,
  withoutUnfinished,
  type SessionEvent,
  type SessionState,
} from '../protocol/sessionState.ts';
import { resumableByHand, type HandWeights } from './handWeights.ts';
import { KeptRuns, type KeptRun } from './keptRuns.ts';
import { resumable, type ResumableRun } from './resumableRun.ts';

/** What is known of one document, with what only the host needs. */
interface Session {
  readonly state: SessionState;
  /** Which rows the answered run has seen. */
  readonly ledger?: RowLedger;
  /** Which rows the run that is going on learns from. */
  readonly running?: RowLedger;
  /** Runs that can be brought back. */
  readonly kept: KeptRuns;
}

/** Hears of every event after it has been applied; `restored` when a state was put in place or dropped as a whole. */
export type SessionListener = (documentUri: string, event: SessionEvent | { readonly type: 'restored' }) => void;

/** The truth about every document's runs, by document URI. Views are told by `subscribe`. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #listeners = new Set<SessionListener>();
  readonly #startedHere = new Set<string>();

  state(documentUri: string): SessionState {
    return this.#sessions.get(documentUri)?.state ?? emptySession;
  }

  /** The model that answers for the document: that of its newest run with an answer. */
  model(documentUri: string): Model | undefined {
    const session = this.#sessions.get(documentUri);
    const run = session && answeredRun(session.state);
    if (!run?.plan || !run.outcome || !session?.ledger) return undefined;
    const { table, recipe, encoder, architecture } = run.plan;
    return { table, recipe, encoder, architecture, weights: run.outcome.weights, ledger: session.ledger };
  }

  /** Which rows a run that goes on or can be brought back has seen, and how they are encoded for it; undefined of any other run. */
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

  /** Applies an event; a run's plan (`planned`) and its answer (`trained`) come with its ledger, the answer also with what it can be gone on with. */
  apply(documentUri: string, event: SessionEvent, told?: RowLedger, checkpoint?: Checkpoint): void {
    const session = this.#sessions.get(documentUri);
    const before = session?.state ?? emptySession;
    const state = reduceSession(before, event);
    if (state === before) return;
    if (event.type === 'started') this.#startedHere.add(event.runId);
    const [ledger, planned] = event.type === 'planned' ? [undefined, told] : [told, undefined];
    const running = event.type === 'started' ? undefined : (planned ?? session?.running);
    // The rows of a run that is set aside are not those of the model that answers.
    const isOld = ledger === undefined || state.run?.isSetAside;
    const kept = session?.kept ?? new KeptRuns();
    // With what was found out about it since it had its answer.
    const answered = answeredRun(before);
    if (answered) kept.update(withoutUnfinished(answered));
    const own = ledger && state.run?.outcome ? kept.add({ run: state.run, ledger, ...(checkpoint ? { checkpoint } : {}) }) : ledger;
    if (state.records !== before.records) kept.restrictTo(state.records ?? []);
    const rest = isRunning(state) && running ? { running } : {};
    this.#sessions.set(documentUri, { state, ledger: isOld ? session?.ledger : own, ...rest, kept });
    this.#tell(documentUri, event);
  }

  /** Lets a remembered run answer again; `running` while one is going on, `forgotten` when its weights are not there any more. */
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

  /** The document's runs that can be brought back, the newest first. */
  keptRuns(documentUri: string): readonly KeptRun[] {
    return this.#sessions.get(documentUri)?.kept.all ?? [];
  }

  /** The document's newest run with an answer that is worth something, as another one can go on with it; undefined where there is none. */
  resumable(documentUri: string): ResumableRun | undefined {
    const session = this.#sessions.get(documentUri);
    return session && resumable(session.state, session.ledger, (runId) => session.kept.find(runId));
  }

  /** As `resumable`, from weights changed by hand; undefined also where they are of another run by now. */
  resumableByHand(documentUri: string, hand: HandWeights): ResumableRun | undefined {
    const run = this.resumable(documentUri);
    const { state } = this.#sessions.get(documentUri) ?? { state: emptySession };
    return run && resumableByHand(run, state.run?.runId === hand.runId ? state.run : answeredRun(state), hand);
  }

  /** What the document's answered run can be gone on with; undefined where that is not known. */
  checkpoint(documentUri: string): Checkpoint | undefined {
    const session = this.#sessions.get(documentUri);
    const run = session && answeredRun(session.state);
    return run && session?.kept.find(run.runId)?.checkpoint;
  }

  /** Which rows the document's answered run has seen. */
  ledger(documentUri: string): RowLedger | undefined {
    return this.#sessions.get(documentUri)?.ledger;
  }

  /** Puts a saved state in place, unless the document has a session by now. */
  restore(documentUri: string, state: SessionState, ledger: RowLedger, kept: readonly KeptRun[] = []): void {
    if (this.#sessions.has(documentUri)) return;
    this.#sessions.set(documentUri, { state, ledger, kept: new KeptRuns(kept) });
    this.#tell(documentUri, { type: 'restored' });
  }

  /** Drops all that is known of a document. */
  forget(documentUri: string): void {
    if (this.#sessions.delete(documentUri)) this.#tell(documentUri, { type: 'restored' });
  }

  /** The document has another URI now: what is known of it goes along, in place of what was known of the other one. */
  rename(documentUri: string, newUri: string): void {
    const session = this.#sessions.get(documentUri);
    if (!session) return;
    this.#sessions.delete(documentUri);
    this.#sessions.set(newUri, session);
    this.#tell(documentUri, { type: 'restored' });
    this.#tell(newUri, { type: 'restored' });
  }

  /** The documents of which something is known. */
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
