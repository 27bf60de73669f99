import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfOutdated } from './buildIfOutdated.ts';
import { findOnPath } from './debianPackage.ts';
import { startDesktop } from './desktop.ts';
import { installOpener } from './opener.ts';
import { packageFile } from './packageFile.ts';
import { startVsCode } from './vscodeServer.ts';
import { startWebFront } from './webFront.ts';

const root = path.resolve(import.meta.dirname, '..');
const usage = `npm start -- [folder | file …] [--desktop | --web | --vsix] [--no-open]

Starts VS Code with Neuron on a scratch copy of the sample tables, or on a folder or files of your own.
  --desktop   a desktop VS Code, downloaded first (the default on macOS and Windows)
  --vsix      Neuron is installed from the VSIX of "npm run package", as users have it
  --web       Neuron runs in the browser, as in vscode.dev
  --no-open   print the address, but open no browser`;

/** What VS Code opens: a folder, and tables, of which the first is in the folder. */
interface Opened {
  readonly folder: string;
  readonly files: readonly string[];
}

function chooseOpened(names: readonly string[], scratch: string): Opened {
  if (names.length === 0) {
    const folder = path.join(scratch, 'samples');
    cpSync(path.join(root, 'media', 'samples'), folder, { recursive: true });
    return { folder, files: [path.join(folder, 'exam_scores.csv')] };
  }
  // npm runs a script in the project's folder; INIT_CWD is where the user has typed the command.
  const [first, ...others] = names.map((name) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name));
  const missing = [first, ...others].find((named) => !existsSync(named));
  if (missing !== undefined) throw new Error(`${missing} does not exist. Name CSV files or a folder, or nothing for the sample tables.`);
  const folder = [first, ...others].find((named) => statSync(named).isDirectory());
  if (folder !== undefined && others.length > 0) throw new Error(`${folder} is a folder: name it alone, or files only.`);
  return folder === undefined ? { folder: path.dirname(first), files: [first, ...others] } : { folder, files: [] };
}

function openInBrowser(url: string): void {
  const hasDisplay = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const opener = hasDisplay ? findOnPath(['xdg-open', 'chromium', 'google-chrome', 'firefox']) : undefined;
  if (opener === undefined) return;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('No browser could be started; open the address yourself.'));
  child.unref();
}

/** Resolves when the user presses Ctrl-C, when this process is asked to end, or when npm, its parent, is gone without a signal. */
function untilAskedToStop(): Promise<void> {
  const { ppid } = process;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    setInterval(() => {
      if (process.ppid !== ppid) resolve();
    }, 500).unref();
  });
}

interface ServerRun {
  readonly dataDir: string;
  readonly isOpening: boolean;
  readonly isWeb: boolean;
  /** The folder or VSIX to install. */
  readonly install: string;
}

async function runServer(
  { folder, files }: Opened,
  { dataDir, isOpening, isWeb, install }: ServerRun,
  stopAsked: Promise<void>,
): Promise<void> {
  const [file, ...others] = files;
  // In a browser, the workbench opens only one file by its address.
  const environment = await installOpener(others, path.join(dataDir, 'extensions'));
  const server = await startVsCode({ version: 'latest', dataDir, install: isWeb ? undefined : install, environment });
  const front = isWeb ? await startWebFront({ port: server.port, extension: root }) : undefined;
  try {
    const url = (front ?? server).url(folder, { file });
    console.log(`\nVS Code with Neuron is at\n\n  ${url}\n\nRight-click a table, "Train Neuron". Ctrl-C stops it.`);
    if (isOpening) openInBrowser(url);
    const hasEnded = await Promise.race([stopAsked.then(() => false), server.ended.then(() => true)]);
    if (hasEnded) throw new Error(`VS Code has ended by itself:\n${await server.logTail()}`);
  } finally {
    await front?.stop();
    await server.stop();
  }
}

async function start(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      desktop: { type: 'boolean' },
      web: { type: 'boolean' },
      vsix: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  const scratch = mkdtempSync(path.join(tmpdir(), 'neuron-start-'));
  const stopAsked = untilAskedToStop();
  try {
    const opened = chooseOpened(positionals, scratch);
    if (!values.vsix) {
      console.log('Building, unless nothing has changed since the last time …');
      buildIfOutdated();
    } else if (!existsSync(packageFile)) throw new Error(`${packageFile} does not exist. "npm run package" makes it.`);
    const dataDir = path.join(scratch, 'vscode');
    mkdirSync(dataDir);
    const isWeb = values.web ?? false;
    const isDesktop = !isWeb && !values.vsix && (values.desktop ?? process.platform !== 'linux');
    if (isDesktop) await startDesktop({ ...opened, dataDir, extension: root }, stopAsked);
    else await runServer(opened, { dataDir, isOpening: !values['no-open'], isWeb, install: values.vsix ? packageFile : root }, stopAsked);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

try {
  await start();
  // Signal listeners keep nothing alive, but pipes of a browser or of VS Code may.
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
