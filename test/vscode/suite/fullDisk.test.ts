import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { SessionFiles } from '../../../src/documents/sessionFiles.ts';
import type { RowLedger } from '../../../src/model/rowLedger.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { epochs, planned, trained } from '../../unit/session/fakeWorkers.ts';
import { inEnglish } from '../../../src/inWords.ts';
import type { Message } from '../../../src/message.ts';

const documentUri = 'file:///exam.csv';
/** A model of a table with this many rows takes 125 kB. */
const rowCount = 25_000;

/** A separate disk of half a megabyte, or why this user may not mount one. */
function mountSmallDisk(): { readonly folder: string } | { readonly refusal: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { stdio: 'pipe' });
    return { folder };
  } catch (error) {
    rmdirSync(folder);
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

/** Fills the disk except for 16 kB. */
function fill(folder: string): string {
  const { bavail, bsize } = statfsSync(folder);
  const filler = path.join(folder, 'filler');
  writeFileSync(filler, new Uint8Array(bavail * bsize - 16_384));
  return filler;
}

function openWindow(folder: string) {
  const sessions = new Sessions();
  const warnings: string[] = [];
  const logged: string[] = [];
  const take = (message: string | Error, error?: unknown) => void logged.push(`${String(message)} ${String(error)}`);
  const place = {
    folder: vscode.Uri.file(path.join(folder, 'sessions')),
    fileSystem: vscode.workspace.fs,
    log: { warn: take, error: take },
    warn: (said: Message) => warnings.push(inEnglish(said)),
  };
  return { sessions, files: new SessionFiles(place, sessions), warnings, logged };
}

function answer(sessions: Sessions, runId: string): void {
  const ledger: RowLedger = { keys: new Uint32Array(rowCount).fill(1), splits: new Uint8Array(rowCount).fill(1) };
  sessions.apply(documentUri, { type: 'started', runId, options: {} });
  for (const report of [planned(runId), epochs(runId, 1, 4)]) sessions.apply(documentUri, report);
  sessions.apply(documentUri, trained(runId), ledger);
}

/** The run whose model another window finds. */
async function savedRun(folder: string): Promise<string | undefined> {
  const { sessions, files, logged } = openWindow(folder);
  await files.load(documentUri);
  assert.deepEqual(logged, []);
  return sessions.state(documentUri).run?.runId;
}

suite('a disk that is full', () => {
  test('keeps the model that was saved before, says that the new one is not saved, and saves again when there is room', async function () {
    const disk = mountSmallDisk();
    if ('refusal' in disk) {
      console.log(`A small disk cannot be mounted here, so a full one is not tried: ${disk.refusal}`);
      return this.skip();
    }
    const { folder } = disk;
    try {
      const { sessions, files, warnings, logged } = openWindow(folder);
      answer(sessions, 'first');
      await files.save(documentUri);
      assert.equal(await savedRun(folder), 'first');
      const filler = fill(folder);
      answer(sessions, 'second');
      await files.save(documentUri);
      assert.match(warnings.join(), /could not save the model.*disk full/);
      assert.match(logged.join(), /Only \d+ of \d+ bytes|ENOSPC|no space/i);
      assert.equal(await savedRun(folder), 'first');
      rmSync(filler);
      answer(sessions, 'third');
      await files.save(documentUri);
      assert.equal(await savedRun(folder), 'third');
    } finally {
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    }
  });
});
