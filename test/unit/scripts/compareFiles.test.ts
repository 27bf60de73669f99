import { expect, test } from 'vitest';
import { compareFiles } from '../../../scripts/compareFiles.ts';

const list = '# a comment\n\ndist/main.js\ndist/chunks/*.mjs\n[Content_Types].xml\n';

test('files on the list are fine, hashes included', () => {
  expect(compareFiles(['dist/main.js', 'dist/chunks/a-B_9.mjs', 'dist/chunks/c.mjs', '[Content_Types].xml'], list)).toEqual([]);
});

test('what is too much and what is missing is named', () => {
  expect(compareFiles(['dist/main.js', 'dist/chunks/a.mjs', 'secret.txt'], list)).toEqual([
    'not on the list: secret.txt',
    'not in the package: [Content_Types].xml',
  ]);
});

test('a star stays within its folder, and a dot is a dot', () => {
  const [first] = compareFiles(['dist/chunks/deeper/a.mjs'], list);
  expect(first).toBe('not on the list: dist/chunks/deeper/a.mjs');
  expect(compareFiles(['dist/mainxjs'], list)).toContain('not on the list: dist/mainxjs');
});
