import * as assert from 'node:assert/strict';
import { rm, stat, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { beginLongRun, testLongRuns, type WorkerWatch } from './longRuns.ts';
import { examTable, openFile, openText, rejection, train, until } from './tables.ts';

/** The extension's workers are threads of this process, so they can be observed here. */
function watchWorkers(): WorkerWatch<Worker> {
  const post = Worker.prototype.postMessage;
  const learning = new Promise<Worker>((resolve) => {
    Worker.prototype.postMessage = function (this: Worker, request: { type?: string }, ...rest) {
      if (request.type === 'train') {
        const onReport = (report: { type?: string }) => {
          if (report.type !== 'epochs') return;
          this.off('message', onReport);
          resolve(this);
        };
        this.on('message', onReport);
      }
      post.call(this, request, ...rest);
    };
  });
  return { learning, end: () => (Worker.prototype.postMessage = post) };
}

const startLongRun = (document: vscode.TextDocument) => beginLongRun(document, watchWorkers());

/** Resolves when this many comparisons have been answered, and reports how many workers ran at once. */
function watchComparisons(count: number): { readonly asked: Promise<void>; mostAtOnce(): number } {
  const post = Worker.prototype.postMessage;
  const busy = new Set<string>();
  let [most, answered] = [0, 0];
  const asked = new Promise<void>((resolve) => {
    Worker.prototype.postMessage = function (this: Worker, request: { type?: string; requestId?: string }, ...rest) {
      const { requestId } = request;
      if (request.type === 'compare' && requestId !== undefined) {
        busy.add(requestId);
        most = Math.max(most, busy.size);
        const onReport = (report: { requestId?: string }) => {
          if (report.requestId !== requestId) return;
          this.off('message', onReport);
          busy.delete(requestId);
          if (++answered < count) return;
          Worker.prototype.postMessage = post;
          resolve();
        };
        this.prependListener('message', onReport);
      }
      post.call(this, request, ...rest);
    };
  });
  return { asked, mostAtOnce: () => most };
}

suite('faults', () => {
  test('a training that a tool has begun ends when its caller cancels, and what was learned is kept', async () => {
    const document = await openFile('cancelled tool.csv', examTable(60));
    const { learning, end } = watchWorkers();
    const source = new vscode.CancellationTokenSource();
    const input = { table: 'cancelled tool.csv', epochs: 1_000_000, hidden: [64, 64] };
    const told = Promise.allSettled([vscode.lm.invokeTool('neuron_train', { input, toolInvocationToken: undefined }, source.token)]);
    const worker = await learning.finally(end);
    const ended = new Promise<string>((resolve) => {
      worker.on('message', ({ type }: { type: string }) => {
        if (type === 'trained' || type === 'failed') resolve(type);
      });
    });
    source.cancel();
    await told;
    assert.equal(await ended, 'trained');
    await vscode.workspace.fs.delete(document.uri);
  });

  test('a training that a tool begins takes the place of one that is going on, which says so', async () => {
    const document = await openFile('tool twice.csv', examTable(60));
    const ask = (epochs: number) => {
      const input = { table: 'tool twice.csv', epochs, hidden: [64, 64] };
      return vscode.lm.invokeTool('neuron_train', { input, toolInvocationToken: undefined }, new vscode.CancellationTokenSource().token);
    };
    const { learning, end } = watchWorkers();
    const first = rejection(ask(1_000_000));
    await learning.finally(end);
    const [told] = (await ask(25)).content;
    assert.ok(told instanceof vscode.LanguageModelTextPart);
    assert.match(told.value, /"epochs":\s*25\b/);
    assert.match(await first, /replaced by a newer one/);
    await vscode.workspace.fs.delete(document.uri);
  });

  testLongRuns(watchWorkers, {
    'a killed worker': (worker) => worker.terminate(),
    // Its script fails on something that is not a request.
    'a worker that fails': (worker) => worker.postMessage(null),
  });

  test('an edit in the middle of a run does not disturb it', async () => {
    const document = await openText(examTable(60));
    const { summary } = await startLongRun(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 0, 30, 0), '');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    const { rows } = await summary;
    assert.equal(rows.train + rows.test, 60);
    const after = await train(document);
    assert.equal(after.rows.train + after.rows.test, 31);
  });

  test('closing the document in the middle of a run ends in an answer', async () => {
    const document = await openFile('closed-mid-run.csv', examTable(60));
    const { uri } = document;
    await vscode.window.showTextDocument(document);
    const { summary } = await startLongRun(document);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('neuron.stop', uri);
    assert.ok((await summary).epochs > 0);
    const prediction = await vscode.commands.executeCommand<{ value: string }>('neuron.predictRow', uri, 1);
    assert.match(prediction.value, /^[01]$/);
  });

  test('renaming the file in the middle of a run: run and model go along', async () => {
    const { uri } = await openFile('before.csv', examTable(60));
    const document = await vscode.workspace.openTextDocument(uri);
    const { summary } = await startLongRun(document);
    const newUri = vscode.Uri.joinPath(uri, '..', 'after.csv');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, newUri, { overwrite: true });
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await vscode.commands.executeCommand('neuron.stop', newUri);
    assert.ok((await summary).epochs > 0);
    const prediction = await vscode.commands.executeCommand<{ value: string }>('neuron.predictRow', newUri, 1);
    assert.match(prediction.value, /^[01]$/);
  });

  test('deleting the file in the middle of a run: the run comes to its answer, and new values can be predicted', async () => {
    const document = await openFile('deleted.csv', examTable(60));
    const { summary } = await startLongRun(document);
    await vscode.workspace.fs.delete(document.uri);
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    assert.ok((await summary).epochs > 0);
    const values = { exam1: 90, exam2: 95 };
    const prediction = await vscode.commands.executeCommand<{ value: string }>('neuron.predictSample', document.uri, values);
    assert.equal(prediction.value, '1');
  });

  test('saving and reverting in the middle of a run do not disturb it', async () => {
    const document = await openFile('reverted.csv', examTable(60));
    // Not by an editor, which refuses an edit that meets another change of its document.
    const insert = async (line: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 0), line);
      assert.equal(await vscode.workspace.applyEdit(edit), true);
    };
    const { summary } = await startLongRun(document);
    await insert('50,60,1\n');
    assert.equal(await document.save(), true);
    await insert('51,61,1\n');
    const onChange = (check: () => void) => vscode.workspace.onDidChangeTextDocument(check);
    await until(() => document.isDirty, onChange);
    // The command is about the editor in front.
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(() => !document.isDirty, onChange);
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    const { rows } = await summary;
    assert.equal(rows.train + rows.test, 60);
    const after = await train(document);
    assert.equal(after.rows.train + after.rows.test, 61);
  });

  test('settings changed in the middle of a run hold for the next one', async () => {
    const document = await openText(examTable(60));
    const { summary } = await startLongRun(document);
    const settings = vscode.workspace.getConfiguration('neuron');
    await settings.update('testFraction', 0.5, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('neuron.stop', document.uri);
      assert.equal((await summary).rows.test, 18);
      assert.equal((await train(document)).rows.test, 30);
    } finally {
      await settings.update('testFraction', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('the panel closed, moved, hidden and reloaded in the middle of a run: the run goes on', async () => {
    const document = await openFile('panel-mid-run.csv', examTable(60));
    await vscode.window.showTextDocument(document);
    const { summary } = await startLongRun(document);
    const panelTabs = () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
    const show = async () => {
      await vscode.commands.executeCommand('neuron.showNetwork', document.uri);
      await until(
        () => panelTabs().length === 1,
        (check) => vscode.window.tabGroups.onDidChangeTabs(check),
      );
    };
    await show();
    await vscode.window.tabGroups.close(panelTabs());
    await show();
    for (const command of ['moveEditorToNextGroup', 'webview.reloadWebviewAction', 'newGroupRight', 'joinAllGroups']) {
      await vscode.commands.executeCommand(`workbench.action.${command}`);
    }
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    assert.ok((await summary).epochs > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('twenty tables at once all come to their answer', async () => {
    const documents = await Promise.all(Array.from({ length: 20 }, (_, i) => openFile(`many-${i}.csv`, examTable(40 + i))));
    const summaries = await Promise.all(documents.map((document) => train(document, { epochs: 50 })));
    assert.deepEqual(
      summaries.map(({ rows }) => rows.train + rows.test),
      documents.map((_, i) => 40 + i),
    );
  });

  test('a file that is too large for the editor to share is the table in front, and is read from disk', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0].uri;
    assert.ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder, 'large.csv');
    // Half a million rows whose remark makes them long: eight million short ones would be read for ten seconds.
    const remark = 'x'.repeat(100);
    const rows = examTable(50_000).trim().split('\n').slice(1);
    await writeFile(
      uri.fsPath,
      `exam1,exam2,remark,pass\n${rows
        .map((row) => `${row.replace(/,(?=[01]$)/, `,${remark},`)}\n`)
        .join('')
        .repeat(10)}`,
    );
    assert.ok((await stat(uri.fsPath)).size > 50 * 1024 * 1024);
    await vscode.window.showTextDocument(await openFile('looked-at-before.csv', examTable(60)));
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'large.csv',
      (check) => vscode.window.tabGroups.onDidChangeTabs(check),
    );
    const options = { epochs: 1, batchSize: 1024, show: false };
    const summary = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', undefined, options);
    assert.equal(summary.rows.train + summary.rows.test, 500_000);
    assert.match(summary.warnings.join(), /read as it was saved/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(uri.fsPath);
  });

  test('an edit of twenty trained tables asks two workers at a time', async () => {
    const uris: vscode.Uri[] = [];
    // One after another: VS Code keeps no document that nobody looks at for long.
    for (let i = 0; i < 20; i++) {
      const document = await openFile(`replaced-${i}.csv`, examTable(40));
      await train(document, { epochs: 1 });
      uris.push(document.uri);
    }
    const { asked, mostAtOnce } = watchComparisons(uris.length);
    const edit = new vscode.WorkspaceEdit();
    for (const uri of uris) edit.replace(uri, new vscode.Range(1, 0, 2, 0), '99,99,0\n');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await asked;
    assert.equal(mostAtOnce(), 2);
  });
});
