import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { zipEntries } from '../../../scripts/zipEntries.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { examTable, openText, rejection, train } from './tables.ts';

suite('neuron.export', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-export-'));
  const exportTo = (uri: vscode.Uri, format: string, name: string) =>
    vscode.commands.executeCommand<vscode.Uri>('neuron.export', uri, { format, to: vscode.Uri.file(path.join(folder, name)) });

  test('writes the file that is asked for and resolves to its URI', async () => {
    const document = await openText(examTable(60));
    await train(document, { epochs: 20 });
    const written = await exportTo(document.uri, 'python', 'exam.py');
    assert.equal(written.fsPath, path.join(folder, 'exam.py'));
    assert.match(readFileSync(written.fsPath, 'utf8'), /^def predict\(row\):$/m);
  });

  test('a file of Keras is a zip whose weights the library for HDF5 writes, which is loaded for it', async () => {
    const document = await openText(examTable(60));
    await train(document, { epochs: 5 });
    const written = await exportTo(document.uri, 'keras', 'exam.keras');
    const entries = zipEntries(readFileSync(written.fsPath)).map(({ name }) => name);
    assert.deepEqual(entries, ['metadata.json', 'config.json', 'model.weights.h5']);
  });

  for (const [format, name] of [
    ['keras', 'back.keras'],
    ['onnx', 'back.onnx'],
    ['tfjs', 'back.json'],
  ]) {
    test(`a model that leaves as ${format} comes back with the same answers`, async () => {
      const document = await openText(examTable(60));
      await train(document, { epochs: 20, hidden: [3] });
      const values = { exam1: 74.71, exam2: '61.49' };
      const before = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', document.uri, values);
      const written = await exportTo(document.uri, format, name);
      await vscode.commands.executeCommand('neuron.openModel', written);
      assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom);
      const after = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', written, values);
      assert.deepEqual([after.value, after.probabilities], [before.value, before.probabilities]);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }

  test('a model that leaves as a .neuron file comes back by it, and answers without its table', async () => {
    const document = await openText(examTable(60));
    await train(document, { epochs: 20, hidden: [3] });
    const values = { exam1: 74.71, exam2: '61.49' };
    const before = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', document.uri, values);
    const written = await exportTo(document.uri, 'neuron', 'exam.neuron');
    await vscode.commands.executeCommand('neuron.openModel', written);
    assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom);
    const after = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', written, values);
    assert.deepEqual([after.value, after.probabilities], [before.value, before.probabilities]);
    const again = await exportTo(written, 'python', 'again.py');
    assert.match(readFileSync(again.fsPath, 'utf8'), /"exam1"/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('a model of many columns is exported by a thread: the host goes on meanwhile', async () => {
    const columns = 60;
    const header = [...Array.from({ length: columns }, (_, k) => `c${k}`), 'y'].join(',');
    const row = (i: number) => [...Array.from({ length: columns }, (_, k) => (i * (k + 7)) % 101), i % 2].join(',');
    const document = await openText([header, ...Array.from({ length: 40 }, (_, i) => row(i)), ''].join('\n'));
    await train(document, { epochs: 5 });
    const asked: unknown[] = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, question: { format?: string }, ...rest) {
      if (question.format !== undefined) asked.push(question.format);
      post.call(this, question, ...rest);
    };
    try {
      const written = await exportTo(document.uri, 'python', 'many.py');
      assert.match(readFileSync(written.fsPath, 'utf8'), /^def predict\(row\):$/m);
    } finally {
      Worker.prototype.postMessage = post;
    }
    assert.equal(asked[0], 'python');
  });

  test('refuses what is no model', async () => {
    const file = path.join(folder, 'torn.neuron');
    writeFileSync(file, '{"format": "neuron-model", "version": 1');
    assert.match(await rejection(vscode.commands.executeCommand('neuron.openModel', vscode.Uri.file(file))), /not a model of Neuron/);
    const nowhere = vscode.Uri.file(path.join(folder, 'none.neuron'));
    assert.match(
      await rejection(vscode.commands.executeCommand('neuron.openModel', nowhere)),
      /could not be read: there is no such file in /,
    );
  });

  test('says what it cannot do', async () => {
    const document = await openText(examTable(60));
    assert.match(await rejection(exportTo(document.uri, 'python', 'none.py')), /Nothing has been trained on .* yet/);
    await train(document, { epochs: 5 });
    assert.match(await rejection(exportTo(document.uri, 'toString', 'none.py')), /needs a format, one of neuron, onnx, python/);
    assert.match(
      await rejection(vscode.commands.executeCommand('neuron.export', document.uri, { format: 'python', to: 7 })),
      /the URI of a file to write/,
    );
    const nowhere = vscode.Uri.parse('nowhere:/a.py');
    assert.match(
      await rejection(vscode.commands.executeCommand('neuron.export', document.uri, { format: 'python', to: nowhere })),
      /could not be written/,
    );
  });
});
