import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TextEncoding } from '../../../src/csv/encoding/detectEncoding.ts';
import { createTextWriter } from '../../../src/tables/encodeText.ts';
import { train } from './tables.ts';

/** Encodings as VS Code and as TextDecoder call them, with the mark in front and words that they have. */
const encodings: readonly (readonly [setting: string, encoding: TextEncoding, mark: string, words: readonly string[]])[] = [
  ['utf8', 'utf-8', '', ['größer', '값 🍎']],
  ['utf8bom', 'utf-8', '\ufeff', ['größer', '값 🍎']],
  ['utf16le', 'utf-16le', '\ufeff', ['größer', '값 🍎']],
  ['utf16be', 'utf-16be', '\ufeff', ['größer', '값 🍎']],
  ['windows1252', 'windows-1252', '', ['größer', 'à côté']],
  ['euckr', 'euc-kr', '', ['서울 시내', '값이 크다']],
  ['shiftjis', 'shift_jis', '', ['東京です', 'あいうえお']],
];
/** Delimiter, quoted cells and line end. */
const writings = [
  [',', 'none', '\n'],
  [';', 'all', '\r\n'],
  ['\t', 'texts', '\n'],
  ['|', 'texts', '\r\n'],
] as const;

suite('answers that are undone', () => {
  const folder = vscode.workspace.workspaceFolders?.[0].uri;
  const settings = () => vscode.workspace.getConfiguration('files');

  suiteTeardown(() => settings().update('encoding', undefined, vscode.ConfigurationTarget.Global));

  for (const [place, [setting, encoding, mark, words]] of encodings.entries())
    test(`leave the bytes of the file, in ${setting}`, async () => {
      assert.ok(folder, 'a folder is open');
      await settings().update('encoding', setting, vscode.ConfigurationTarget.Global);
      const encode = createTextWriter(encoding);
      for (const [turn, [delimiter, quotes, lineEnd]] of [writings[place % 4], writings[(place + 1) % 4]].entries()) {
        const quoted = (cell: string, isText: boolean) => (quotes === 'all' || (quotes === 'texts' && isText) ? `"${cell}"` : cell);
        const rows = Array.from({ length: 60 }, (_, row) => [
          quoted(String((row * 37) % 101), false),
          quoted(words[row % 2], true),
          row % 7 === 3 ? '' : quoted((row * 37) % 101 > 50 ? 'yes' : 'no', true),
        ]);
        const names = ['size', 'word', 'label'].map((name) => quoted(name, true));
        const text = [names, ...rows].map((cells) => cells.join(delimiter)).join(lineEnd) + (place % 2 === 0 ? lineEnd : '');
        const bytes = Buffer.from(encode(mark + text));
        const uri = vscode.Uri.joinPath(folder, `undone-${setting}-${turn}.csv`);
        await vscode.workspace.fs.writeFile(uri, bytes);
        const document = await vscode.workspace.openTextDocument(uri);
        assert.ok(document.getText() === text, 'VS Code reads it in this encoding');
        await train(document, { epochs: 3, target: 'label' });
        await vscode.window.showTextDocument(document);
        for (const command of ['neuron.addPredictions', 'neuron.fillBlanks']) {
          await vscode.commands.executeCommand(command, uri);
          assert.ok(await document.save());
          const answered = Buffer.from(await vscode.workspace.fs.readFile(uri));
          assert.ok(answered.length > bytes.length, command);
          assert.equal(Buffer.compare(answered, Buffer.from(encode(mark + document.getText()))), 0, `${command} keeps the encoding`);
          await vscode.commands.executeCommand('undo');
          assert.ok(await document.save());
          assert.equal(Buffer.compare(Buffer.from(await vscode.workspace.fs.readFile(uri)), bytes), 0, `${command} is undone whole`);
        }
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      }
    });
});
