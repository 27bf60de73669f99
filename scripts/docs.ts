import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { cliReference } from './cliReference.ts';
import { commandTable, settingList, settingTable, type Manifest } from './manifestTables.ts';
import { kernelCodes, settingSections } from './optionFiles.ts';
import { expectationSchema } from './optionSchemas.ts';
import { putInWords, takeOutWords, translateWords, type ManifestWords } from './manifestWords.ts';
import { readingSources } from './readingSources.ts';
import { replaceBetweenMarkers } from './replaceBetweenMarkers.ts';
import { toolManifest } from './toolManifest.ts';
import { pageUses, rooms } from './rooms.mjs';
import { roomTable } from './roomTable.ts';

// `npm run docs` writes everything that is generated: the settings and language model tools in package.json, its texts in package.nls.json (plain
// English ones get a key) and package.nls.ko.json, the schema of expectations and the kernel's numbers from the table of options, the readers of
// exported JavaScript from our own, and the tables in documents from package.json and rooms.mjs. With --check it only reports whether they are up
// to date.
const root = path.resolve(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

/** What most people change; docs/SETTINGS.md lists the others. */
const commonSettings = ['hidden', 'epochs', 'learningRate', 'batchSize', 'patience', 'testFraction', 'seed', 'hover'];

try {
  const written = readJson('package.json') as Manifest;
  const asked: Manifest = {
    ...written,
    contributes: { ...written.contributes, configuration: settingSections(), languageModelTools: toolManifest() },
  };
  const taken = takeOutWords(asked, readJson('package.nls.json') as ManifestWords);
  const manifest = putInWords(taken.manifest, taken.words);
  const korean = readJson('l10n/bundle.l10n.ko.json') as ManifestWords;
  await update('package.json', () => JSON.stringify(taken.manifest));
  await update('package.nls.json', () => JSON.stringify(taken.words));
  await update('package.nls.ko.json', () => JSON.stringify(translateWords(taken.words, korean)));
  await update('schemas/expectations.schema.json', () => JSON.stringify(expectationSchema()));
  await update('src/training/kernel/assembly/codes.ts', kernelCodes);
  const sources = await readingSources(root);
  await update('src/exports/javascript/readingSources.ts', () => sources);
  const common = settingList(
    manifest,
    commonSettings.map((name) => `neuron.${name}`),
  );
  await update('docs/SETTINGS.md', (text) => replaceBetweenMarkers(text, 'settings', settingTable(manifest)));
  await update('docs/CLI.md', (text) => replaceBetweenMarkers(text, 'reference', cliReference()));
  await update('README.md', (text) =>
    replaceBetweenMarkers(replaceBetweenMarkers(text, 'settings', common), 'commands', commandTable(manifest)),
  );
  await update('ARCHITECTURE.md', (text) => replaceBetweenMarkers(text, 'rooms', roomTable(rooms, pageUses)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}

/** Writes the new content of the file, formatted; with --check it throws instead if the file differs. */
async function update(name: string, toText: (present: string) => string): Promise<void> {
  const file = path.join(root, name);
  const present = readFileSync(file, 'utf8');
  const updated = await prettier.format(toText(present), { ...(await prettier.resolveConfig(file)), filepath: file });
  if (updated === present) return;
  if (isCheck) throw new Error(`${name} is out of date. Run "npm run docs".`);
  writeFileSync(file, updated);
}
