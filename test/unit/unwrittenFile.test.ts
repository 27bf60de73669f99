import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unwrittenFile } from '../../src/unwrittenFile.ts';

const coded = (code: string, text: string) => Object.assign(new Error(text), { code });

test.each([
  [coded('EACCES', "EACCES: permission denied, open '/x'"), 'you may not write there'],
  [coded('NoPermissions', "NoPermissions (FileSystemError): Error: EPERM: operation not permitted, open '/x'"), 'you may not write there'],
  [coded('NoPermissions', 'Not yours'), 'you may not write there'],
  [coded('Unknown', "Unknown (FileSystemError): Error: EROFS: read-only file system, open '/x'"), 'nothing can be written to that disk'],
  [coded('Unknown', 'Unknown (FileSystemError): Error: ENOSPC: no space left on device, write'), 'the disk is full'],
  [coded('FileIsADirectory', 'EntryIsADirectory (FileSystemError): x is a directory'), 'a folder has that name'],
  ['out of paper', 'out of paper'],
])('what a user can act on is said in words: %s', (error, words) => {
  expect(unwrittenFile('models/a.py', error).message).toMatch(/^models\/a\.py could not be written: /);
  expect(unwrittenFile('models/a.py', error).message).toContain(words);
});

test('what Node itself reports is known', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-unwritten-'));
  const refusal = (place: string) => {
    try {
      writeFileSync(place, '');
    } catch (error) {
      return unwrittenFile('a', error).message;
    }
    return 'written';
  };
  expect(refusal(folder)).toContain('a folder has that name');
  expect(refusal(path.join(folder, 'none', 'a'))).toContain('its folder is not there');
  rmSync(folder, { recursive: true });
});
