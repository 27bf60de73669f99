import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DriftWatcher } from '../../../src/documents/driftWatcher.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { planned, someLedger, trained } from '../../unit/session/fakeWorkers.ts';
import { examTable, openFile, openText } from './tables.ts';

const noDrift = { changed: 0, added: 0, removed: 0 };

/** A watcher whose comparisons are recorded, and a promise for the next drift. */
function setUp() {
  const sessions = new Sessions();
  const compared: string[] = [];
  const compare = (documentUri: string) => {
    compared.push(documentUri);
    return Promise.resolve({ ...noDrift, changed: compared.length });
  };
  const watcher = new DriftWatcher({ compare }, sessions, { debug: (message) => assert.fail(message) });
  const drifted = () =>
    new Promise<void>((resolve) => {
      const unsubscribe = sessions.subscribe((_, { type }) => {
        if (type !== 'drifted') return;
        unsubscribe();
        resolve();
      });
    });
  return { sessions, compared, watcher, drifted };
}

async function insertRow({ uri }: vscode.TextDocument): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(1, 0), '1,2,0\n');
  assert.ok(await vscode.workspace.applyEdit(edit));
}

function start(sessions: Sessions, documentUri: string, runId: string): void {
  sessions.apply(documentUri, { type: 'started', runId, options: {} });
  sessions.apply(documentUri, planned(runId));
}

suite('the watch over edits', () => {
  test('does not read a table again that has not changed since its run began', async () => {
    const { sessions, compared, watcher, drifted } = setUp();
    const document = await openText(examTable(10));
    const other = await openText(examTable(20));
    const [uri, otherUri] = [document.uri.toString(), other.uri.toString()];
    for (const documentUri of [uri, otherUri]) start(sessions, documentUri, documentUri);
    await insertRow(other);
    sessions.apply(uri, trained(uri), someLedger);
    sessions.apply(otherUri, trained(otherUri), someLedger);
    await drifted();
    assert.deepEqual(compared, [otherUri]);
    assert.equal(sessions.state(uri).drift, undefined);
    assert.equal(sessions.state(otherUri).drift?.changed, 1);
    watcher.dispose();
  });

  test('compares after an edit, and not with what a newer run has seen', async () => {
    const { sessions, compared, watcher, drifted } = setUp();
    const document = await openText(examTable(10));
    const uri = document.uri.toString();
    start(sessions, uri, 'first');
    sessions.apply(uri, trained('first'), someLedger);
    const first = drifted();
    await insertRow(document);
    await first;
    assert.deepEqual(compared, [uri]);
    start(sessions, uri, 'second');
    sessions.apply(uri, trained('second'), someLedger);
    assert.equal(sessions.state(uri).drift, undefined);
    const second = drifted();
    await insertRow(document);
    await second;
    assert.deepEqual(compared, [uri, uri]);
    watcher.dispose();
  });

  test('compares a table whose answer was brought back', async () => {
    const { sessions, compared, watcher, drifted } = setUp();
    const document = await openText(examTable(10));
    const uri = document.uri.toString();
    const earlier = new Sessions();
    start(earlier, uri, 'earlier');
    earlier.apply(uri, trained('earlier'), someLedger);
    const first = drifted();
    sessions.restore(uri, earlier.state(uri), someLedger);
    await first;
    assert.deepEqual(compared, [uri]);
    watcher.dispose();
  });

  test('hears that a file is deleted, and that it is there again', async () => {
    const { sessions, compared, watcher, drifted } = setUp();
    const document = await openFile('gone.csv', examTable(10));
    const uri = document.uri.toString();
    start(sessions, uri, 'first');
    sessions.apply(uri, trained('first'), someLedger);
    const removal = new vscode.WorkspaceEdit();
    removal.deleteFile(document.uri);
    await vscode.workspace.applyEdit(removal);
    // News of the file's own making may come late and compare it once: only the deletion ends the wait.
    while (!sessions.state(uri).drift?.isDeleted) await drifted();
    const comparedBefore = compared.length;
    const creation = new vscode.WorkspaceEdit();
    creation.createFile(document.uri, { contents: new TextEncoder().encode(examTable(12)) });
    await vscode.workspace.applyEdit(creation);
    while (sessions.state(uri).drift?.isDeleted) await drifted();
    assert.ok(compared.length > comparedBefore);
    assert.equal(sessions.state(uri).drift?.isDeleted, undefined);
    watcher.dispose();
  });
});
