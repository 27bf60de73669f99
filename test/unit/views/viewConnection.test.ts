import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { ViewHandlers } from '../../../src/protocol/viewRequests.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { ViewConnection } from '../../../src/views/viewConnection.ts';
import { FakeWebview } from './fakeWebview.ts';

const documentUri = 'file:///a.csv';

afterEach(() => vi.useRealTimers());

/** As much of a path as a connection needs. */
function place(path: string) {
  const uri = { path, toString: () => path };
  return uri as unknown as vscode.Uri;
}

/** A connection whose `revealColumn` is answered when the test says so; all handlers record their calls. */
function setUp(lines: Readonly<Record<string, number>> = {}) {
  const page = new FakeWebview();
  const sessions = new Sessions();
  const faults: string[] = [];
  const calls: unknown[][] = [];
  const answers: ((reply: 'shown' | 'absent') => void)[] = [];
  const handlers = new Proxy({} as ViewHandlers, {
    get: (_, verb) => (uri: string, params: unknown) => {
      calls.push([verb, uri, params]);
      if (verb === 'revealColumn') return new Promise((resolve) => answers.push(resolve));
      return undefined;
    },
    ownKeys: () => ['train', 'stop', 'revealColumn', 'crashed'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  const connection = new ViewConnection(page.webview, 'panel', documentUri, {
    extensionUri: place('/neuron'),
    joinPath: (base, ...parts) => place([base.path, ...parts].join('/')),
    sessions,
    language: { locale: 'en', words: {} },
    pause: setImmediate,
    handlers,
    logFault: (message) => faults.push(message),
    showError: (error) => faults.push(String(error)),
    fileNameOf: (uri) => uri,
    lineLookedAt: (uri) => lines[uri],
    describeDocument: (uri) => ({ documentUri: uri, fileName: uri, playbackSeconds: 0 }),
  });
  return { page, sessions, connection, faults, calls, answers };
}

/** Long enough for everything waiting to be sent. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

const ask = { type: 'revealColumn', name: 'exam1', id: 1 };
const replied = (page: FakeWebview) => page.updates.filter(({ type }) => type === 'reply');

test('a page is sent the session when it is ready, and replies to what it asks', async () => {
  const { page, calls, answers } = setUp();
  await settle();
  expect(page.updates).toEqual([]);
  page.say({ type: 'ready' });
  await settle();
  expect(page.updates.map(({ type }) => type)).toEqual(['snapshot']);
  page.say(ask);
  expect(calls).toEqual([['revealColumn', documentUri, { name: 'exam1' }]]);
  await settle();
  expect(replied(page)).toEqual([]);
  answers[0]('absent');
  await settle();
  expect(replied(page)).toEqual([{ type: 'reply', reply: { id: 1, outcome: { type: 'done', value: 'absent' } } }]);
});

test('a page begins with the line that was looked at before it was there, and so does that of another document', async () => {
  const { page, connection } = setUp({ [documentUri]: 12, 'file:///b.csv': 3 });
  const pointed = () => page.updates.filter(({ type }) => type === 'rowPointed');
  page.say({ type: 'ready' });
  await settle();
  expect(page.updates.map(({ type }) => type)).toEqual(['snapshot', 'rowPointed']);
  connection.show('file:///b.csv');
  await settle();
  connection.show('file:///c.csv');
  await settle();
  expect(pointed()).toEqual([
    { type: 'rowPointed', line: 12 },
    { type: 'rowPointed', line: 3 },
  ]);
});

test.each<[string, (setting: ReturnType<typeof setUp>) => void]>([
  ['closed', ({ connection }) => connection.dispose()],
  ['hidden', ({ connection }) => connection.setHidden()],
  ['on another document', ({ connection }) => connection.show('file:///b.csv')],
  ['a new page', ({ page }) => page.say({ type: 'ready' })],
  [
    'hidden and shown again',
    ({ connection, page }) => {
      connection.setHidden();
      page.say({ type: 'ready' });
    },
  ],
])('a reply to a view that is %s by then is dropped', async (_, leave) => {
  const setting = setUp();
  const { page, answers } = setting;
  page.say({ type: 'ready' });
  await settle();
  for (const id of [1, 2]) page.say({ ...ask, id });
  answers[0]('shown');
  // Its reply is waiting to be sent.
  await Promise.resolve();
  leave(setting);
  answers[1]('shown');
  await settle();
  expect(replied(page)).toEqual([]);
});

test('a closed view hears nothing any more, and nothing is sent to it', async () => {
  const { page, sessions, connection, calls } = setUp();
  page.say({ type: 'ready' });
  await settle();
  connection.dispose();
  page.say({ type: 'stop' });
  sessions.apply(documentUri, { type: 'started', runId: 'run-1', options: {} });
  await settle();
  expect(calls).toEqual([]);
  expect(page.updates.map(({ type }) => type)).toEqual(['snapshot']);
});

test('what a page sends that is no request has no effect but a line in the log', async () => {
  const { page, calls, faults } = setUp();
  const messages = [
    null,
    'stop',
    { type: 'format' },
    { type: 'train' },
    { type: 'train', options: { hidden: 'all' } },
    { type: 'stop', now: 1 },
  ];
  for (const message of messages) page.say(message);
  await settle();
  expect(calls).toEqual([]);
  expect(page.updates).toEqual([]);
  expect(faults).toHaveLength(messages.length);
});

test('a page gets what it is built of, and no other files of the extension or of the workspace', () => {
  const { page } = setUp();
  const { enableScripts, localResourceRoots, enableCommandUris, enableForms } = page.webview.options;
  expect(localResourceRoots?.map(({ path }) => path)).toEqual(['/neuron/dist/webview']);
  expect({ enableScripts, enableCommandUris, enableForms }).toEqual({ enableScripts: true });
});

test('a page that does not report is loaded again, at longer and longer intervals and not without end', () => {
  vi.useFakeTimers();
  const { page, faults } = setUp();
  const pages = new Set([page.webview.html]);
  for (const seconds of [10, 20, 40, 80]) {
    vi.advanceTimersByTime(seconds * 1000 - 1);
    expect(pages).toContain(page.webview.html);
    vi.advanceTimersByTime(1);
    expect(pages).not.toContain(page.webview.html);
    pages.add(page.webview.html);
  }
  vi.advanceTimersByTime(3_600_000);
  expect(pages).toContain(page.webview.html);
  expect(faults).toHaveLength(4);
});

test.each<[string, (setting: ReturnType<typeof setUp>) => void]>([
  ['ready', ({ page }) => page.say({ type: 'ready' })],
  ['closed', ({ connection }) => connection.dispose()],
])('a page that is %s is not loaded again', (_, end) => {
  vi.useFakeTimers();
  const setting = setUp();
  vi.advanceTimersByTime(15_000);
  const { html } = setting.page.webview;
  end(setting);
  vi.advanceTimersByTime(3_600_000);
  expect(setting.page.webview.html).toBe(html);
});
