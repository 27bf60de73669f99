import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { stopProcess } from './stopProcess.ts';
import { calmSettings } from './vscodeServer.ts';

/** What to open in a desktop VS Code; `dataDir` is a scratch folder. */
export interface DesktopOptions {
  readonly folder: string;
  readonly files: readonly string[];
  readonly dataDir: string;
  readonly extension: string;
}

/** Downloads a desktop VS Code into .vscode-test, once. Throws an error with the alternatives when the download fails. */
export async function downloadDesktop(version: string): Promise<string> {
  try {
    return await downloadAndUnzipVSCode(version);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `A desktop VS Code could not be downloaded (${reason}). On Linux "npm start" and "npm test" without a desktop need npm's registry only.`,
      { cause: error },
    );
  }
}

/** Runs a desktop VS Code with the extension under development until its last window is closed or `stopAsked` resolves. */
export async function startDesktop({ folder, files, dataDir, extension }: DesktopOptions, stopAsked: Promise<void>): Promise<void> {
  const executable = await downloadDesktop('stable');
  const userDir = path.join(dataDir, 'User');
  await mkdir(userDir, { recursive: true });
  await writeFile(path.join(userDir, 'settings.json'), JSON.stringify(calmSettings, null, 2));
  const args = [
    `--extensionDevelopmentPath=${extension}`,
    `--user-data-dir=${dataDir}`,
    `--extensions-dir=${path.join(dataDir, 'extensions')}`,
    '--disable-workspace-trust',
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    folder,
    ...files,
  ];
  const desktop = spawn(executable, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
  const closed = new Promise<void>((resolve, reject) => {
    desktop.once('error', reject);
    desktop.once('exit', () => resolve());
  });
  console.log('VS Code with Neuron is open. Right-click a table, "Train Neuron". Ctrl-C or closing its window stops it.');
  await Promise.race([closed, stopAsked]);
  await stopProcess(desktop);
}
