import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Prediction } from '../../../src/model/prediction.ts';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { examTable, openFile, openText, rejection, train, until } from './tables.ts';

suite('commands', () => {
  test('neuron.train resolves to a summary', async () => {
    const document = await openText(examTable(100));
    const summary = await train(document, { epochs: 300 });
    assert.equal(summary.target, 'pass');
    assert.deepEqual(summary.features, ['exam1', 'exam2']);
    assert.deepEqual(summary.classes, ['0', '1']);
    assert.deepEqual(summary.rows, { train: 70, validation: 0, test: 30, skipped: 0 });
    assert.equal(summary.epochs, 300);
    assert.equal(summary.parameters, 3);
    assert.ok((summary.test?.accuracy ?? 0) > 0.9, JSON.stringify(summary.test));
    assert.ok((summary.test?.loss ?? Infinity) < summary.baseline.loss);
  });

  test('a truth table is learned as a whole, by one neuron, and every row of it is answered right', async () => {
    const document = await openText('a,b,and\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n');
    const summary = await train(document, { epochs: 1000 });
    assert.deepEqual([summary.rows.train, summary.rows.test], [4, 0]);
    assert.equal(summary.train.accuracy, 1);
    assert.match(summary.warnings.join(), /lists every case.* there is no test/);
    for (const [line, expected] of ['0', '0', '0', '1'].entries()) {
      const prediction = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, line + 1);
      assert.equal(prediction.value, expected);
    }
    for (const command of ['neuron.crossValidate', 'neuron.sweep']) {
      const message = await rejection(vscode.commands.executeCommand(command, document.uri, {}));
      assert.match(message, /The table lists every case: .* nothing to (cross-validate|judge settings by)/);
    }
  });

  test('the same seed gives the same scores, another one others', async () => {
    const document = await openText(examTable(100));
    const [first, second, other] = [await train(document), await train(document), await train(document, { seed: 2 })];
    assert.deepEqual(second.test, first.test);
    assert.deepEqual(second.train, first.train);
    assert.notDeepEqual(other.train, first.train);
  });

  test('hidden layers and chosen columns', async () => {
    const document = await openText(examTable(60));
    const hidden = await train(document, { hidden: [8, 4], features: ['exam2'], activation: 'tanh' });
    assert.equal(hidden.parameters, 8 * 2 + 4 * 9 + 5);
    assert.deepEqual(hidden.features, ['exam2']);
  });

  test('unsaved edits count, and the document is never changed', async () => {
    const document = await openText(examTable(40));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), '90,90,1\n10,10,0\n');
    await vscode.workspace.applyEdit(edit);
    const { version } = document;
    const { rows } = await train(document);
    assert.equal(rows.train + rows.test, 42);
    assert.equal(document.version, version);
  });

  test('predictRow and predictSample agree on the same values', async () => {
    const document = await openText(examTable(50));
    await train(document);
    const row = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 3);
    const [exam1, exam2, pass] = document.lineAt(3).text.split(',');
    assert.equal(row.actual, pass);
    assert.ok(row.split === 'train' || row.split === 'test');
    const sample = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', document.uri, {
      exam1: Number(exam1),
      exam2,
    });
    assert.equal(sample.value, row.value);
    assert.deepEqual(sample.probabilities, row.probabilities);
    const amounts = row.contributions.reduce((sum, { amount }) => sum + amount, row.bias ?? Number.NaN);
    assert.ok(Math.abs(amounts - (row.sum ?? Number.NaN)) < 1e-9);
    const probability = 1 / (1 + Math.exp(-(row.sum ?? Number.NaN)));
    assert.ok(Math.abs(probability - (row.probabilities?.['1'] ?? Number.NaN)) < 1e-9);
  });

  test('what cannot be done is said in words', async () => {
    const untrained = await openText(examTable(20));
    assert.match(await rejection(vscode.commands.executeCommand('neuron.predictRow', untrained.uri, 1)), /Train Neuron/);
    assert.match(await rejection(train(await openText(''))), /empty/i);
    assert.match(await rejection(train(untrained, { target: 'grade' })), /grade.*exam1|exam1.*grade/s);
    assert.match(await rejection(train(untrained, { epochs: 0 })), /epochs/);
    assert.match(await rejection(train(untrained, { colour: 'red' })), /colour/);
    await train(untrained);
    assert.match(await rejection(vscode.commands.executeCommand('neuron.predictSample', untrained.uri, { exam1: 1 })), /exam2/);
    assert.match(await rejection(vscode.commands.executeCommand('neuron.predictRow', untrained.uri, 5000)), /5001/);
    const missing = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0].uri ?? untrained.uri, 'no-such-table.csv');
    assert.match(await rejection(vscode.commands.executeCommand('neuron.train', missing)), /no-such-table\.csv/);
  });

  test('an invalid setting is named', async () => {
    const settings = vscode.workspace.getConfiguration('neuron');
    await settings.update('learningRate', -1, vscode.ConfigurationTarget.Global);
    try {
      assert.match(await rejection(train(await openText(examTable(20)))), /neuron\.learningRate/);
    } finally {
      await settings.update('learningRate', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('settings are the options that are not given', async () => {
    const settings = vscode.workspace.getConfiguration('neuron');
    await settings.update('epochs', 7, vscode.ConfigurationTarget.Global);
    try {
      const document = await openText(examTable(20));
      const summary = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', document.uri, { show: false });
      assert.equal(summary.epochs, 7);
    } finally {
      await settings.update('epochs', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('neuron.trainWith trains with what its questions are answered with', async () => {
    const document = await openText(examTable(40));
    let isAnswered = false;
    const answered = Promise.resolve(vscode.commands.executeCommand('neuron.trainWith', document.uri)).finally(() => {
      isAnswered = true;
    });
    // Accepts the suggestion of each question: the only target, all features, the epochs of the settings.
    while (!isAnswered) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await answered;
    const row = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 1);
    assert.deepEqual(
      row.contributions.map(({ column }) => column),
      ['exam1', 'exam2'],
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('the sample opens as an untitled table that can be trained on', async () => {
    await vscode.commands.executeCommand('neuron.openSample', 'exam_scores');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, 'csv');
    const { rows, test: scores } = await train(document, { epochs: 1000 });
    assert.deepEqual(rows, { train: 140, validation: 0, test: 60, skipped: 0 });
    assert.equal(scores?.accuracy, 53 / 60);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test("buttons in the panel's title mean the panel's table", async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const document = await openFile('titled.csv', examTable(30));
    await train(document, { show: true });
    const title = vscode.Uri.parse('webview-panel:webview-panel/webview-1');
    await vscode.commands.executeCommand('neuron.train', title, { groupId: 1 });
    await vscode.commands.executeCommand('neuron.showTable', title, { groupId: 1 });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    assert.equal(
      vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === 'webview-panel'),
      false,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('show: false shows nothing; training with a panel and showNetwork open it once', async () => {
    const networkTabs = () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    // A file, because VS Code itself opens unsaved texts after a while.
    const document = await openFile('unshown.csv', examTable(30));
    await train(document);
    assert.equal(networkTabs().length, 0);
    assert.ok(!vscode.window.visibleTextEditors.some((editor) => editor.document === document));
    await train(document, { show: true });
    await until(
      () => networkTabs().length === 1,
      (check) => vscode.window.tabGroups.onDidChangeTabs(check),
    );
    await vscode.commands.executeCommand('neuron.showNetwork', document.uri);
    assert.equal(networkTabs().length, 1);
    await vscode.window.tabGroups.close(networkTabs());
  });
});
