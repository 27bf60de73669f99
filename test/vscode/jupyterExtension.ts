import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Offers the documented API of Jupyter's extension; what `getKernel` gives is what a test has put there last. */
const source = `let getKernel = () => Promise.resolve(undefined);
exports.activate = () => ({
  kernels: { getKernel: (uri) => getKernel(uri) },
  pretend: (other) => { getKernel = other; },
});
`;

/** Installs an extension in the place of Jupyter's, whose kernels the tests make up. */
export async function installJupyter(extensionsDir: string): Promise<void> {
  const folder = path.join(extensionsDir, 'ms-toolsai.jupyter-2100.0.0');
  const manifest = {
    name: 'jupyter',
    publisher: 'ms-toolsai',
    version: '2100.0.0',
    engines: { vscode: '^1.90.0' },
    activationEvents: [],
    main: './extension.js',
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'extension.js'), source);
}
