import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { RowMarks } from '../../../src/rows/rowMarks.ts';
import { openPanel, replyTo } from './panelPage.ts';
import { examTable, openFile, train } from './tables.ts';

suite('rows that are marked in the file', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('stand on their lines, until they are taken away or another model answers', async () => {
    const document = await openFile('marked.csv', examTable(30));
    const shown: number[][] = [];
    let tell: ((documentUri: string, event: { type: string }) => void) | undefined;
    const marks = new RowMarks(
      { subscribe: (listener) => ((tell = listener as typeof tell), () => undefined) },
      (_, __, ranges) => void shown.push(ranges.map(({ start }) => start.line)),
    );
    await marks.mark(document.uri, Uint32Array.of(3, 9, 5000));
    assert.deepEqual(shown.at(-1), [3, 9]);
    await marks.mark(document.uri, Uint32Array.of(12));
    assert.deepEqual(shown.at(-1), [12]);
    tell?.(document.uri.toString(), { type: 'epochs' });
    assert.deepEqual(shown.at(-1), [12]);
    tell?.(document.uri.toString(), { type: 'trained' });
    assert.deepEqual(shown.at(-1), []);
    await marks.mark(document.uri, Uint32Array.of(7));
    await marks.mark(document.uri, new Uint32Array());
    assert.deepEqual(shown.at(-1), []);
    marks.dispose();
  });

  test('the panel has them marked', async () => {
    const document = await openFile('asked.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    page.say({ type: 'markRows', id: 1, lines: [4] });
    const { outcome } = await page.hear(replyTo(1));
    assert.equal(outcome.type, 'done');
  });
});
