import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareFiles } from './compareFiles.ts';
import { zipEntries } from './zipEntries.ts';

// `npm run package`: makes the VSIX (vsce runs the production build) and compares what is in it with scripts/vsixFiles.txt.
const root = path.resolve(import.meta.dirname, '..');
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string; version: string };
const packageFile = path.join(root, `${name}-${version}.vsix`);

const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
// Everything is bundled. The README is the one that packageReadme.ts has made: there is no repository that its links could be rewritten to.
const readme = ['--readme-path', 'dist/README.md', '--no-rewrite-relative-links'];
const flags = ['--no-dependencies', '--allow-missing-repository', ...readme, '--out', packageFile];
execFileSync(process.execPath, [vsce, 'package', ...flags], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const entries = zipEntries(readFileSync(packageFile)).sort((a, b) => (a.name < b.name ? -1 : 1));
for (const { name, size } of entries) console.log(`${(size / 1000).toFixed(1).padStart(9)} kB  ${name}`);
const allowList = readFileSync(path.join(root, 'scripts', 'vsixFiles.txt'), 'utf8');
const differences = compareFiles(
  entries.map((entry) => entry.name),
  allowList,
);
for (const difference of differences) console.error(`The package differs from scripts/vsixFiles.txt, ${difference}`);
console.log(`${path.basename(packageFile)} holds ${entries.length} files, ${differences.length} differ from the list`);
process.exitCode = differences.length > 0 ? 1 : 0;
