import * as assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Prediction } from '../../../src/model/prediction.ts';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { examTable, hoverText, openFile, train, until } from './tables.ts';

/** Files that are not on a disk, like those of a repository that is only browsed. Records attempts to change something. */
class VirtualFiles implements vscode.FileSystemProvider {
  readonly contents = new Map<string, Uint8Array>();
  readonly changes: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.contents.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.contents.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#refuse('createDirectory', uri);
  }

  writeFile(uri: vscode.Uri): void {
    this.#refuse('writeFile', uri);
  }

  delete(uri: vscode.Uri): void {
    this.#refuse('delete', uri);
  }

  rename(uri: vscode.Uri): void {
    this.#refuse('rename', uri);
  }

  #refuse(what: string, uri: vscode.Uri): never {
    this.changes.push(`${what} ${uri.path}`);
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

/** A file in a separate virtual file system. */
async function withVirtualFile(
  place: { readonly scheme: string; readonly isReadonly: boolean },
  content: string,
  use: (uri: vscode.Uri, files: VirtualFiles) => Promise<void>,
): Promise<void> {
  const files = new VirtualFiles();
  files.contents.set('/exams.csv', new TextEncoder().encode(content));
  const registration = vscode.workspace.registerFileSystemProvider(place.scheme, files, { isReadonly: place.isReadonly });
  try {
    await use(vscode.Uri.from({ scheme: place.scheme, authority: 'library', path: '/exams.csv' }), files);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
  }
}

const openTabs = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);

/** Shows the file in the custom editor of another extension and waits until that is the active tab. */
async function openInCustomEditor(uri: vscode.Uri, viewType: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, viewType);
  await until(
    () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.viewType === viewType && input.uri.toString() === uri.toString();
    },
    (check) => vscode.window.tabGroups.onDidChangeTabs(check),
  );
}

suite('places', () => {
  for (const isReadonly of [false, true]) {
    const what = isReadonly ? 'a read-only virtual file system' : 'a virtual file system';
    test(`a file of ${what} is trained on, predicted and hovered, and nothing is written`, async () => {
      const scheme = isReadonly ? 'neuron-test-readonly' : 'neuron-test';
      await withVirtualFile({ scheme, isReadonly }, examTable(60), async (uri, files) => {
        const document = await vscode.workspace.openTextDocument(uri);
        assert.equal(document.languageId, 'csv');
        await vscode.window.showTextDocument(document);
        const { rows } = await train(document, { epochs: 200, show: true });
        assert.equal(rows.train + rows.test, 60);
        const row = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', uri, 5);
        assert.equal(row.actual, document.lineAt(5).text.split(',')[2]);
        const sample = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', uri, { exam1: 95, exam2: 99 });
        assert.equal(sample.value, '1');
        assert.match(await hoverText(document, 5), new RegExp(`^\\*\\*pass = ${row.value}\\*\\*`));
        assert.deepEqual(files.changes, []);
      });
    });
  }

  test('a file of a virtual file system that is too large for the editor to share is trained on as well', async () => {
    const rows = examTable(600).trim().split('\n');
    // A column of long texts is left out of the training: the file is large, and quickly learned.
    const content = rows.map((row, i) => `${row},${i === 0 ? 'remark' : `${i} ${'x'.repeat(90_000)}`}`).join('\n');
    assert.ok(content.length > 50 * 1024 * 1024);
    await withVirtualFile({ scheme: 'neuron-test-large', isReadonly: true }, content, async (uri, files) => {
      const summary = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', uri, { epochs: 20 });
      assert.equal(summary.rows.train + summary.rows.test, 600);
      assert.match(summary.warnings.join(), /read as it was saved/);
      const sample = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', uri, { exam1: 95, exam2: 99 });
      assert.match(String(sample.value), /^[01]$/);
      assert.deepEqual(files.changes, []);
    });
  });

  test('a write-protected file is trained on, and neither it nor its folder is changed', async () => {
    const document = await openFile('protected.csv', examTable(60));
    const file = document.uri.fsPath;
    await chmod(file, 0o444);
    try {
      const look = async () => {
        const { mtimeMs, mode } = await stat(file);
        return { mtimeMs, mode, content: await readFile(file, 'utf8'), beside: await readdir(path.dirname(file)) };
      };
      const before = await look();
      const { rows } = await train(document, { epochs: 200, show: true });
      assert.equal(rows.train + rows.test, 60);
      assert.match(await hoverText(document, 5), /^\*\*pass = [01]\*\*/);
      assert.deepEqual(await look(), before);
      assert.equal(document.isDirty, false);
    } finally {
      await chmod(file, 0o644);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  // Two custom editors that VS Code brings along; they take any file when they are asked to. One has a text document behind it, one has none.
  for (const viewType of ['vscode.markdown.preview.editor', 'imagePreview.previewEditor']) {
    test(`a table in the custom editor ${viewType} is what commands without an argument mean`, async () => {
      const other = await openFile(`beside-${viewType}.csv`, examTable(40));
      const { uri } = await openFile(`in-${viewType}.csv`, examTable(60));
      await vscode.window.showTextDocument(other);
      await openInCustomEditor(uri, viewType);
      const direct = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', uri, { epochs: 20, show: false });
      const active = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', undefined, { epochs: 20 });
      for (const { rows } of [direct, active]) assert.equal(rows.train + rows.test, 60);
      // It is in front of the user already: only the panel has been opened beside it.
      assert.ok(!openTabs().some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  }

  test('in a custom editor the language makes a table of a file with any name', async () => {
    const other = await openFile('beside-language.csv', examTable(40));
    const table = await openFile('table.data', examTable(60));
    await vscode.languages.setTextDocumentLanguage(table, 'csv');
    await vscode.window.showTextDocument(other);
    await openInCustomEditor(table.uri, 'vscode.markdown.preview.editor');
    const { rows } = await vscode.commands.executeCommand<LocalizedSummary>('neuron.train', undefined, { epochs: 20, show: false });
    assert.equal(rows.train + rows.test, 60);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
