import type { TextDocument } from 'vscode';
import { expect, test } from 'vitest';
import { documentSource, keptDocumentSource } from '../../../src/documents/documentSource.ts';
import { linesOfSource } from '../../../src/training/questions/linesOfSource.ts';

/** As much of a document as reading its text needs. */
function documentOf(lines: string[]) {
  const document = { version: 1, lineCount: lines.length, lineAt: (line: number) => ({ text: lines[line] }) };
  const edit = (line: number, text: string) => {
    lines[line] = text;
    document.version++;
  };
  return { document: document as unknown as TextDocument, edit };
}

test('a text that is asked for again and again takes its memory once, also after edits', async () => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `"${i}, a cell with some text, ü",${i % 7}`);
  const { document, edit } = documentOf(lines);
  const first = await keptDocumentSource(document);
  const buffers = new Set(first.parts.map(({ buffer }) => buffer));
  expect(buffers.size).toBeGreaterThan(1);
  expect(await keptDocumentSource(document)).toBe(first);
  for (let typed = 0; typed < 5; typed++) {
    edit(3, `"${'x'.repeat(typed)},1`);
    const next = await keptDocumentSource(document);
    const read = linesOfSource(next);
    expect([read.lineCount, read.lineAt(3), read.lineAt(199_999)]).toEqual([200_000, lines[3], lines[199_999]]);
    for (const { buffer } of next.parts) buffers.add(buffer);
  }
  expect(buffers.size).toBe(first.parts.length);
});

test('a text that is edited while it is read is read again: it never mixes two versions', async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `${i},before`);
  const { document, edit } = documentOf(lines);
  const source = documentSource(document);
  // By now the first piece has been read, but not the last.
  edit(0, '0,after');
  edit(lines.length - 1, '39999,after');
  const read = linesOfSource(await source);
  expect([read.lineCount, read.lineAt(0), read.lineAt(39_999)]).toEqual([40_000, '0,after', '39999,after']);
});
