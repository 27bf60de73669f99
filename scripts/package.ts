import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checksums } from './checksums.ts';
import { compareFiles } from './compareFiles.ts';
import { packageFile } from './packageFile.ts';
import { channelOf } from './releaseChannel.ts';
import { zipEntries } from './zipEntries.ts';

// `npm run package`: makes the VSIX (vsce runs the production build), compares its content with scripts/vsixFiles.txt, checks its size, and
// writes its checksums and those of its files.
const root = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
// Everything is bundled. packageReadme.ts has written the README without relative links, which have no repository to point to.
const readme = ['--readme-path', 'dist/README.md', '--no-rewrite-relative-links'];
const channel = channelOf(version) === 'pre-release' ? ['--pre-release'] : [];
const flags = ['--no-dependencies', '--allow-missing-repository', ...channel, ...readme, '--out', packageFile];
execFileSync(process.execPath, [vsce, 'package', ...flags], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

/** The download has to be bearable on a slow connection. */
const MOST_BYTES = 3_000_000;
const packed = readFileSync(packageFile);
const entries = zipEntries(packed).sort((a, b) => (a.name < b.name ? -1 : 1));
for (const { name, size } of entries) console.log(`${(size / 1000).toFixed(1).padStart(9)} kB  ${name}`);
const { ofPackage, ofFiles } = checksums(path.basename(packageFile), packed);
writeFileSync(`${packageFile}.sha256`, ofPackage);
writeFileSync(packageFile.replace(/vsix$/, 'files.sha256'), ofFiles);
const allowList = readFileSync(path.join(root, 'scripts', 'vsixFiles.txt'), 'utf8');
const differences = compareFiles(
  entries.map((entry) => entry.name),
  allowList,
);
for (const difference of differences) console.error(`The package differs from scripts/vsixFiles.txt, ${difference}`);
if (packed.length >= MOST_BYTES) console.error(`The package has ${packed.length} bytes; it has to stay below ${MOST_BYTES}.`);
console.log(
  `${path.basename(packageFile)} has ${(packed.length / 1e6).toFixed(2)} MB (${channelOf(version)}) and holds ${entries.length} files, ${differences.length} differ from the list`,
);
process.exitCode = differences.length > 0 || packed.length >= MOST_BYTES ? 1 : 0;
