import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SessionFiles, type SessionFileSystem } from '../../../src/documents/sessionFiles.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { epochs, planned, someLedger, trained } from '../../unit/session/fakeWorkers.ts';
import { inEnglish } from '../../../src/inWords.ts';
import type { Message } from '../../../src/message.ts';

const documentUri = 'file:///exam.csv';

/** Files in memory, on a disk that can be full. */
function createDisk() {
  const contents = new Map<string, Uint8Array>();
  const disk = { contents, isFull: false, isSilent: false };
  const read = (uri: vscode.Uri) => {
    const bytes = contents.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  };
  const fileSystem: SessionFileSystem = {
    createDirectory: () => Promise.resolve(),
    readDirectory: () => Promise.resolve([...contents.keys()].map((path) => [path.split('/').at(-1) ?? '', vscode.FileType.File])),
    readFile: async (uri) => Promise.resolve(read(uri)),
    writeFile: async (uri, bytes) => {
      // A disk that is full keeps what still fitted.
      contents.set(uri.path, disk.isFull ? bytes.slice(0, 100) : bytes);
      return disk.isFull && !disk.isSilent ? Promise.reject(new Error('ENOSPC: no space left on device')) : Promise.resolve();
    },
    stat: async (uri) => Promise.resolve({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: read(uri).length }),
    rename: async (from, to) => {
      contents.set(to.path, read(from));
      contents.delete(from.path);
      return Promise.resolve();
    },
    delete: async (uri) => {
      read(uri);
      contents.delete(uri.path);
      return Promise.resolve();
    },
  };
  return { disk, fileSystem };
}

function setUp(fileSystem: SessionFileSystem) {
  const sessions = new Sessions();
  const logged: string[] = [];
  const warnings: string[] = [];
  const take = (message: string | Error) => void logged.push(String(message));
  const place = {
    folder: vscode.Uri.parse('memory:/sessions'),
    fileSystem,
    log: { warn: take, error: take },
    warn: (said: Message) => warnings.push(inEnglish(said)),
  };
  return { sessions, files: new SessionFiles(place, sessions), logged, warnings };
}

function answer(sessions: Sessions, runId: string): void {
  sessions.apply(documentUri, { type: 'started', runId, options: {} });
  for (const report of [planned(runId), epochs(runId, 1, 4)]) sessions.apply(documentUri, report);
  sessions.apply(documentUri, trained(runId), someLedger);
}

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

