import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const variable = 'NEURON_OPEN_FILES';

/** Opens the files that the environment names when a window begins. */
const code = `const vscode = require('vscode');
exports.activate = async () => {
  for (const file of JSON.parse(process.env.${variable} || '[]')) {
    await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false, preserveFocus: true });
  }
};
`;

const manifest = {
  ...{ name: 'opener', publisher: 'neuron-scripts', version: '1.0.0', main: './main.js' },
  ...{ engines: { vscode: '^1.100.0' }, activationEvents: ['onStartupFinished'], extensionKind: ['workspace'] },
};

/** Puts an extension beside Neuron's that opens the files, by absolute paths; returns the environment that tells it which. */
export async function installOpener(files: readonly string[], extensionsDir: string): Promise<Readonly<Record<string, string>>> {
  if (files.length === 0) return {};
  const folder = path.join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'main.js'), code);
  return { [variable]: JSON.stringify(files) };
}
