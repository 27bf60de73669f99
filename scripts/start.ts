import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findOnPath } from './browser.ts';
import { startDesktop } from './desktop.ts';
import { startVsCode } from './vscodeServer.ts';

const root = path.resolve(import.meta.dirname, '..');
const usage = `npm start -- [file or folder] [--desktop] [--no-open]

Starts VS Code with Neuron on a scratch copy of the sample tables, or on a file or folder of your own.
  --desktop   a desktop VS Code, downloaded first (the default on macOS and Windows)
  --no-open   print the address, but open no browser`;

/** What VS Code opens: a folder, and a table in it. */
interface Opened {
  readonly folder: string;
  readonly file: string | undefined;
}

function chooseOpened(argument: string | undefined, scratch: string): Opened {
  if (argument === undefined) {
    const folder = path.join(scratch, 'samples');
    cpSync(path.join(root, 'media', 'samples'), folder, { recursive: true });
    return { folder, file: path.join(folder, 'exam_scores.csv') };
  }
  // npm runs a script in the project's folder; INIT_CWD is where the user has typed the command.
  const named = path.resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  if (!existsSync(named)) throw new Error(`${named} does not exist. Name a CSV file or a folder, or nothing for the sample tables.`);
  return statSync(named).isDirectory() ? { folder: named, file: undefined } : { folder: path.dirname(named), file: named };
}

function openInBrowser(url: string): void {
  const hasDisplay = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const opener = hasDisplay ? findOnPath(['xdg-open', 'chromium', 'google-chrome', 'firefox']) : undefined;
  if (opener === undefined) return;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('No browser could be started; open the address yourself.'));
  child.unref();
}

/** Resolves when the user presses Ctrl-C or somebody else asks this process to end. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

async function runServer({ folder, file }: Opened, dataDir: string, isOpening: boolean, stopAsked: Promise<void>): Promise<void> {
  const server = await startVsCode({ version: 'latest', dataDir, install: root });
  try {
    const url = server.url(folder, { file });
    console.log(`\nVS Code with Neuron is at\n\n  ${url}\n\nRight-click a table, "Train Neuron". Ctrl-C stops it.`);
    if (isOpening) openInBrowser(url);
    const hasEnded = await Promise.race([stopAsked.then(() => false), server.ended.then(() => true)]);
    if (hasEnded) throw new Error(`VS Code has ended by itself:\n${await server.logTail()}`);
  } finally {
    await server.stop();
  }
}

async function start(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { desktop: { type: 'boolean' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(usage);
  const scratch = mkdtempSync(path.join(tmpdir(), 'neuron-start-'));
  const stopAsked = untilAskedToStop();
  try {
    const opened = chooseOpened(positionals[0], scratch);
    console.log('Building …');
    execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    const dataDir = path.join(scratch, 'vscode');
    mkdirSync(dataDir);
    const isDesktop = values.desktop ?? process.platform !== 'linux';
    if (isDesktop) await startDesktop({ ...opened, dataDir, extension: root }, stopAsked);
    else await runServer(opened, dataDir, !values['no-open'], stopAsked);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

try {
  await start();
  // Listeners for signals keep nothing alive, but a browser's or VS Code's pipes may.
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
