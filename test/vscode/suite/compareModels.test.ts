import * as assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LocalizedComparison } from '../../../src/commands/models/compareModelsCommand.ts';
import { openPanel } from './panelPage.ts';
import { examTable, openFile, rejection, train, until } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

suite('neuron.compareModels', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-compare-'));
  const place = (name: string) => vscode.Uri.file(path.join(folder, name));
  const compare = (...parameters: unknown[]) => vscode.commands.executeCommand<LocalizedComparison>('neuron.compareModels', ...parameters);

  let table: vscode.Uri;
  suiteSetup(async () => {
    const document = await openFile('compared.csv', examTable(120));
    table = document.uri;
    for (const [name, options] of [
      ['slow.neuron', { epochs: 2, learningRate: 0.001 }],
      ['quick.neuron', { epochs: 60, learningRate: 0.1 }],
    ] as const) {
      await train(document, options);
      await vscode.commands.executeCommand('neuron.export', table, { format: 'neuron', to: place(name) });
    }
  });
  teardown(async () => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('gives what differs as data, with what both say of the rows of an open table', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(table));
    const { names, differences, delta, rows } = await compare(place('slow.neuron'), place('quick.neuron').toString(), { show: false });
    assert.deepEqual(
      names.map((name) => path.basename(name)),
      ['slow.neuron', 'quick.neuron'],
    );
    const changed = differences.map(({ name }) => name);
    assert.ok(changed.includes('learningRate') && changed.includes('epochs'), changed.join());
    assert.ok(!changed.includes('fingerprint') && !changed.includes('features'), changed.join());
    assert.ok(delta.type === 'points' && delta.better > 0);
    assert.ok(rows);
    assert.equal(rows.seen, 'byNone');
    assert.equal(rows.table, table.toString());
    assert.ok(rows.better > 0 && rows.figures[1] > rows.figures[0]);
    assert.ok(rows.better95 && rows.better95[0] < rows.better && rows.better < rows.better95[1]);
    assert.ok(rows.differing > 0 && rows.rows.length > 0);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'compared.csv');
  });

  test('shows both side by side; rows that are answered differently lead to their lines', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(table));
    // As the explorer does it for two selected files.
    const selected = [place('slow.neuron'), place('quick.neuron')];
    await compare(selected[1], selected);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const texts = await Promise.all([input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)));
    assert.match(texts[0].getText(), /^ {2}Learning rate: 0\.001$/m);
    assert.match(texts[1].getText(), /^ {2}Learning rate: 0\.1$/m);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', input.original);
    const [link] = links;
    const target = link.target ?? assert.fail('A link leads somewhere');
    assert.equal(target.with({ fragment: '' }).toString(), table.toString());
    const line = Number(/^L(\d+)$/.exec(target.fragment)?.[1]);
    assert.match(texts[0].getText(link.range), new RegExp(`^Line ${line}: answers "[01]", in truth "[01]"$`));
    const row = (await vscode.workspace.openTextDocument(table)).lineAt(line - 1).text;
    const truth = /in truth "([01])"/.exec(texts[0].getText(link.range))?.[1];
    assert.equal(row.split(',')[2], truth);
  });

  test('compares the model of a table with one of a file; without an open table by their own tests', async () => {
    const { rows, names } = await compare(table, place('slow.neuron'), { show: false });
    assert.match(names[0], /^compared\.csv, run \d+$/);
    assert.ok(rows && rows.figures[0] >= rows.figures[1]);
    const alone = await compare(place('slow.neuron'), place('quick.neuron'), { show: false });
    assert.equal(alone.rows, undefined);
    assert.ok(alone.figures.every(({ intervals }) => intervals.length === 2));
  });

  test('its place under Use compares the model of the panel with that of a file which is chosen', async () => {
    const page = await openPanel(await vscode.workspace.openTextDocument(table));
    page.say({ type: 'ready' });
    const isDiff = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;
    await whileWrapped(
      vscode.window,
      'showQuickPick',
      // The last of the choices is a file.
      (_, [items]) => Promise.resolve((items as readonly object[]).at(-1)),
      () =>
        whileWrapped(
          vscode.window,
          'showOpenDialog',
          () => Promise.resolve([place('slow.neuron')]),
          () => {
            page.say({ type: 'compareModels' });
            return until(isDiff, (check) => vscode.window.tabGroups.onDidChangeTabs(check));
          },
        ),
    );
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /^compared\.csv, run \d+ ↔ .*slow\.neuron$/);
  });

  test('of models that predict different things no rows are compared', async () => {
    const other = await openFile('others.csv', 'area,price\n' + Array.from({ length: 40 }, (_, i) => `${i},${i * 3 + (i % 5)}`).join('\n'));
    await train(other, { epochs: 3 });
    await vscode.commands.executeCommand('neuron.export', other.uri, { format: 'neuron', to: place('price.neuron') });
    const told = await compare(place('slow.neuron'), place('price.neuron'), { show: false });
    assert.deepEqual([told.delta.type, told.rows], ['otherQuestion', undefined]);
  });

  test('refuses what is no model, a damaged one, and one against itself, and opens nothing', async () => {
    writeFileSync(path.join(folder, 'torn.neuron'), '{"format": "neuron-model", "version": 1');
    writeFileSync(path.join(folder, 'proto.neuron'), '{"__proto__": {"plan": 1}, "format": "neuron-model", "version": 1, "checksum": "0"}');
    for (const name of ['torn.neuron', 'proto.neuron']) {
      assert.match(await rejection(compare(place('slow.neuron'), place(name))), /not a model of Neuron|damaged/);
    }
    assert.match(await rejection(compare(place('slow.neuron'), place('nowhere.neuron'))), /could not be read: there is no such file in /);
    assert.match(await rejection(compare(place('slow.neuron'), place('slow.neuron'))), /the same model/);
    assert.match(await rejection(compare(place('slow.neuron'), 7)), /needs the URIs of two models/);
    assert.match(await rejection(compare('7', place('slow.neuron'))), /needs the URI/);
    const untrained = await openFile('untrained.csv', examTable(20));
    assert.match(await rejection(compare(place('slow.neuron'), untrained.uri)), /Nothing has been trained on/);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });
});
