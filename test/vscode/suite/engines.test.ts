import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { examTable, openText, train } from './tables.ts';

suite('engines', () => {
  test('TensorFlow.js comes to where the kernel comes', async () => {
    const document = await openText(examTable(60));
    const settings = vscode.workspace.getConfiguration('neuron');
    const fused = await train(document, { epochs: 5 });
    await settings.update('engine', 'tfjs', vscode.ConfigurationTarget.Global);
    try {
      const reference = await train(document, { epochs: 5 });
      assert.ok(Math.abs(reference.train.loss - fused.train.loss) < 1e-4, `${reference.train.loss} ${fused.train.loss}`);
    } finally {
      await settings.update('engine', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
