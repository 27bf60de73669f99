import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GhostText } from '../../../src/rows/ghostText.ts';
import { modelOf } from '../../unit/model/modelOf.ts';
import { examTable, openFile, openText, rainbowLanguages, train, until } from './tables.ts';

/** Types into a table's last, empty line, and accepts the suggestion, as Tab does. */
async function typeAndTake(document: vscode.TextDocument, text: string): Promise<string> {
  const editor = await vscode.window.showTextDocument(document);
  const line = document.lineCount - 1;
  editor.selection = new vscode.Selection(line, 0, line, 0);
  await vscode.commands.executeCommand('type', { text });
  const isTaken = () => document.lineAt(line).text !== text;
  while (!isTaken()) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return document.lineAt(line).text;
}

suite('the answer of a row that is being typed', () => {
  teardown(async () => {
    for (const document of vscode.workspace.textDocuments) if (document.isDirty && !document.isUntitled) await document.save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('is offered behind it and taken, in a file and in a document without a name', async () => {
    for (const document of [await openFile('typed.csv', examTable(60)), await openText(examTable(60))]) {
      await train(document, { epochs: 200 });
      assert.equal(await typeAndTake(document, '95,96'), '95,96,1');
    }
  });

  test('is written as the rows above are, with semicolons and in quotes', async () => {
    const text = examTable(60)
      .replaceAll(',', ';')
      .replace(/;([01])$/gm, ';"$1"');
    const document = await openText(text);
    await train(document, { epochs: 200 });
    assert.equal(await typeAndTake(document, '3;4;'), '3;4;"0"');
  });

  for (const [language, mark] of rainbowLanguages) {
    test(`is offered where Rainbow CSV says that a table is "${language}"`, async () => {
      const document = await openText(examTable(60).replaceAll(',', mark), language);
      assert.equal(document.languageId, language);
      await train(document, { epochs: 200 });
      // Where tabs separate cells, the key that takes an answer is the one that goes on to the next cell: there it is offered in that.
      const typed = mark === '\t' ? `95${mark}96${mark}` : `95${mark}96`;
      assert.equal(await typeAndTake(document, typed), `95${mark}96${mark}1`);
    });
  }

  test('is not offered where the setting is off, another completion is chosen, or a newer run did not become the answer', async () => {
    const model = modelOf('binary', 'sigmoid', [], [0.3, -0.5, 0.4, 0.6, -0.4, 0.1]);
    const names = [...model.cells(1).keys()];
    const row = [...model.cells(1).values()].slice(0, -1).join(',');
    const document = await openText(`${names.join(',')}\n${row},no\n${row}`);
    const asked = async (newer: 'running' | undefined, selected = false) => {
      const provider = new GhostText({ model: () => Promise.resolve(model), newerRun: () => newer });
      const end = document.lineAt(2).range.end;
      const selectedCompletionInfo = selected ? { range: new vscode.Range(end, end), text: 'x' } : undefined;
      const context = { triggerKind: vscode.InlineCompletionTriggerKind.Automatic, selectedCompletionInfo };
      const items = await provider.provideInlineCompletionItems(document, end, context, new vscode.CancellationTokenSource().token);
      return items.map(({ insertText }) => insertText);
    };
    const offered = await asked(undefined);
    assert.equal(offered.length, 1);
    assert.ok(offered[0] === ',no' || offered[0] === ',yes');
    assert.deepEqual(await asked('running'), []);
    assert.deepEqual(await asked(undefined, true), []);
    const settings = vscode.workspace.getConfiguration('neuron');
    await settings.update('ghostText', false, vscode.ConfigurationTarget.Global);
    try {
      await until(
        () => !vscode.workspace.getConfiguration('neuron').get('ghostText'),
        (check) => vscode.workspace.onDidChangeConfiguration(check),
      );
      assert.deepEqual(await asked(undefined), []);
    } finally {
      await settings.update('ghostText', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
