import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { partsOf } from '../../src/protocol/viewParts.ts';
import type { ViewPlace, ViewUpdate } from '../../src/protocol/viewMessages.ts';
import type { ViewRequest } from '../../src/protocol/viewRequests.ts';
import { viewHtml } from '../../src/views/html.ts';
import { launchBrowser } from '../vscode/launchBrowser.ts';
import { pseudoWords } from './pseudoWords.ts';
import { themes, type Theme, type ThemeName } from './themes.ts';

const assets = path.join(import.meta.dirname, '..', '..', 'dist', 'webview');
const contentTypes = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.ttf', 'font/ttf'],
]);

/** Timeout for something that is certain to happen, on a slow and busy machine. */
const patienceMs = 120_000;

/** Requests that a page sends without any user action. */
const askedByItself: ReadonlySet<string> = new Set(['ready', 'ping', 'tookEpochs', 'sampleRows']);

/** How to open a page. */
export interface PageSetup {
  readonly place?: ViewPlace;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly isMotionReduced?: boolean;
  readonly deviceScaleFactor?: number;
  /** Shows all translatable texts in a pseudo-language (`pseudoWords`). */
  readonly isPseudo?: boolean;
  /** Time stands still until the test advances it with `page.clock`. */
  readonly hasFakeClock?: boolean;
}

/** A view in a real browser, with a host that only records requests. */
export interface WebviewPage {
  readonly page: Page;
  /** Messages that the page should not have logged: errors, and violations of its Content Security Policy. */
  readonly complaints: readonly string[];
  send(update: ViewUpdate): Promise<void>;
  show(
    state: SessionState,
    options?: { readonly isNews?: boolean; readonly playbackSeconds?: number; readonly fileName?: string },
  ): Promise<void>;
  intents(): Promise<ViewRequest[]>;
  memento(): Promise<unknown>;
  /** As if the user had chosen another theme: classes and variables change, the page stays. */
  changeTheme(theme: ThemeName): Promise<void>;
  /** Resolves once everything sent has been laid out and drawn. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A page of a test lives for a second or two: to optimize its code takes a tenth more of its processor time than it gives back. */
const unoptimized = '--js-flags=--no-maglev --no-turbofan';

/** Shared by all test files that run in one process, because a browser takes longer to start than most files take to run. */
interface Machinery {
  readonly server: Server;
  readonly browser: Browser;
  readonly origin: string;
  /** By device scale factor. */
  readonly contexts: Map<number, Promise<BrowserContext>>;
}

let machinery: Promise<Machinery> | undefined;

/**
 * Serves the built page as VS Code does, and opens it as often as needed. A closed page is navigated again for the next test, because a new
 * page would be a new browser process. Each stage has its own pages.
 */
export class WebviewStage {
  readonly #machinery: Machinery;
  readonly #pages = new Set<Page>();
  readonly #idlePages = new Map<number, Page[]>();

  private constructor(machinery: Machinery) {
    this.#machinery = machinery;
  }

  /** A stage whose pages are measured runs their code as users do. */
  static async open({ isMeasured = false } = {}): Promise<WebviewStage> {
    machinery ??= startMachinery(isMeasured ? [] : [unoptimized]);
    return new WebviewStage(await machinery);
  }

  /** Ends server and browser. Tests leave that to the end of their process. */
  static async end(): Promise<void> {
    const started = await machinery;
    machinery = undefined;
    await started?.browser.close();
    await new Promise((resolve) => (started ? started.server.close(resolve) : resolve(undefined)));
  }

  async show({ place = 'panel', theme = 'dark', width = 700, height = 1000, ...setup }: PageSetup = {}): Promise<WebviewPage> {
    const { deviceScaleFactor = 1, isMotionReduced = false, hasFakeClock = false, isPseudo = false } = setup;
    const page = hasFakeClock ? await this.#pageOfFakeClock(deviceScaleFactor) : await this.#idlePage(deviceScaleFactor);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: isMotionReduced ? 'reduce' : 'no-preference' });
    if (hasFakeClock) await page.clock.install({ time: 0 });
    const complaints: string[] = [];
    const onConsole = (message: ConsoleMessage) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    };
    const onError = (error: Error) => complaints.push(error.stack ?? error.message);
    page.on('console', onConsole).on('pageerror', onError);
    await page.goto(`${this.#machinery.origin}/?place=${place}&theme=${theme}${isPseudo ? '&pseudo' : ''}`);
    await page.waitForFunction(() => window.fakeHost.intents.some(({ type }) => type === 'ready'));
    if (hasFakeClock) await page.clock.pauseAt(60_000);
    const send = async (update: ViewUpdate) => {
      for (const part of partsOf(update)) await page.evaluate((sent) => void window.postMessage(sent, '*'), part);
    };
    return {
      page,
      complaints,
      send,
      show: (state, { isNews = false, playbackSeconds = 0, fileName = 'exam_scores.csv' } = {}) =>
        send({ type: 'snapshot', context: { documentUri: `file:///data/${fileName}`, fileName, playbackSeconds }, state, isNews }),
      intents: async () => (await page.evaluate(() => window.fakeHost.intents)).filter(({ type }) => !askedByItself.has(type)),
      memento: () => page.evaluate(() => window.fakeHost.memento),
      changeTheme: (next) => page.evaluate((name) => window.fakeHost.changeTheme(name), next),
      settled: () => page.evaluate(untilDrawn),
      close: async () => {
        page.off('console', onConsole).off('pageerror', onError);
        if (hasFakeClock) return this.#closeContext(page);
        // Its position on a new page.
        await page.mouse.move(0, 0);
        this.#idlePages.get(deviceScaleFactor)?.push(page);
      },
    };
  }

