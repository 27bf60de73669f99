import * as assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { verbSchemas } from '../../../src/protocol/viewRequests.ts';
import { isPanelShown, replyTo, openPanel } from './panelPage.ts';
import { examTable, openFile, rejection, train, until } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');
const untilTabs = (condition: () => boolean) => until(condition, (check) => vscode.window.tabGroups.onDidChangeTabs(check));
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The text of VS Code's message boxes that open while `body` runs. */
async function shownMessages(body: (shown: readonly string[]) => PromiseLike<unknown>): Promise<readonly string[]> {
  const shown: string[] = [];
  const take = (_: unknown, [message]: readonly unknown[]) => {
    shown.push(String(message));
    return Promise.resolve(undefined);
  };
  await whileWrapped(vscode.window, 'showErrorMessage', take, () => body(shown));
  return shown;
}

suite('views', () => {
  suiteSetup(closeAll);
  teardown(closeAll);

  test('a page asks where a column is, and it is shown and selected, or said to be gone', async () => {
    const document = await openFile('asked.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    page.say({ type: 'revealColumn', id: 1, name: 'exam2' });
    const reply = await page.hear(replyTo(1));
    assert.deepEqual(reply.outcome, { type: 'done', value: 'shown' });
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.document, document);
    assert.equal(document.getText(activeTextEditor.selection), 'exam2');
    assert.deepEqual(activeTextEditor.selection.start, new vscode.Position(0, 6));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 5), 'first');
    await vscode.workspace.applyEdit(edit);
    page.say({ type: 'revealColumn', id: 2, name: 'exam1' });
    const later = await page.hear(replyTo(2));
    assert.deepEqual(later.outcome, { type: 'done', value: 'absent' });
    await document.save();
  });

  test('a page has answers shown beside the rows, and hears of it, also where the workspace has a setting of its own', async () => {
    const document = await openFile('beside.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    const settings = () => vscode.workspace.getConfiguration('neuron', document.uri);
    const untilSaid = (isOn: boolean) =>
      page.hear((update) => (update.type === 'contextChanged' && update.context.hasLineAnswers === isOn ? update : undefined));
    page.say({ type: 'ready' });
    const first = await page.hear((update) => (update.type === 'snapshot' ? update.context : undefined));
    assert.equal(first.hasLineAnswers, false);
    try {
      page.say({ type: 'showLineAnswers', isOn: true });
      await untilSaid(true);
      assert.equal(settings().inspect('lineAnswers')?.globalValue, true);
      await settings().update('lineAnswers', true, vscode.ConfigurationTarget.Workspace);
      page.say({ type: 'showLineAnswers', isOn: false });
      await untilSaid(false);
      assert.equal(settings().inspect('lineAnswers')?.workspaceValue, false);
    } finally {
      await settings().update('lineAnswers', undefined, vscode.ConfigurationTarget.Workspace);
      await settings().update('lineAnswers', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('what is held against chance when the file is renamed is cancelled: the page does not wait for it for ever', async () => {
    const document = await openFile('held-against-chance.csv', examTable(200));
    await train(document, { epochs: 20_000 });
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    page.say({ type: 'testChance' });
    await page.hear((update) => (update.type === 'event' && update.event.type === 'shufflesStarted' ? update : undefined));
    const newUri = vscode.Uri.joinPath(document.uri, '..', 'held-and-renamed.csv');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, newUri, { overwrite: true });
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const { state } = await page.hear((update) =>
      update.type === 'snapshot' && update.context.documentUri === newUri.toString() ? update : undefined,
    );
    assert.ok(state.run?.outcome, 'its model goes along');
    assert.equal(state.run.chanceTest, undefined);
  });

  test('a page asks for a row, has it shown in the file, and draws rows of the run that answers', async () => {
    const document = await openFile('rows.csv', examTable(30));
    const { runId } = await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    page.say({ type: 'readRow', id: 1, line: 3 });
    const { outcome } = await page.hear(replyTo(1));
    assert.equal(outcome.type, 'done');
    const row = v.parse(verbSchemas.readRow.reply, outcome.value);
    assert.equal(row?.line, 3);
    assert.deepEqual(
      row?.cells.map(([, cell]) => cell),
      document.lineAt(3).text.split(','),
    );
    assert.match(row?.split ?? '', /^(train|test)$/);
    page.say({ type: 'readRow', id: 2, line: 0 });
    assert.deepEqual((await page.hear(replyTo(2))).outcome, { type: 'done' });
    page.panel.reveal();
    await until(
      () => page.panel.active,
      (check) => page.panel.onDidChangeViewState(check),
    );
    page.say({ type: 'revealRow', id: 3, line: 5 });
    await page.hear(replyTo(3));
    assert.equal(page.panel.active, true, 'the focus stays in the panel');
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    assert.equal(shown?.selection.active.line, 5);
    page.say({ type: 'sampleRows', id: 4, runId });
    const drawn = (await page.hear(replyTo(4))).outcome;
    assert.equal(drawn.type, 'done');
    const samples = v.parse(verbSchemas.sampleRows.reply, drawn.value);
    assert.equal(samples.runId, runId);
    assert.equal(samples.lines.length, 30);
    assert.equal(samples.inputs.length, 60);
    page.say({ type: 'sampleRows', id: 5, runId: 'another' });
    assert.deepEqual((await page.hear(replyTo(5))).outcome, { type: 'cancelled' });
  });

  test('a page draws rows of a first run while that goes on', async () => {
    const document = await openFile('first.csv', examTable(30));
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    const summary = train(document, { epochs: 1_000_000, hidden: [64, 64] });
    const runId = await page.hear((update) =>
      update.type === 'event' && update.event.type === 'planned' ? update.event.runId : undefined,
    );
    page.say({ type: 'sampleRows', id: 1, runId });
    const { outcome } = await page.hear(replyTo(1));
    assert.ok(!page.updates.some((update) => update.type === 'event' && update.event.type === 'trained'), 'it still goes on');
    page.say({ type: 'stop' });
    assert.equal(outcome.type, 'done');
    const samples = v.parse(verbSchemas.sampleRows.reply, outcome.value);
    assert.equal(samples.runId, runId);
    assert.equal(samples.lines.length, 30);
    const parts = (mark: number) => samples.splits.filter((split) => split === mark).length;
    assert.deepEqual([parts(1), parts(2)], [21, 9]);
    await summary;
  });

  test('a page trains, and is told of it; what is no request has no effect', async () => {
    const document = await openFile('trained.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    await page.hear((update) => (update.type === 'snapshot' ? update : undefined));
    for (const message of [
      null,
      'stop',
      { type: 'train' },
      { type: 'train', options: { epochs: 'many' } },
      { type: 'train', options: { epochs: 5 }, uri: 'file:///other.csv' },
      { type: 'executeCommand', command: 'workbench.action.closeAllEditors' },
    ]) {
      page.say(message);
    }
    // What comes after them is answered after them.
    page.say({ type: 'revealColumn', id: 1, name: 'exam1' });
    await page.hear(replyTo(1));
    // What has changed in the file may be told at any time.
    const told = page.updates.filter((update) => update.type !== 'event' || update.event.type !== 'drifted');
    assert.deepEqual(
      told.map(({ type }) => type),
      ['snapshot', 'reply'],
    );
    page.say({ type: 'train', options: { epochs: 7 } });
    const epochs = await page.hear((update) =>
      update.type === 'event' && update.event.type === 'trained' ? update.event.outcome.epochs : undefined,
    );
    assert.equal(epochs, 7);
  });

  test('what a page has started and cannot be done is said once', async () => {
    const document = await openFile('never trained.csv', examTable(30));
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    // Without an answer there is nothing to cross-validate, and the view shows nothing of it.
    const shown = await shownMessages(async (messages) => {
      page.say({ type: 'crossValidate' });
      page.say({ type: 'revealColumn', id: 1, name: 'exam1' });
      const reply = await page.hear(replyTo(1));
      assert.equal(reply.outcome.type, 'failed');
      while (messages.length === 0) await soon();
    });
    assert.equal(shown.length, 1);
    assert.match(shown[0], /[Tt]rain/);
  });

  test('a panel leaves the focus in the text, when it opens and when it is shown again', async () => {
    const document = await openFile('focus.csv', examTable(30));
    const isTextInFront = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText;
    const { panel } = await openPanel(document);
    assert.deepEqual([panel.active, isTextInFront()], [false, true]);
    const other = await openFile('over the panel.csv', examTable(30));
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    await untilTabs(() => !isPanelShown());
    await vscode.commands.executeCommand('neuron.showNetwork', document.uri);
    await untilTabs(isPanelShown);
    assert.deepEqual([panel.active, isTextInFront()], [false, true]);
  });

  test('menus know whether the table in front is being trained', async () => {
    const document = await openFile('keys.csv', examTable(30));
    const other = await openFile('other keys.csv', examTable(30));
    const keys = new Map<unknown, unknown>();
    const take = (call: (...parameters: readonly unknown[]) => unknown, parameters: readonly unknown[]) => {
      if (parameters[0] === 'setContext') keys.set(parameters[1], parameters[2]);
      return call(...parameters);
    };
    const isFront = ({ uri }: vscode.TextDocument) => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
    const bringToFront = async (shown: vscode.TextDocument) => {
      await vscode.window.showTextDocument(shown, { preview: false });
      await untilTabs(() => isFront(shown));
    };
    await bringToFront(other);
    await whileWrapped(vscode.commands, 'executeCommand', take, async () => {
      await bringToFront(document);
      const summary = vscode.commands.executeCommand('neuron.train', document.uri, { epochs: 1_000_000, hidden: [64, 64], show: false });
      const isTraining = () => keys.get('neuron.isTraining');
      const untilKey = async (value: boolean) => {
        while (isTraining() !== value) await soon();
      };
      await untilKey(true);
      // Only of the table in front.
      await bringToFront(other);
      await untilKey(false);
      await bringToFront(document);
      await untilKey(true);
      assert.equal(keys.get('neuron.isTable') ?? true, true);
      await vscode.commands.executeCommand('neuron.stop', document.uri);
      await summary.then(undefined, () => undefined);
      await untilKey(false);
    });
  });

  test('a name in a file makes no link in what is said about the table', async () => {
    const link = '[x](command:workbench.action.closeWindow)';
    const document = await openFile('links.csv', `${link},y\n1,1\n2,1\n3,1\n`);
    let rejected: unknown;
    const shown = await shownMessages(async () => {
      try {
        await vscode.commands.executeCommand('neuron.train', document.uri, { target: `${link}?` });
      } catch (error) {
        rejected = error;
      }
    });
    assert.equal(shown.length, 1);
    for (const text of [shown[0], String(rejected)]) {
      assert.ok(text.includes('[x]'), text);
      assert.ok(!text.includes(']('), text);
    }
  });

  test('nor does the name of a file in what is said while something goes on', async () => {
    const document = await openFile('[stop](command:neuron.stop).csv', examTable(30));
    const titles: string[] = [];
    /** Takes down the title, and cancels what the notification is about. */
    const takeTitle = async (_: unknown, [options, task]: readonly unknown[]) => {
      titles.push((options as vscode.ProgressOptions).title ?? '');
      const source = new vscode.CancellationTokenSource();
      const going = (task as (progress: unknown, token: unknown) => Promise<unknown>)({ report: () => undefined }, source.token);
      source.cancel();
      await going;
    };
    await whileWrapped(vscode.window, 'withProgress', takeTitle, async () => {
      await train(document, { epochs: 1_000_000, hidden: [64, 64] });
      const message = await rejection(vscode.commands.executeCommand('neuron.crossValidate', document.uri, {}));
      assert.match(message, /[Cc]ancel/);
    });
    assert.equal(titles.length, 2);
    for (const title of titles) {
      assert.ok(title.includes('[stop]'), title);
      assert.ok(!title.includes(']('), title);
    }
  });
});
