import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LineAnswers } from '../../../src/rows/lineAnswers.ts';
import type { WeightSnapshot } from '../../../src/run/history/history.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { examTable, openFile, openText, rainbowLanguages, train, until } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

async function lensTitles({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(({ command }) => command?.title ?? '');
}

suite('above the header and behind the rows', () => {
  suiteSetup(() => vscode.extensions.getExtension('neuron-lab.neuron')?.activate());
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the lens trains a table, and says what is predicted from what when it is', async () => {
    const document = await openText(examTable(40));
    assert.deepEqual(await lensTitles(document), ['$(play) Train Neuron']);
    await train(document);
    assert.deepEqual(await lensTitles(document), ['Predicting pass', 'from exam1, exam2', '$(play) Train Neuron']);
    assert.deepEqual(await lensTitles(await openText('Dear Ann,\nall is well.\n', 'plaintext')), []);
  });

  test('of a table in any of the languages that Rainbow CSV gives it', async () => {
    for (const [language, mark] of rainbowLanguages) {
      const document = await openText(examTable(40).replaceAll(',', mark), language);
      assert.equal(document.languageId, language);
      assert.deepEqual(await lensTitles(document), ['$(play) Train Neuron'], language);
      await train(document);
      assert.deepEqual((await lensTitles(document)).slice(0, 2), ['Predicting pass', 'from exam1, exam2'], language);
    }
  });

  test('a click on it asks for another target or other columns, and trains with them', async () => {
    const document = await openFile('lens.csv', examTable(60));
    await train(document, { epochs: 20, seed: 5 });
    const answer =
      (pick: (items: readonly vscode.QuickPickItem[]) => unknown) =>
      (_: unknown, [items]: readonly unknown[]) =>
        Promise.resolve(pick(items as readonly vscode.QuickPickItem[]));
    const onlyFirst = answer((items) => items.filter(({ label }) => label === 'exam1'));
    await whileWrapped(vscode.window, 'showQuickPick', onlyFirst, () =>
      vscode.commands.executeCommand('neuron.lens.features', document.uri),
    );
    assert.deepEqual((await lensTitles(document)).slice(0, 2), ['Predicting pass', 'from exam1']);
    const second = answer((items) => items.find(({ label }) => label === 'exam2'));
    await whileWrapped(vscode.window, 'showQuickPick', second, () => vscode.commands.executeCommand('neuron.lens.target', document.uri));
    assert.deepEqual((await lensTitles(document)).slice(0, 2), ['Predicting exam2', 'from exam1']);
  });

  test('where it is wanted, each row that is seen has its answer, wrong ones are marked, and typing in a cell changes it', async () => {
    const document = await openText(examTable(30));
    const { plan, ledger, initial } = planRun(examTable(30), { target: 'pass' }, 'wasm');
    const model = { ...plan, weights: initial, ledger };
    // Passed above 50 in the first exam.
    const answerLine = (of: vscode.TextDocument, _: unknown, line: number) => {
      const [exam1, , actual] = of.lineAt(line).text.split(',');
      return Promise.resolve(
        line === 0 || actual === undefined ? undefined : { value: Number(exam1) > 50 ? '1' : '0', confidence: 0.75, sum: 1, actual },
      );
    };
    const drawn: (readonly vscode.DecorationOptions[])[] = [];
    const changed = new vscode.EventEmitter<void>();
    let scrubbed: WeightSnapshot | undefined;
    const hasScrubbed = new vscode.EventEmitter<string>();
    const shownEpochs = { snapshot: () => scrubbed, onDidChange: hasScrubbed.event };
    const show = (_: unknown, __: unknown, options: readonly vscode.DecorationOptions[]) => {
      drawn.push(options);
      changed.fire();
    };
    const answers = new LineAnswers({ model: () => Promise.resolve(model), answerLine }, new Sessions(), show, shownEpochs);
    const said = (line: number) =>
      drawn.flat().findLast(({ range, renderOptions }) => renderOptions && range.start.line === line)?.renderOptions?.after?.contentText ??
      '';
    const areMarked = (line: number) =>
      drawn.at(-1)?.some(({ range, renderOptions }) => !renderOptions && range.start.line === line) ?? false;
    const editor = await vscode.window.showTextDocument(document);
    const settings = vscode.workspace.getConfiguration('neuron');
    try {
      await settings.update('lineAnswers', true, vscode.ConfigurationTarget.Global);
      await until(() => said(5) !== '', changed.event);
      assert.equal(said(0), '');
      await editor.edit((edit) => edit.replace(document.lineAt(5).range, '99,99,1'));
      await until(() => said(5) === 'pass = 1, 75.0 % sure' && !areMarked(5), changed.event);
      await editor.edit((edit) => edit.replace(document.lineAt(5).range, '1,1,1'));
      await until(() => said(5) === 'pass = 0, 75.0 % sure ✗' && areMarked(5), changed.event);
      scrubbed = { epoch: 44, weights: initial };
      hasScrubbed.fire(document.uri.toString());
      await until(() => said(5) === 'pass = 0, 75.0 % sure ✗ · epoch 44', changed.event);
      scrubbed = undefined;
      hasScrubbed.fire(document.uri.toString());
      await until(() => said(5) === 'pass = 0, 75.0 % sure ✗' && areMarked(5), changed.event);
      drawn.length = 0;
      await settings.update('lineAnswers', false, vscode.ConfigurationTarget.Global);
      await until(() => drawn.length >= 2 && drawn.flat().length === 0, changed.event);
    } finally {
      await settings.update('lineAnswers', undefined, vscode.ConfigurationTarget.Global);
      answers.dispose();
    }
  });
});
