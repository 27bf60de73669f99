import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { examTable, openText, rejection, train } from '../suite/tables.ts';

/** A file system with tables that all have the same text, and the sizes it reports for them. */
class SizedFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #bytes = new TextEncoder().encode(examTable(60));
  readonly #sizes: Readonly<Record<string, number>>;
  readonly read = new Set<string>();

  constructor(sizes: Readonly<Record<string, number>>) {
    this.#sizes = sizes;
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    if (!Object.hasOwn(this.#sizes, path)) throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#sizes[path] };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    this.read.add(path);
    return this.#bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): never {
    throw vscode.FileSystemError.Unavailable('This file system is for reading');
  }

  readonly createDirectory = this.readDirectory;
  readonly writeFile = this.readDirectory;
  readonly delete = this.readDirectory;
  readonly rename = this.readDirectory;
}

const MEGABYTE = 1024 * 1024;

suite('what a browser cannot do', () => {
  test('a file above 256 MB is refused with its size before it is read; one below is trained on', async () => {
    // More than an editor shares with extensions, so that the file itself is read.
    const files = new SizedFiles({ '/below.csv': 255 * MEGABYTE, '/above.csv': 300 * MEGABYTE });
    const registration = vscode.workspace.registerFileSystemProvider('sized', files, { isReadonly: true });
    const trainOn = (name: string) =>
      vscode.commands.executeCommand<LocalizedSummary>('neuron.train', vscode.Uri.parse(`sized:/${name}`), { epochs: 5, show: false });
    try {
      const refusal = await rejection(trainOn('above.csv'));
      assert.match(refusal, /above\.csv has 300 MB: a browser reads files of up to 256 MB\. Open it in VS Code on a computer\.$/);
      assert.equal(files.read.has('/above.csv'), false);
      const { rows } = await trainOn('below.csv');
      assert.equal(rows.train + rows.test, 60);
    } finally {
      registration.dispose();
    }
  });

  test('TensorFlow.js is refused in words, and what was learned stays', async () => {
    const document = await openText(examTable(60));
    await train(document);
    const before: unknown = await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2);
    const settings = vscode.workspace.getConfiguration('neuron');
    await settings.update('engine', 'tfjs', vscode.ConfigurationTarget.Global);
    try {
      assert.match(await rejection(train(document)), /TensorFlow\.js does not train in a browser\. Set "neuron\.engine" to "wasm"/);
    } finally {
      await settings.update('engine', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.deepEqual(await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2), before);
  });

  test('no memory is shared: the host has none, and trains all the same', async () => {
    assert.equal(typeof SharedArrayBuffer, 'undefined');
    assert.equal((await train(await openText(examTable(2000)), { batchSize: 512 })).epochs, 20);
  });
});
