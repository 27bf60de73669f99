import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { examTable, openFile, train, until } from './tables.ts';

const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** The names of the tabs in each column, left to right, without other tests' unsaved texts, which VS Code opens by itself after a while. */
const columns = () => vscode.window.tabGroups.all.map(({ tabs }) => tabs.filter((tab) => !isUnsaved(tab)).map(({ label }) => label));

const isUnsaved = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.scheme === 'untitled';

const untilTabs = (condition: () => boolean) => until(condition, (check) => vscode.window.tabGroups.onDidChangeTabs(check));

const panelTabs = () =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => input instanceof vscode.TabInputWebview));

const openTables = (...names: readonly string[]) => Promise.all(names.map((name) => openFile(name, examTable(30))));

suite('panels', () => {
  suiteSetup(closeAll);
  teardown(closeAll);

  test('three tables one after another take two columns: the tables, and a panel for each', async () => {
    for (const document of await openTables('a.csv', 'b.csv', 'c.csv')) await train(document, { show: true });
    await untilTabs(() => panelTabs().length === 3);
    assert.deepEqual(columns(), [
      ['a.csv', 'b.csv', 'c.csv'],
      ['Neuron: a.csv', 'Neuron: b.csv', 'Neuron: c.csv'],
    ]);
  });

  test('a table that is opened while a panel has the focus joins the other tables', async () => {
    const [a, b, c] = await openTables('a.csv', 'b.csv', 'c.csv');
    await vscode.window.showTextDocument(a, { preview: false });
    await train(a, { show: true });
    await untilTabs(() => panelTabs().length === 1);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    // As a click in the explorer does.
    await vscode.commands.executeCommand('vscode.open', b.uri);
    await train(b, { show: true });
    await untilTabs(() => panelTabs().length === 2);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await train(c, { show: true });
    await untilTabs(() => panelTabs().length === 3);
    assert.deepEqual(columns(), [
      ['a.csv', 'b.csv', 'c.csv'],
      ['Neuron: a.csv', 'Neuron: b.csv', 'Neuron: c.csv'],
    ]);
  });

  test('a table that stands among the panels is moved to the texts, with its cursor and the focus', async () => {
    const [a, b] = await openTables('a.csv', 'b.csv');
    await vscode.window.showTextDocument(a, { preview: false });
    await train(a, { show: true });
    await untilTabs(() => panelTabs().length === 1);
    const editor = await vscode.window.showTextDocument(b, { viewColumn: vscode.ViewColumn.Two });
    editor.selection = new vscode.Selection(5, 1, 5, 1);
    await train(b, { show: true });
    await untilTabs(() => panelTabs().length === 2);
    assert.deepEqual(columns(), [
      ['a.csv', 'b.csv'],
      ['Neuron: a.csv', 'Neuron: b.csv'],
    ]);
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.document, b);
    assert.equal(activeTextEditor.selection.active.line, 5);
  });

  test('a table is trained again from its panel after it was closed: it opens where texts are', async () => {
    const [a, b] = await openTables('a.csv', 'b.csv');
    await vscode.window.showTextDocument(a, { preview: false });
    await train(a, { show: true });
    await untilTabs(() => panelTabs().length === 1);
    await vscode.window.showTextDocument(b, { viewColumn: vscode.ViewColumn.One, preview: false });
    const ofTable = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'a.csv');
    await vscode.window.tabGroups.close(ofTable);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await train(a, { show: true });
    await untilTabs(() => columns()[0]?.includes('a.csv') ?? false);
    assert.deepEqual(columns(), [['b.csv', 'a.csv'], ['Neuron: a.csv']]);
  });

  test('a comparison in preview stays: that of another table, and that of the table itself, which then needs no further tab', async () => {
    const [a, b, c] = await openTables('a.csv', 'b.csv', 'c.csv');
    await vscode.commands.executeCommand('vscode.diff', a.uri, b.uri, 'a ↔ b', { preview: true });
    await untilTabs(() => columns()[0]?.includes('a ↔ b') ?? false);
    await train(b, { show: true });
    await untilTabs(() => panelTabs().length === 1);
    assert.deepEqual(columns(), [['a ↔ b'], ['Neuron: b.csv']]);
    await train(c, { show: true });
    await untilTabs(() => panelTabs().length === 2);
    assert.deepEqual(columns(), [
      ['a ↔ b', 'c.csv'],
      ['Neuron: b.csv', 'Neuron: c.csv'],
    ]);
  });

  test('the panel follows the table in front without taking the focus, unless its tab is pinned', async () => {
    const [a, b] = await openTables('a.csv', 'b.csv');
    for (const document of [a, b]) await train(document, { show: true });
    await untilTabs(() => panelTabs().length === 2);
    const inFront = () => panelTabs().find(({ isActive }) => isActive)?.label;
    await vscode.window.showTextDocument(a, { viewColumn: vscode.ViewColumn.One });
    await untilTabs(() => inFront() === 'Neuron: a.csv');
    assert.equal(vscode.window.activeTextEditor?.document, a);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('workbench.action.pinEditor');
    await vscode.window.showTextDocument(b, { viewColumn: vscode.ViewColumn.One });
    // What follows a change of the table in front has been done when this comes back.
    await vscode.commands.executeCommand('neuron.predictRow', b.uri, 3);
    assert.equal(inFront(), 'Neuron: a.csv');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('workbench.action.unpinEditor');
    await vscode.window.showTextDocument(b, { viewColumn: vscode.ViewColumn.One });
    await untilTabs(() => inFront() === 'Neuron: b.csv');
  });

  test('the sample opens among the tables too', async () => {
    const [a] = await openTables('a.csv');
    await vscode.window.showTextDocument(a, { preview: false });
    await train(a, { show: true });
    await untilTabs(() => panelTabs().length === 1);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('neuron.openSample', 'exam_scores');
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