suite('saved models', () => {
  test('two windows that save at the same time do not take the file from under each other', async () => {
    // As on a disk, an open file goes along where it is renamed.
    const { disk, fileSystem } = createDisk();
    const nodes = new Map<string, { bytes: Uint8Array }>();
    const nodeAt = (uri: vscode.Uri) => {
      const node = nodes.get(uri.path);
      if (!node) throw vscode.FileSystemError.FileNotFound(uri);
      return node;
    };
    const [isWriting, begun, renamed] = [gate(), gate(), gate()];
    let writing = 0;
    const shared: SessionFileSystem = {
      ...fileSystem,
      readFile: async (uri) => Promise.resolve(nodeAt(uri).bytes),
      writeFile: async (uri, bytes) => {
        const node = nodes.get(uri.path) ?? { bytes };
        node.bytes = bytes.slice(0, 100);
        nodes.set(uri.path, node);
        const turn = writing++;
        // The first ends when the second has begun, the second when the first has renamed its file.
        (turn === 0 ? isWriting : begun).open();
        await (turn === 0 ? begun : renamed).opened;
        node.bytes = bytes;
      },
      stat: async (uri) => Promise.resolve({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: nodeAt(uri).bytes.length }),
      rename: async (from, to) => {
        nodes.set(to.path, nodeAt(from));
        nodes.delete(from.path);
        renamed.open();
        return Promise.resolve();
      },
      delete: async (uri) => Promise.resolve(void nodes.delete(uri.path)),
    };
    const [first, second] = [setUp(shared), setUp(shared)];
    answer(first.sessions, 'a');
    answer(second.sessions, 'b');
    const saving = first.files.save(documentUri);
    await isWriting.opened;
    await Promise.all([saving, second.files.save(documentUri)]);
    assert.deepEqual([...first.warnings, ...second.warnings, ...first.logged, ...second.logged], []);
    assert.deepEqual([nodes.size, disk.contents.size], [1, 0]);
    const later = setUp(shared);
    await later.files.load(documentUri);
    assert.equal(later.sessions.state(documentUri).run?.runId, 'b');
  });

  test('what a window has left unfinished is deleted by the next one, what is being written is not', async () => {
    const { disk, fileSystem } = createDisk();
    const now: SessionFileSystem = {
      ...fileSystem,
      stat: async (uri) => ({ ...(await fileSystem.stat(uri)), mtime: uri.path.includes('old') ? 0 : Date.now() }),
    };
    for (const name of ['a.neuron.old.unfinished', 'b.neuron.new.unfinished', 'old.neuron'])
      disk.contents.set(`/sessions/${name}`, new Uint8Array(3));
    const { files, sessions, warnings } = setUp(now);
    answer(sessions, 'a');
    await files.save(documentUri);
    assert.deepEqual(warnings, []);
    const kept = [...disk.contents.keys()].filter((path) => path.includes('unfinished') || path.includes('old'));
    assert.deepEqual(kept.sort(), ['/sessions/b.neuron.new.unfinished', '/sessions/old.neuron']);
  });

  test('come back in another window', async () => {
    const { disk, fileSystem } = createDisk();
    const first = setUp(fileSystem);
    answer(first.sessions, 'a');
    await first.files.save(documentUri);
    assert.equal(disk.contents.size, 1);
    const second = setUp(fileSystem);
    await second.files.load(documentUri);
    assert.deepEqual(second.sessions.model(documentUri), first.sessions.model(documentUri));
  });

  test('of a table that is closed do not come back for the next one of its name', async () => {
    const { disk, fileSystem } = createDisk();
    let goOn = (): void => assert.fail('Nothing is deleted yet');
    const isRead = new Promise<void>((resolve) => (goOn = resolve));
    const { sessions, files } = setUp({ ...fileSystem, delete: async (uri) => isRead.then(() => fileSystem.delete(uri)) });
    answer(sessions, 'a');
    await files.save(documentUri);
    sessions.forget(documentUri);
    // Opened again before the file is gone.
    const forgotten = files.forget(documentUri);
    await files.load(documentUri);
    assert.equal(sessions.has(documentUri), false);
    goOn();
    await forgotten;
    assert.equal(disk.contents.size, 0);
  });

  for (const isSilent of [false, true])
    test(`on a full disk ${isSilent ? 'that says nothing ' : ''}the one that was saved before stays, the user is told once, and the model works`, async () => {
      const { disk, fileSystem } = createDisk();
      disk.isSilent = isSilent;
      const first = setUp(fileSystem);
      answer(first.sessions, 'a');
      await first.files.save(documentUri);
      disk.isFull = true;
      for (const runId of ['b', 'c']) {
        answer(first.sessions, runId);
        await first.files.save(documentUri);
      }
      assert.equal(first.warnings.length, 1);
      assert.match(first.warnings[0], /could not save the model.*disk full/s);
      assert.ok(first.sessions.model(documentUri));
      assert.equal(disk.contents.size, 1, 'Nothing torn is left behind');
      const second = setUp(fileSystem);
      await second.files.load(documentUri);
      assert.equal(second.sessions.state(documentUri).run?.runId, 'a');
    });

  test('one that cannot be saved does not keep the next ones from it', async () => {
    const { disk, fileSystem } = createDisk();
    const { sessions, files } = setUp(fileSystem);
    answer(sessions, 'a');
    sessions.ledger = () => {
      throw new Error('A bug');
    };
    await files.save(documentUri);
    assert.equal(disk.contents.size, 0);
    sessions.ledger = Sessions.prototype.ledger.bind(sessions);
    await files.save(documentUri);
    assert.equal(disk.contents.size, 1);
  });

  test('that are cut off are ignored and logged, and replaced by the next one', async () => {
    const { disk, fileSystem } = createDisk();
    const first = setUp(fileSystem);
    answer(first.sessions, 'a');
    await first.files.save(documentUri);
    for (const [path, bytes] of disk.contents) disk.contents.set(path, bytes.slice(0, bytes.length - 5));
    const second = setUp(fileSystem);
    await second.files.load(documentUri);
    assert.equal(second.sessions.model(documentUri), undefined);
    assert.match(second.logged.join(), /cannot be read and is ignored/);
    answer(second.sessions, 'b');
    await second.files.save(documentUri);
    const third = setUp(fileSystem);
    await third.files.load(documentUri);
    assert.equal(third.sessions.state(documentUri).run?.runId, 'b');
  });

  test('go along when the file is renamed, and are gone when they are forgotten', async () => {
    const { disk, fileSystem } = createDisk();
    const { sessions, files } = setUp(fileSystem);
    answer(sessions, 'a');
    await files.save(documentUri);
    const newUri = 'file:///renamed.csv';
    sessions.rename(documentUri, newUri);
    await files.rename(documentUri, newUri);
    const second = setUp(fileSystem);
    await Promise.all([second.files.load(documentUri), second.files.load(newUri)]);
    assert.equal(second.sessions.model(documentUri), undefined);
    assert.ok(second.sessions.model(newUri));
    await files.forget(newUri);
    assert.equal(disk.contents.size, 0);
  });
});
