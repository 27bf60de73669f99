import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { openText, train } from './tables.ts';

/** Two numbers, a class of three and a number that follow from them. */
function treeTable(): Thenable<vscode.TextDocument> {
  const rows = Array.from(
    { length: 90 },
    (_, i) => `${i % 3},${(i * 7) % 10},${['ash', 'elm', 'oak'][i % 3]},${(i % 3) * 2.5 + ((i * 7) % 10)}`,
  );
  return openText(['a,b,tree,height', ...rows].join('\n'));
}

/** As the command palette, a menu or a link starts it. */
const trainAgain = ({ uri }: vscode.TextDocument) => vscode.commands.executeCommand<LocalizedSummary>('neuron.train', uri);

async function replaceHeader(document: vscode.TextDocument, header: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.lineAt(0).range, header);
  await vscode.workspace.applyEdit(edit);
}

suite('what was chosen about the columns', () => {
  suiteSetup(() => vscode.workspace.getConfiguration('neuron').update('epochs', 5, vscode.ConfigurationTarget.Global));
  suiteTeardown(() => vscode.workspace.getConfiguration('neuron').update('epochs', undefined, vscode.ConfigurationTarget.Global));
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('holds for the next start without options: target, inputs, task and kinds', async () => {
    const document = await treeTable();
    assert.equal((await train(document)).target, 'tree');
    const kinds = [{ column: 'b', kind: 'category' }];
    const chosen = await train(document, { target: 'a', task: 'multiclass', features: ['b', 'height'], kinds });
    const again = await trainAgain(document);
    assert.deepEqual(
      [again.target, again.features, again.task, again.classes, again.parameters],
      ['a', ['b', 'height'], 'multiclass', ['0', '1', '2'], chosen.parameters],
    );
    // A number takes one weight, a category one for each of its values.
    assert.ok(chosen.parameters > 3 * 3);
  });

  test('holds no longer once other options are given, or one of the columns is gone', async () => {
    const document = await treeTable();
    await train(document, { target: 'height', features: ['a', 'b'] });
    await replaceHeader(document, 'a,b,leaf,height');
    assert.equal((await trainAgain(document)).target, 'height');
    await replaceHeader(document, 'a,c,leaf,height');
    assert.equal((await trainAgain(document)).target, 'leaf');
    await train(document, { target: 'height', features: ['a', 'c'] });
    const given = await train(document, { target: 'a' });
    assert.deepEqual([given.target, given.features], ['a', ['c', 'leaf', 'height']]);
  });
});
