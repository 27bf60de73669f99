import type * as vscode from 'vscode';
import { withoutRoom, type SessionEvent } from '../protocol/sessionState.ts';
import type { SessionUpdate, ViewContext, ViewPlace } from '../protocol/viewMessages.ts';
import type { ViewHandlers } from '../protocol/viewRequests.ts';
import type { Pause } from '../session/pieces.ts';
import type { Sessions } from '../session/sessions.ts';
import { createNonce } from '../platform/random.ts';
import { answerRequest } from './answerRequest.ts';
import { viewHtml, type PageLanguage } from './html.ts';
import { Outbox } from './outbox.ts';

/**
 * How long a page may take until it reports that it is ready, before it is loaded again; doubled each time. In a browser VS Code 1.100 may
 * lose the script of one of two pages that it restores at once, and the page would stay empty.
 */
const LOAD_MS = 10_000;
/** A page that is not looked at is not loaded at all. VS Code loads it once it is. */
const LAST_LOAD_MS = 80_000;

/** What the user wants a page to do: show a row, or draw a picture. */
export type PanelUpdate = Extract<SessionUpdate, { readonly type: 'rowPointed' | 'pictureWanted' }>;

/** What all views need. */
export interface ViewServices {
  readonly extensionUri: vscode.Uri;
  /** `vscode.Uri.joinPath`, so that this file needs only the types of vscode. */
  joinPath(base: vscode.Uri, ...parts: string[]): vscode.Uri;
  readonly sessions: Sessions;
  readonly language: PageLanguage;
  /** Called between the parts of an update. */
  readonly pause: Pause;
  /** The handlers, except for those of the connection itself. */
  readonly handlers: Omit<ViewHandlers, 'ready' | 'ping' | 'tookEpochs'>;
  /** Logs what went wrong between a page and the host, in English. */
  logFault(message: string): void;
  /** Shows the user a handler's error that the page is not told about. */
  showError(error: unknown): void;
  describeDocument(documentUri: string): ViewContext;
  /** The line of a document that a page begins with; undefined for none. */
  lineLookedAt?(documentUri: string): number | undefined;
  /** Must work while the panels are still being created. */
  fileNameOf(documentUri: string): string;
}

/** What a page may do. A panel that is created with it loads its page once: options that come later load an empty page first. */
export function pageOptions(services: ViewServices): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [services.joinPath(services.extensionUri, 'dist', 'webview')] };
}

/** Shows one document's session in a webview: a snapshot when the page is ready, then every event. Also handles the page's requests. */
export class ViewConnection {
  readonly #services: ViewServices;
  readonly #outbox: Outbox;
  readonly #subscriptions: (() => void)[] = [];
  readonly #shown = new Set<string>();
  #documentUri: string;
  #isReady = false;
  #loading: NodeJS.Timeout | undefined;
  /** What was asked of the page before it was ready. */
  #delayed: PanelUpdate[] = [];
  /** Incremented when earlier requests are no longer to be answered. */
  #era = 0;

  constructor(webview: vscode.Webview, place: ViewPlace, documentUri: string, services: ViewServices) {
    this.#services = services;
    this.#documentUri = documentUri;
    this.#outbox = new Outbox(
      (part) => void webview.postMessage(part),
      services.pause,
      (error) => services.logFault(`An update could not be sent to a view: ${String(error)}`),
    );
    const asset = (...parts: string[]) =>
      webview.asWebviewUri(services.joinPath(services.extensionUri, 'dist', 'webview', ...parts)).toString();
    const received = webview.onDidReceiveMessage((message: unknown) => void this.#receive(message));
    this.#subscriptions.push(() => void received.dispose());
    this.#subscriptions.push(services.sessions.subscribe((uri, event) => this.#forward(uri, event)));
    webview.options = pageOptions(services);
    const html = () =>
      viewHtml({
        scriptUri: asset('main.js'),
        styleUri: asset('main.css'),
        cspSource: webview.cspSource,
        nonce: createNonce(),
        place,
        language: services.language,
      });
    this.#load(webview, html);
  }

  get documentUri(): string {
    return this.#documentUri;
  }

  /** Shows another document, or the same one again from the start. */
  show(documentUri: string): void {
    this.#documentUri = documentUri;
    this.#sendSnapshot();
    this.#sendLine();
  }

  /** Sends the context again after a setting or the file's name has changed. */
  refreshContext(): void {
    this.#outbox.post({ type: 'contextChanged', context: this.#services.describeDocument(this.#documentUri) });
  }

  /** Tells the page which line of its document is being looked at in the file. */
  pointAt(documentUri: string, line: number): void {
    if (this.#isReady && documentUri === this.#documentUri) this.#outbox.post({ type: 'rowPointed', line });
  }

  /** Asks the page to do something for the user as soon as it can. */
  post(update: PanelUpdate): void {
    if (this.#isReady) this.#outbox.post(update);
    else this.#delayed.push(update);
  }

  /** VS Code discards a hidden page: nothing is sent until the page reports that it is ready again. */
  setHidden(): void {
    this.#isReady = false;
    this.#dropWaiting();
  }

  dispose(): void {
    clearTimeout(this.#loading);
    this.#dropWaiting();
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
  }

  #receive(message: unknown): Promise<void> {
    const era = this.#era;
    return answerRequest(this.#documentUri, message, {
      handlers: {
        ...this.#services.handlers,
        ready: () => this.#start(),
        ping: () => undefined,
        tookEpochs: () => this.#outbox.confirmEpochs(),
      },
      reply: (reply) => {
        if (this.#isReady && era === this.#era) this.#outbox.post({ type: 'reply', reply });
      },
      onRefused: (reason) => this.#services.logFault(reason),
      onError: (error) => this.#services.showError(error),
    });
  }

  /** Every page has a nonce of its own, so VS Code takes it for a new one. */
  #load(webview: vscode.Webview, html: () => string, waitMs = LOAD_MS): void {
    webview.html = html();
    if (waitMs > LAST_LOAD_MS) return;
    this.#loading = setTimeout(() => {
      this.#services.logFault(`A view was not ready after ${waitMs / 1000} s and is loaded again.`);
      this.#load(webview, html, 2 * waitMs);
    }, waitMs);
  }

  #start(): void {
    clearTimeout(this.#loading);
    this.#isReady = true;
    this.#sendSnapshot();
    this.#sendLine();
    for (const update of this.#delayed.splice(0)) this.#outbox.post(update);
  }

  #sendLine(): void {
    const line = this.#services.lineLookedAt?.(this.#documentUri);
    if (line !== undefined) this.pointAt(this.#documentUri, line);
  }

  #dropWaiting(): void {
    this.#era++;
    this.#outbox.clear();
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
    if (!this.#isReady) return;
    const state = this.#services.sessions.state(this.#documentUri);
    const runId = state.run?.runId;
    const isNews = runId !== undefined && this.#services.sessions.wasStartedHere(runId) && !this.#shown.has(runId);
    if (runId !== undefined && state.run?.outcome) this.#shown.add(runId);
    // The snapshot includes all waiting updates, and the page expects no replies to earlier requests.
    this.#dropWaiting();
    this.#outbox.post({ type: 'snapshot', context: this.#services.describeDocument(this.#documentUri), state: withoutRoom(state), isNews });
  }
}
