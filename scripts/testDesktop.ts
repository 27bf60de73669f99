import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildIfOutdated } from './buildIfOutdated.ts';
import { downloadDesktop } from './desktop.ts';
import { vscodeVersions } from './vscodeServer.ts';

// `npm run test:desktop`: the suite of the extension host in desktop VS Codes.
const root = path.resolve(import.meta.dirname, '..');

async function runSuite(version: string): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-desktop-'));
  const tables = path.join(scratch, 'tables');
  await cp(path.join(root, 'media', 'samples'), tables, { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: await downloadDesktop(version),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist', 'test', 'suite.cjs'),
      launchArgs: [tables, '--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${path.join(scratch, 'data')}`],
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

try {
  buildIfOutdated();
  for (const { version } of Object.values(vscodeVersions)) {
    console.log(`The suite in desktop VS Code ${version}:`);
    await runSuite(version);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
