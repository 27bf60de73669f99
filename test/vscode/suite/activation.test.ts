import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

function neuron(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('neuron-lab.neuron');
  assert.ok(extension, 'the extension under development is there');
  return extension;
}

suite('activation', () => {
  test('opening a table activates the extension', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'a folder is open');
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'exam_scores.csv'));
    await neuron().activate();
    assert.equal(neuron().isActive, true);
  });

  test('every command of the manifest is registered, and no other', async () => {
    await neuron().activate();
    const manifest = neuron().packageJSON as Manifest;
    const promised = manifest.contributes.commands.map(({ command }) => command).sort();
    // VS Code itself adds commands for the views ("neuron.model.focus", say).
    const registered = (await vscode.commands.getCommands(true)).filter((command) => /^neuron\.[^.]+$/.test(command)).sort();
    assert.deepEqual(registered, promised);
  });
});
