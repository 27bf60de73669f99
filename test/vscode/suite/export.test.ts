import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
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

  test('says what it cannot do', async () => {
    const document = await openText(examTable(60));
    assert.match(await rejection(exportTo(document.uri, 'python', 'none.py')), /Nothing has been trained on .* yet/);
    await train(document, { epochs: 5 });
    assert.match(await rejection(exportTo(document.uri, 'toString', 'none.py')), /needs a format, one of python, javascript/);
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
