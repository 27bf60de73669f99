import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type * as vscode from 'vscode';
import type { ViewHandlers } from '../../../src/protocol/viewRequests.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { ModelView } from '../../../src/views/modelView.ts';
import { FakeWebview } from './fakeWebview.ts';

function place(path: string) {
  const uri = { path, toString: () => path };
  return uri as unknown as vscode.Uri;
}

function setUp() {
  return new ModelView({
    extensionUri: place('/neuron'),
    joinPath: (base, ...parts) => place([base.path, ...parts].join('/')),
    sessions: new Sessions(),
    language: { locale: 'en', words: {} },
    pause: setImmediate,
    handlers: {} as ViewHandlers,
    logFault: (message) => expect.unreachable(message),
    showError: (error) => expect.unreachable(String(error)),
    fileNameOf: (uri) => uri,
    describeDocument: (uri) => ({ documentUri: uri, fileName: uri, playbackSeconds: 0 }),
  });
}

/** The sidebar is opened: its page is ready. */
async function open(view: ModelView): Promise<FakeWebview> {
  const page = new FakeWebview();
  const event = () => ({ dispose: () => undefined });
  view.resolveWebviewView({ webview: page.webview, visible: true, onDidChangeVisibility: event, onDidDispose: event } as never);
  page.say({ type: 'ready' });
  await settle();
  return page;
}

/** Long enough for all that is waiting to be sent. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

const pointed = ({ updates }: FakeWebview) => updates.filter(({ type }) => type === 'rowPointed');

test('a sidebar that is opened later begins with the line that is looked at', async () => {
  const view = setUp();
  view.follow('file:///a.csv');
  view.pointAt('file:///a.csv', 12);
  view.pointAt('file:///a.csv', 14);
  const page = await open(view);
  expect(pointed(page)).toEqual([{ type: 'rowPointed', line: 14 }]);
  view.dispose();
});

test('a line of another document is not remembered for this one, but for its own', async () => {
  const view = setUp();
  view.follow('file:///a.csv');
  view.pointAt('file:///b.csv', 3);
  const page = await open(view);
  expect(page.updates.map(({ type }) => type)).toEqual(['snapshot']);
  view.follow('file:///b.csv');
  await settle();
  expect(pointed(page)).toEqual([{ type: 'rowPointed', line: 3 }]);
  view.dispose();
});