  async #idlePage(deviceScaleFactor: number): Promise<Page> {
    const idle = this.#idlePages.get(deviceScaleFactor) ?? [];
    this.#idlePages.set(deviceScaleFactor, idle);
    return idle.pop() ?? this.#newPage(deviceScaleFactor);
  }

  async #newPage(deviceScaleFactor: number): Promise<Page> {
    const { contexts, browser } = this.#machinery;
    const context = contexts.get(deviceScaleFactor) ?? newContext(browser, deviceScaleFactor);
    contexts.set(deviceScaleFactor, context);
    return this.#prepared(await (await context).newPage());
  }

  /** Playwright fakes the clock of a whole context, of its later pages too. */
  async #pageOfFakeClock(deviceScaleFactor: number): Promise<Page> {
    const context = await newContext(this.#machinery.browser, deviceScaleFactor);
    return this.#prepared(await context.newPage());
  }

  #prepared(page: Page): Page {
    page.setDefaultTimeout(patienceMs);
    this.#pages.add(page);
    return page;
  }

  async #closeContext(page: Page): Promise<void> {
    this.#pages.delete(page);
    await page.context().close();
  }

  /** Closes its pages. */
  async close(): Promise<void> {
    await Promise.all([...this.#pages].map((page) => page.close()));
  }
}

async function startMachinery(switches: readonly string[]): Promise<Machinery> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const origin = `http://${request.headers.host ?? ''}`;
    void answer(url, origin).then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const browser = await launchBrowser(...switches);
  return { server, browser, origin: `http://127.0.0.1:${address.port}`, contexts: new Map() };
}

async function newContext(browser: Browser, deviceScaleFactor: number): Promise<BrowserContext> {
  const context = await browser.newContext({ deviceScaleFactor });
  await context.addInitScript(fakeHost, themes);
  return context;
}

interface FakeHost {
  readonly intents: ViewRequest[];
  memento: unknown;
  /** False to simulate an extension host that has ended. */
  isAlive: boolean;
  changeTheme(name: ThemeName): void;
  /** From now on the page is painted. */
  reveal(): void;
  /** For what asks whether something can be seen. Nothing is painted until it returns. */
  whileSeen<Result>(look: () => Result): Result;
}

declare global {
  interface Window {
    fakeHost: FakeHost;
  }
}

/** Runs in the page before the page's own script. */
function fakeHost(themes: Readonly<Record<ThemeName, Theme>>): void {
  const setVariables = (name: ThemeName) => {
    const { style } = document.documentElement;
    style.cssText = '';
    // A view in the sidebar is transparent; VS Code draws the background.
    const isSidebar = location.search.includes('place=sidebar');
    style.background = `var(--vscode-${isSidebar ? 'sideBar' : 'editor'}-background)`;
    for (const [variable, value] of Object.entries(themes[name].variables)) style.setProperty(variable, value);
  };
  const changeTheme = (name: ThemeName) => {
    setVariables(name);
    document.body.className = themes[name].bodyClass;
  };
  // Nobody looks at most pages, and what cannot be seen is not painted.
  const hide = () => void (document.body.style.opacity = '0');
  const reveal = () => void (document.body.style.opacity = '');
  const whileSeen = <Result>(look: () => Result) => {
    const { opacity } = document.body.style;
    reveal();
    const result = look();
    document.body.style.opacity = opacity;
    return result;
  };
  document.addEventListener('DOMContentLoaded', hide);
  const host: FakeHost = { intents: [], memento: undefined, isAlive: true, changeTheme, reveal, whileSeen };
  const answerPing = (id: number | undefined) => {
    const json = JSON.stringify({ type: 'reply', reply: { id, outcome: { type: 'done' } } });
    const bytes = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
    window.postMessage({ jsonBytes: bytes.length, byteLength: bytes.length, start: 0, bytes }, '*');
  };
  Object.assign(window, {
    fakeHost: host,
    acquireVsCodeApi: () => ({
      // Cloned, as on the way to the host, so that what cannot be cloned fails here too.
      postMessage: (message: ViewRequest) => {
        host.intents.push(structuredClone(message));
        if (message.type === 'ping' && host.isAlive) answerPing(message.id);
      },
      setState: (state: unknown) => (host.memento = structuredClone(state)),
      getState: () => host.memento,
    }),
  });
  const setOpened = () => setVariables(new URLSearchParams(location.search).get('theme') as ThemeName);
  if (document.documentElement) setOpened();
  else
    new MutationObserver((_, observer) => document.documentElement && (observer.disconnect(), setOpened())).observe(document, {
      childList: true,
    });
  window.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
}

/** Runs in the page. Sizes are observed in the first frame; what follows from them is drawn in the second. */
function untilDrawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

async function answer(url: URL, origin: string): Promise<{ type: string; body: string | Buffer }> {
  if (url.pathname !== '/') {
    const file = path.join(assets, path.normalize(url.pathname));
    return { type: contentTypes.get(path.extname(file)) ?? 'application/octet-stream', body: await readFile(file) };
  }
  const place = url.searchParams.get('place') === 'sidebar' ? 'sidebar' : 'panel';
  const theme = themes[url.searchParams.get('theme') as ThemeName];
  const html = viewHtml({
    scriptUri: `${origin}/main.js`,
    styleUri: `${origin}/main.css`,
    cspSource: origin,
    nonce: 'bm9uY2U+PQ==',
    place,
    // Lists are joined according to the locale.
    language: url.searchParams.has('pseudo') ? { locale: 'ko', words: pseudoWords() } : { locale: 'en', words: {} },
  });
  // VS Code marks the body with the kind of theme before any script of the page runs.
  return { type: 'text/html; charset=utf-8', body: html.replace('<body', `<body class="${theme.bodyClass}"`) };
}
