import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { openPanel, replyTo } from './panelPage.ts';
import { examTable, hoverText, openFile, train } from './tables.ts';

const pointedAt = (line: number) => (update: ViewUpdate) => (update.type === 'rowPointed' && update.line === line ? update : undefined);

suite('the row that is looked at', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the panel hears where the cursor rests and what is hovered, and nothing of other tables', async () => {
    const document = await openFile('pointed.csv', examTable(30));
    const other = await openFile('elsewhere.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    page.say({ type: 'ping', id: 1 });
    await page.hear(replyTo(1));
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(7, 0, 7, 2);
    await page.hear(pointedAt(7));
    await hoverText(document, 9);
    await page.hear(pointedAt(9));
    const elsewhere = await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.One });
    elsewhere.selection = new vscode.Selection(11, 0, 11, 0);
    const back = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    back.selection = new vscode.Selection(13, 0, 13, 0);
    await page.hear(pointedAt(13));
    assert.equal(
      page.updates.some((update) => pointedAt(11)(update) !== undefined),
      false,
    );
  });

  test('typing in a cell tells the panel again, and what it reads then is the new row', async () => {
    const document = await openFile('retyped.csv', examTable(30));
    await train(document, { epochs: 200 });
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await page.hear(pointedAt(7));
    const before = page.updates.length;
    await editor.edit((edit) => edit.replace(document.lineAt(7).range, '3,4,1'));
    const again = (update: ViewUpdate) => (page.updates.indexOf(update) >= before ? pointedAt(7)(update) : undefined);
    await page.hear(again);
    page.say({ type: 'readRow', id: 5, line: 7 });
    const { outcome } = await page.hear(replyTo(5));
    assert.ok(outcome.type === 'done');
    assert.deepEqual((outcome.value as { cells: unknown }).cells, [['exam1', '3'], ['exam2', '4'], ['pass', '1']]); // prettier-ignore
    await document.save();
  });

  test('a row that is shown in the file leaves the focus where it is', async () => {
    const document = await openFile('revealed.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.panel.reveal(undefined, false);
    page.say({ type: 'ready' });
    page.say({ type: 'revealRow', id: 1, line: 12 });
    await page.hear(replyTo(1));
    await page.hear(pointedAt(12));
    assert.equal(page.panel.active, true);
  });
});
