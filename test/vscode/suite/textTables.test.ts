import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { examTable, hoverText, openFile, rejection } from './tables.ts';

const prose = 'Dear Ann,\n\nthank you for the table.\nI hope, as always, that you are well.\n';

suite('files whose names do not say that they are tables', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const [name, text] of [
    ['exams.data', examTable(60)],
    ['exams.txt', examTable(60).replaceAll(',', '\t')],
    ['exams.DAT', examTable(60).replaceAll(',', '  ')],
    ['exams.psv', examTable(60).replaceAll(',', '|')],
  ]) {
    test(`${name} offers to train, is the table in front, and answers`, async () => {
      const document = await openFile(name, text);
      await vscode.window.showTextDocument(document);
      assert.match(await hoverText(document, 1), /Train Neuron/);
      const summary = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', undefined, { epochs: 20, show: false });
      assert.equal(summary.target, 'pass');
      assert.deepEqual(summary.features, ['exam1', 'exam2']);
      assert.match(await hoverText(document, 1), /pass/);
    });
  }

  test('notes are none: no hover, refused in words, and no other table is trained instead', async () => {
    await vscode.window.showTextDocument(await openFile('last.csv', examTable(40)));
    const notes = await openFile('notes.txt', prose);
    await vscode.window.showTextDocument(notes);
    assert.equal(await hoverText(notes, 2), '');
    const told = await rejection(vscode.commands.executeCommand('neuron.train', undefined, { epochs: 20, show: false }));
    assert.match(told, /No table is in front/);
    assert.match(await rejection(vscode.commands.executeCommand('neuron.train', notes.uri, { show: false })), /Line 1|one column|No row/);
  });

  test('what becomes a table by an edit is one, and what was one is none any more', async () => {
    const document = await openFile('pasted.txt', '');
    const editor = await vscode.window.showTextDocument(document);
    assert.equal(await hoverText(document, 0), '');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), examTable(10)));
    assert.match(await hoverText(document, 1), /Train Neuron/);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, document.lineCount, 0), prose));
    assert.equal(await hoverText(document, 1), '');
  });
});
