import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { commandTable, settingTable, type Manifest } from './manifestTables.ts';
import { replaceBetweenMarkers } from './replaceBetweenMarkers.ts';

// `npm run docs` writes the tables of the README from package.json; with --check it only says whether they are up to date.
const root = path.resolve(import.meta.dirname, '..');
const readmeFile = path.join(root, 'README.md');
const isCheck = process.argv.includes('--check');

try {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const readme = readFileSync(readmeFile, 'utf8');
  const withSettings = replaceBetweenMarkers(readme, 'settings', settingTable(manifest));
  const withTables = replaceBetweenMarkers(withSettings, 'commands', commandTable(manifest));
  const updated = await prettier.format(withTables, { ...(await prettier.resolveConfig(readmeFile)), filepath: readmeFile });
  if (updated !== readme && isCheck) throw new Error('README.md is not what package.json says. Run "npm run docs".');
  if (updated !== readme) writeFileSync(readmeFile, updated);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
