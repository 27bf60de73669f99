import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { commandTable, settingTable, type Manifest } from './manifestTables.ts';
import { kernelCodes, settingSections } from './optionFiles.ts';
import { replaceBetweenMarkers } from './replaceBetweenMarkers.ts';

// `npm run docs` writes the settings of package.json and the kernel's numbers from the table of options, and the tables of the README from
// package.json; with --check it only says whether they are up to date.
const root = path.resolve(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

try {
  const written = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const manifest: Manifest = { ...written, contributes: { ...written.contributes, configuration: settingSections() } };
  await update('package.json', () => JSON.stringify(manifest));
  await update('src/training/kernel/assembly/codes.ts', kernelCodes);
  await update('README.md', (readme) =>
    replaceBetweenMarkers(replaceBetweenMarkers(readme, 'settings', settingTable(manifest)), 'commands', commandTable(manifest)),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Writes the file as it should be now, formatted; throws instead when that is only to be checked and it is not so. */
async function update(name: string, toText: (present: string) => string): Promise<void> {
  const file = path.join(root, name);
  const present = readFileSync(file, 'utf8');
  const updated = await prettier.format(toText(present), { ...(await prettier.resolveConfig(file)), filepath: file });
  if (updated === present) return;
  if (isCheck) throw new Error(`${name} is out of date. Run "npm run docs".`);
  writeFileSync(file, updated);
}
