import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Prediction } from '../../../src/model/prediction.ts';
import { examTable, openFile, rejection, train } from '../suite/tables.ts';

const values = { exam1: 74.71, exam2: '61.49' };

function answer(uri: vscode.Uri): Thenable<Prediction> {
  return vscode.commands.executeCommand<Prediction>('neuron.predictSample', uri, values);
}

suite('export in a browser', () => {
  for (const [format, name] of [
    ['neuron', 'back.neuron'],
    ['onnx', 'back.onnx'],
    ['tfjs', 'back.json'],
  ]) {
    test(`a model that leaves as ${format} comes back with the same answers`, async () => {
      const { uri } = await openFile(`leaves-as-${format}.csv`, examTable(60));
      await train(await vscode.workspace.openTextDocument(uri), { hidden: [3] });
      const before = await answer(uri);
      const to = vscode.Uri.joinPath(uri, '..', name);
      const written = await vscode.commands.executeCommand<vscode.Uri>('neuron.export', uri, { format, to });
      assert.equal(written.toString(), to.toString());
      await vscode.commands.executeCommand('neuron.openModel', written);
      assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom);
      const after = await answer(written);
      assert.deepEqual([after.value, after.probabilities], [before.value, before.probabilities]);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }

  test('Keras, whose library is not there, is refused in words, writing and reading', async () => {
    const document = await openFile('no-keras.csv', examTable(60));
    await train(document);
    const to = vscode.Uri.joinPath(document.uri, '..', 'exam.keras');
    const refusal = /Keras.*on a computer.*another format, such as ONNX/;
    assert.match(await rejection(vscode.commands.executeCommand('neuron.export', document.uri, { format: 'keras', to })), refusal);
    assert.match(await rejection(vscode.workspace.fs.stat(to)), /exam\.keras/);
  });
});
