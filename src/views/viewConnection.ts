import * as v from 'valibot';
import type * as vscode from 'vscode';
import { assertNever } from '../assertNever.ts';
import { withoutRoom, type SessionEvent } from '../protocol/sessionState.ts';
import type { TrainOptions } from '../run/trainOptions.ts';
import { viewIntentSchema, type RunCommand, type ViewContext, type ViewPlace } from '../protocol/viewMessages.ts';
import type { Pause } from '../session/pieces.ts';
import type { Sessions } from '../session/sessions.ts';
import { createNonce } from '../platform/random.ts';
import { viewHtml } from './html.ts';
import { Outbox } from './outbox.ts';

/** What views ask for; everything they want goes through here. */
export interface ViewActions {
  train(documentUri: string, options: TrainOptions): void;
  stop(documentUri: string): void;
  /** Holds, continues or changes the run that is going on. */
  control(documentUri: string, command: RunCommand): void;
  crossValidate(documentUri: string): void;
  cancelCrossValidation(documentUri: string): void;
  sweep(documentUri: string): void;
  cancelSweep(documentUri: string): void;
  showNetwork(documentUri: string): void;
  reportCrash(message: string): void;
}

/** What all views need. */
export interface ViewServices {
  readonly extensionUri: vscode.Uri;
  /** `vscode.Uri.joinPath`, so that this file needs the types of vscode only. */
  joinPath(base: vscode.Uri, ...parts: string[]): vscode.Uri;
  readonly sessions: Sessions;
  /** Between the parts of what is sent. */
  readonly pause: Pause;
  readonly actions: ViewActions;
  describeDocument(documentUri: string): ViewContext;
}

/** Shows one document's session in a webview: a snapshot when the page is ready, then every event, and back what the user wants. */
export class ViewConnection {
  readonly #services: ViewServices;
  readonly #outbox: Outbox;
  readonly #subscriptions: (() => void)[] = [];
  readonly #shown = new Set<string>();
  #documentUri: string | undefined;
  #isReady = false;

  constructor(webview: vscode.Webview, place: ViewPlace, services: ViewServices) {
    this.#services = services;
    this.#outbox = new Outbox(
      (part) => void webview.postMessage(part),
      services.pause,
      (error) => services.actions.reportCrash(`An update could not be sent: ${String(error)}`),
    );
    const asset = (...parts: string[]) =>
      webview.asWebviewUri(services.joinPath(services.extensionUri, 'dist', 'webview', ...parts)).toString();
    const received = webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    this.#subscriptions.push(() => void received.dispose());
    this.#subscriptions.push(services.sessions.subscribe((uri, event) => this.#forward(uri, event)));
    webview.options = { enableScripts: true, localResourceRoots: [services.joinPath(services.extensionUri, 'dist', 'webview')] };
    webview.html = viewHtml({
      scriptUri: asset('main.js'),
      styleUri: asset('main.css'),
      cspSource: webview.cspSource,
      nonce: createNonce(),
      place,
    });
  }

  get documentUri(): string | undefined {
    return this.#documentUri;
  }

  /** Shows another document, or the same one afresh. */
  show(documentUri: string): void {
    this.#documentUri = documentUri;
    this.#sendSnapshot();
  }

  /** Sends the context again, after a setting or the file's name has changed. */
  refreshContext(): void {
    if (this.#documentUri === undefined) return;
    this.#outbox.post({ type: 'contextChanged', context: this.#services.describeDocument(this.#documentUri) });
  }

  /** A page that is hidden is thrown away: nothing is sent until it reports in again. */
  setHidden(): void {
    this.#isReady = false;
    this.#outbox.clear();
  }

  dispose(): void {
    this.#outbox.clear();
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
  }

  #receive(message: unknown): void {
    const checked = v.safeParse(viewIntentSchema, message);
    if (!checked.success) return this.#services.actions.reportCrash(`A view sent a message of no known form: ${checked.issues[0].message}`);
    const intent = checked.output;
    if (intent.type === 'ready') {
      this.#isReady = true;
      return this.#sendSnapshot();
    }
    if (intent.type === 'crashed') return this.#services.actions.reportCrash(intent.message);
    if (this.#documentUri === undefined) return;
    switch (intent.type) {
      case 'train':
        return this.#services.actions.train(this.#documentUri, intent.options);
      case 'stop':
        return this.#services.actions.stop(this.#documentUri);
      case 'pause':
      case 'resume':
      case 'step':
      case 'adjust':
        return this.#services.actions.control(this.#documentUri, intent);
      case 'crossValidate':
        return this.#services.actions.crossValidate(this.#documentUri);
      case 'cancelCrossValidation':
        return this.#services.actions.cancelCrossValidation(this.#documentUri);
      case 'sweep':
        return this.#services.actions.sweep(this.#documentUri);
      case 'cancelSweep':
        return this.#services.actions.cancelSweep(this.#documentUri);
      case 'showNetwork':
        return this.#services.actions.showNetwork(this.#documentUri);
      default:
        return assertNever(intent);
    }
  }

  #forward(uri: string, event: SessionEvent | { readonly type: 'restored' }): void {
    if (uri !== this.#documentUri) return;
    if (event.type === 'restored') this.#sendSnapshot();
    else if (this.#isReady) {
      if (event.type === 'trained') this.#shown.add(event.runId);
      this.#outbox.post({ type: 'event', event });
    }
  }

  #sendSnapshot(): void {
    if (!this.#isReady || this.#documentUri === undefined) return;
    const state = this.#services.sessions.state(this.#documentUri);
    const runId = state.run?.runId;
    const isNews = runId !== undefined && this.#services.sessions.wasStartedHere(runId) && !this.#shown.has(runId);
    if (runId !== undefined && state.run?.outcome) this.#shown.add(runId);
    // It holds all that is waiting to be sent.
    this.#outbox.clear();
    this.#outbox.post({ type: 'snapshot', context: this.#services.describeDocument(this.#documentUri), state: withoutRoom(state), isNews });
  }
}
