import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const variable = 'NEURON_OPEN_FILES';

/** Code of an extension that opens the files named in the environment when a window starts. */
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

/** Installs an extension beside Neuron's that opens these files (absolute paths); returns the environment that names them. */
export async function installOpener(files: readonly string[], extensionsDir: string): Promise<Readonly<Record<string, string>>> {
  if (files.length === 0) return {};
  const folder = path.join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'main.js'), code);
  return { [variable]: JSON.stringify(files) };
}
