import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { examTable, openText, rejection, train } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

type Export = (format: string) => Promise<void>;

/** A foreign file system: readable but not writable. */
class ForeignDisk implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  watch = () => new vscode.Disposable(() => undefined);
  stat = (uri: vscode.Uri): vscode.FileStat => {
    if (uri.path !== '/') throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  };
  readDirectory = () => [];
  readFile = this.#refuse;
  createDirectory = this.#refuse;
  writeFile = this.#refuse;
  delete = this.#refuse;
  rename = this.#refuse;
  #refuse(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

/**
 * Exports the table's model like a user who chooses a place in the dialog (or cancels). The following questions are answered by their
 * button, or not at all.
 */
function exporterOf(uri: vscode.Uri, choose: () => PromiseLike<vscode.Uri | undefined>, asked: string[], isYes: boolean): Export {
  return (format) =>
    whileWrapped(vscode.window, 'showSaveDialog', choose, () =>
      whileWrapped(
        vscode.window,
        'showWarningMessage',
        (_, [text, , ...buttons]) => {
          asked.push(String(text));
          return Promise.resolve(isYes ? buttons[0] : undefined);
        },
        async () => {
          await vscode.commands.executeCommand('neuron.export', uri, { format });
        },
      ),
    );
}

suite('the place where a model is kept', () => {
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'neuron-kept-'));
  });
  teardown(async () => {
    rmSync(folder, { recursive: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  const at = (name: string) => vscode.Uri.file(path.join(folder, name));
  const trained = async () => {
    const document = await openText(examTable(60));
    await train(document, { epochs: 3 });
    return document.uri;
  };

  test('whoever leaves the dialog, or what is said before, leaves nothing behind', async () => {
    const uri = await trained();
    const asked: string[] = [];
    assert.match(await rejection(exporterOf(uri, () => Promise.resolve(undefined), asked, true)('python')), /Canceled/);
    assert.deepEqual(asked, []);
    assert.match(await rejection(exporterOf(uri, () => Promise.resolve(at('a.txt')), asked, false)('formula')), /Canceled/);
    assert.deepEqual(asked, ['The file will not do all that Neuron does.']);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('the dialog has asked about the file itself; those beside it are asked about, and stay as they are otherwise', async () => {
    const uri = await trained();
    for (const name of ['a.py', 'model.json', 'model.weights.bin']) writeFileSync(at(name).fsPath, 'mine');
    const asked: string[] = [];
    await exporterOf(uri, () => Promise.resolve(at('a.py')), asked, false)('python');
    assert.equal(asked.length, 0);
    assert.match(readFileSync(at('a.py').fsPath, 'utf8'), /def predict/);
    const refused = exporterOf(uri, () => Promise.resolve(at('model.json')), asked, false)('tfjs');
    assert.match(await rejection(refused), /Canceled/);
    assert.ok(readdirSync(folder).every((name) => name === 'a.py' || readFileSync(at(name).fsPath, 'utf8') === 'mine'));
    asked.splice(0);
    await exporterOf(uri, () => Promise.resolve(at('model.json')), asked, true)('tfjs');
    assert.ok(asked.includes('model.weights.bin already exists. Overwrite it?'), asked.join());
    assert.notEqual(readFileSync(at('model.weights.bin').fsPath, 'utf8'), 'mine');
  });

  test('where nobody may write it says so in words, and no half of a model stays', async () => {
    const uri = await trained();
    const disk = vscode.workspace.registerFileSystemProvider('foreign', new ForeignDisk());
    try {
      const foreign = vscode.Uri.parse('foreign:/a.py');
      const said = await rejection(exporterOf(uri, () => Promise.resolve(foreign), [], true)('python'));
      assert.match(said, /a\.py could not be written: you may not write there\. Choose another place\./);
      const table = at('others.csv');
      writeFileSync(table.fsPath, 'exam1,exam2\n1,2\n3,4\n');
      const to = vscode.Uri.parse('foreign:/filled.csv');
      const answered = vscode.commands.executeCommand('neuron.predictFile', table, { model: uri, to });
      assert.match(await rejection(answered), /filled\.csv could not be written: you may not write there/);
      rmSync(table.fsPath);
    } finally {
      disk.dispose();
    }
    // The weights are written first, and are removed if the file that describes them fails.
    mkdirSync(at('model.json').fsPath);
    const said = await rejection(exporterOf(uri, () => Promise.resolve(at('model.json')), [], true)('tfjs'));
    assert.match(said, /model\.json could not be written: a folder has that name/);
    assert.deepEqual(readdirSync(folder), ['model.json']);
  });

  test('a table that is closed while the dialog is open has its model written all the same', async () => {
    const uri = await trained();
    await vscode.window.showTextDocument(uri);
    const closeAndChoose = async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      return at('closed.neuron');
    };
    await exporterOf(uri, closeAndChoose, [], true)('neuron');
    assert.equal((JSON.parse(readFileSync(at('closed.neuron').fsPath, 'utf8')) as { format: string }).format, 'neuron-model');
  });

  test('a million rows that are cancelled while they are answered leave no file', async () => {
    const uri = await trained();
    const table = at('many.csv');
    writeFileSync(table.fsPath, `exam1,exam2\n${'12,34\n'.repeat(1_000_000)}`);
    const during: string[] = [];
    const cancelOnTheWay = (_: unknown, [, task]: readonly unknown[]) => {
      const source = new vscode.CancellationTokenSource();
      const report = ({ increment }: { readonly increment: number }) => {
        if (increment === 0 || during.length > 0) return;
        during.push(...readdirSync(folder));
        source.cancel();
      };
      return (task as (progress: { report: typeof report }, token: vscode.CancellationToken) => PromiseLike<void>)(
        { report },
        source.token,
      );
    };
    await whileWrapped(vscode.window, 'withProgress', cancelOnTheWay, async () => {
      assert.match(await rejection(vscode.commands.executeCommand('neuron.predictFile', table, { model: uri })), /Canceled/);
    });
    assert.equal(during.length, 2, 'it was being written beside the table');
    assert.deepEqual(readdirSync(folder), ['many.csv']);
  });
});
