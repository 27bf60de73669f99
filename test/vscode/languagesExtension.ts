import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Installs an extension that only declares the language names that Rainbow CSV gives to tables. */
export async function installLanguages(extensionsDir: string): Promise<void> {
  const folder = path.join(extensionsDir, 'neuron-tests.languages-1.0.0');
  const languages = ['csv (semicolon)', 'csv (pipe)', 'dynamic csv'].map((id) => ({ id, aliases: [id] }));
  const manifest = { name: 'languages', publisher: 'neuron-tests', version: '1.0.0', engines: { vscode: '*' }, contributes: { languages } };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
}
