import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { settingList } from '../../../scripts/manifestTables.ts';
import { roomTable } from '../../../scripts/roomTable.ts';
import { relativeLinks, standaloneReadme, withoutPictures } from '../../../scripts/standaloneReadme.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const readText = (name: string) => readFileSync(path.join(root, name), 'utf8');
const readme = readText('README.md');

/** True if a line of the allow-list, in which * stands for part of a name, covers the file; vsce writes some names in lower case. */
function isInPackage(name: string): boolean {
  const patterns = readText('scripts/vsixFiles.txt').split('\n');
  return patterns.some((line) => new RegExp(`^${line.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`, 'i').test(`extension/${name}`));
}

test('every relative link of the README is in the VSIX', () => {
  const links = relativeLinks(readme);
  expect(links.filter((link) => link.endsWith('.png'))).toHaveLength(4);
  expect(links).toContain('docs/SETTINGS.md');
  // Pictures stand within the README there: see below.
  expect(links.filter((link) => !link.endsWith('.png') && !isInPackage(link))).toEqual([]);
  expect(isInPackage('ARCHITECTURE.md')).toBe(false);
});

test('the README of the VSIX has its pictures within and no relative address', () => {
  const packaged = standaloneReadme(readme, (name) => readFileSync(path.join(root, name)));
  expect(relativeLinks(packaged)).toEqual([]);
  expect(packaged.match(/\]\(data:image\/png;base64,iVBORw0KGgo/g)).toHaveLength(4);
});

test('the Korean README of the VSIX tells of its pictures in words', () => {
  const packaged = withoutPictures(readText('README.ko.md'));
  expect(relativeLinks(packaged).filter((link) => link.endsWith('.png'))).toEqual([]);
  expect(packaged).toContain('*exam_scores.csv 옆의 패널');
  expect(withoutPictures('![a](https://b.test/c.png)')).toBe('![a](https://b.test/c.png)');
});

test('links to other sites and within the page stay, others become text, and no picture is lost in silence', () => {
  const read = () => Buffer.from('x');
  expect(standaloneReadme('[a](docs/A.md) [b](https://b.test) [c](#c) ![d](d.png)', read)).toBe(
    'a [b](https://b.test) [c](#c) ![d](data:image/png;base64,eA==)',
  );
  expect(() => standaloneReadme('![d](d.gif)', read)).toThrow(/d\.gif.*PNG/);
});

test('the documents are as short as they have to be', () => {
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12_000);
  expect(readText('ARCHITECTURE.md').match(/\S*[\p{L}\p{N}]\S*/gu)?.length).toBeLessThanOrEqual(1200);
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'docs/SETTINGS.md', 'docs/COMMANDS.md'])(
  'what %s links to is there',
  (name) => {
    for (const link of relativeLinks(readText(name)))
      expect(() => readFileSync(path.resolve(root, path.dirname(name), link)), link).not.toThrow(/ENOENT/);
  },
);

test('a room is a row with what it may know', () => {
  const lowest = { name: 'csv', kind: 'pure', uses: [], does: 'reads' } as const;
  const upper = { name: 'rows', kind: 'vscode', uses: ['csv'], does: 'tells' } as const;
  expect(roomTable([lowest, upper], ['csv']).split('\n')).toEqual([
    '| Folder | What it does | May know |',
    '| --- | --- | --- |',
    '| `src/csv` | reads | – |',
    '| `src/rows` | tells | vscode, csv |',
    '| `src/extension.ts` | puts it together | all |',
    '| `webview` | the Svelte app | csv |',
  ]);
});

test('settings are listed in the order that is asked for', () => {
  const setting = (markdownDescription: string) => ({ default: 1, markdownDescription, minimum: 0 });
  const properties = { a: setting('A.'), b: setting('B.'), c: setting('C.') };
  const manifest = { contributes: { commands: [], configuration: [{ title: 'N', properties }] } };
  expect(settingList(manifest, ['c', 'a']).split('\n')).toEqual(['- `c` (`1`): C. At least 0.', '- `a` (`1`): A. At least 0.']);
  expect(() => settingList(manifest, ['d'])).toThrow(/d/);
});
