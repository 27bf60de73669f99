import * as assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { TrainingSummary } from '../../../src/session/trainingSummary.ts';
import { examTable, openFile, openText, rejection, train } from './tables.ts';

/** Long enough to be caught in the middle. */
const endless = { epochs: 1_000_000, hidden: [64, 64] };

/** Starts a long run and waits until it learns. The extension's workers are threads of this very process, so that they can be seen here. */
async function startLongRun(document: vscode.TextDocument): Promise<{ summary: Promise<TrainingSummary>; worker: Worker }> {
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
  try {
    const summary = train(document, endless);
    return { summary, worker: await Promise.race([learning, summary.then(() => Promise.reject(new Error('The run is over already')))]) };
  } finally {
    Worker.prototype.postMessage = post;
  }
}

suite('faults', () => {
  test('stop keeps what was learned', async () => {
    const document = await openText(examTable(60));
    const { summary } = await startLongRun(document);
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    const { epochs, warnings } = await summary;
    assert.ok(epochs > 0 && epochs < endless.epochs);
    assert.match(warnings.join(), /Stopped after/);
    const prediction = await vscode.commands.executeCommand<{ value: string }>('neuron.predictRow', document.uri, 1);
    assert.match(prediction.value, /^[01]$/);
  });

  test('a killed worker is told, the old model stays, and the next run works', async () => {
    const document = await openText(examTable(60));
    await train(document);
    const before: unknown = await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2);
    const { summary, worker } = await startLongRun(document);
    const message = rejection(summary);
    await worker.terminate();
    assert.match(await message, /ended unexpectedly.*Train again/s);
    assert.deepEqual(await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2), before);
    assert.equal((await train(document)).epochs, 20);
  });

  test('a second start replaces the first', async () => {
    const document = await openText(examTable(60));
    const { summary } = await startLongRun(document);
    const message = rejection(summary);
    assert.equal((await train(document)).epochs, 20);
    assert.match(await message, /replaced/);
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

  test('many tables at once all come to their answer', async () => {
    const documents = await Promise.all(Array.from({ length: 8 }, (_, i) => openFile(`many-${i}.csv`, examTable(40 + i))));
    const summaries = await Promise.all(documents.map((document) => train(document, { epochs: 50 })));
    assert.deepEqual(
      summaries.map(({ rows }) => rows.train + rows.test),
      documents.map((_, i) => 40 + i),
    );
  });
});
