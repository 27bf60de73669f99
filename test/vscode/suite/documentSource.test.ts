import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentSource } from '../../../src/documents/documentSource.ts';
import { openText } from './tables.ts';

async function textOf(document: vscode.TextDocument): Promise<string> {
  const { parts } = await documentSource(document);
  const decoder = new TextDecoder();
  // A copy, since browsers decode nothing in memory that could be shared or resized.
  return parts.map((part) => decoder.decode(new Uint8Array(part), { stream: true })).join('') + decoder.decode();
}

suite('the text of a document', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},"é😀"`);
  const wide = Array.from({ length: 30_000 }, (_, i) => `column ${i}`).join(',');
  const texts = {
    empty: '',
    'one line': 'a,b',
    'short lines': `${rows.join('\n')}\n`,
    // More than is taken at once.
    megabytes: `${rows.join('\n')}\n`.repeat(16),
    'long lines': [...rows, wide, wide, wide].join('\n'),
  };
  for (const [name, text] of Object.entries(texts)) {
    test(`is got whole: ${name}`, async () => {
      assert.equal(await textOf(await openText(text)), text);
    });
  }

  test('is that after an edit which comes while it is got', async () => {
    const document = await openText(`${rows.join('\n')}\n`);
    const got = textOf(document);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(1, 0, 19_000, 0));
    await vscode.workspace.applyEdit(edit);
    const text = await got;
    assert.ok(text === document.getText() || text === `${rows.join('\n')}\n`);
    assert.equal(await textOf(document), document.getText());
  });
});
