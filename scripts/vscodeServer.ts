import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, watch } from 'node:fs';
import { access, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runQuietly } from './runQuietly.ts';
import { stopProcess } from './stopProcess.ts';

/** The VS Code versions under test, and the code-server package on npm that contains each server. */
export const vscodeVersions = {
  latest: { version: '1.139.1', codeServer: '4.139.1' },
  oldest: { version: '1.100.3', codeServer: '4.100.3' },
} as const;

export type VsCodeVersion = keyof typeof vscodeVersions;

const root = path.resolve(import.meta.dirname, '..');
const startTimeoutMs = 180_000;

/** Installs a VS Code server from npm into .vscode-test, unless it is already there; returns the folder of `out/server-main.js`. */
export async function installVsCode(name: VsCodeVersion): Promise<string> {
  const { version, codeServer } = vscodeVersions[name];
  const folder = path.join(root, '.vscode-test', `vscode-${version}`);
  const server = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  // Written last, so that an interrupted installation is repeated.
  const marker = path.join(folder, 'installed.json');
  if (await exists(marker)) {
    await giveSearch(server);
    return server;
  }
  console.log(`Installing VS Code ${version} into ${path.relative(process.cwd(), folder)} (once, from npm) …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Install scripts are skipped: they would compile parts that the server does not need.
  const flags = ['--ignore-scripts', '--force', '--no-audit', '--no-fund', '--loglevel=error'];
  await runQuietly('npm', ['install', '--prefix', folder, '--no-save', ...flags, `code-server@${codeServer}`], folder);
  await runQuietly('npm', ['install', '--omit=dev', ...flags], server);
  await giveSearch(server);
  await writeFile(marker, `${JSON.stringify({ version, codeServer })}\n`);
  return server;
}

/** Old servers download their file search with an install script; newer ones contain it for every system, so theirs is copied. */
async function giveSearch(server: string): Promise<void> {
  const packages = path.join(server, 'node_modules', '@vscode');
  if (await exists(path.join(packages, 'ripgrep-universal'))) return;
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const place = path.join(packages, 'ripgrep', 'bin', program);
  if (await exists(place)) return;
  const lender = path.join(await installVsCode('latest'), 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  await cp(path.join(lender, `${process.platform}-${process.arch}`, program), place);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Options for starting a server. `dataDir` is a scratch folder for settings, extensions, storage and the log. */
export interface VsCodeOptions {
  readonly version: VsCodeVersion;
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the server and its extension hosts. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What to install: a VSIX, or an extension's folder, which is copied as an installation would. */
  readonly install?: string;
  /** With the test driver VS Code accepts an extension under development and its suite, but shows neither notifications nor dialogs. */
  readonly hasTestDriver?: boolean;
  /** Opens every folder in restricted mode. */
  readonly isRestricted?: boolean;
  /** For tests: without the built-in extensions and the background work that they do not need, a window takes a third less processor time. */
  readonly isLean?: boolean;
}

/** What a window of the workbench opens; absolute paths. */
export interface WindowOptions {
  readonly file?: string;
  /** The extension under development; requires the test driver. */
  readonly extension?: string;
  /** A module whose `run()` the extension host calls; requires the test driver. */
  readonly tests?: string;
}

/** A running VS Code server. */
export interface VsCodeServer {
  readonly port: number;
  readonly logFile: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** The address of a workbench with the folder, or without one. */
  url(folder?: string, window?: WindowOptions): string;
  /** Resolves once the user's settings meet the condition as they are stored. */
  untilStored(isMet: (settings: Readonly<Record<string, unknown>>) => boolean): Promise<void>;
  /** The end of the server's log. */
  logTail(): Promise<string>;
  /** Ends the server and all its extension hosts. */
  stop(): Promise<void>;
}

/** Starts a real VS Code server on a free local port and waits until it listens. Throws with the end of its log when it does not. */
export async function startVsCode(options: VsCodeOptions): Promise<VsCodeServer> {
  const { version, dataDir, settings = {}, install, isLean = false } = options;
  const folder = await installVsCode(version);
  const settingsFile = path.join(dataDir, 'data', 'User', 'settings.json');
  await mkdir(path.dirname(settingsFile), { recursive: true });
  await writeFile(settingsFile, JSON.stringify({ ...calmSettings, ...(isLean ? leanSettings : {}), ...settings }, null, 2));
  if (isLean) await linkBuiltIns(folder, builtInsOf(dataDir));
  if (install?.endsWith('.vsix')) await installPackage(folder, install, dataDir);
  else if (install !== undefined) await copyExtension(install, path.join(dataDir, 'extensions'));
  const logFile = path.join(dataDir, 'server.log');
  const server = spawnServer(folder, options);
  const log = createWriteStream(logFile);
  server.stdout?.pipe(log, { end: false });
  server.stderr?.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => server.once('close', () => log.end(resolve)));
  const logTail = async () => (await readFile(logFile, 'utf8')).split('\n').slice(-30).join('\n');
  const stop = async () => {
    await stopProcess(server);
    await ended;
  };
  const port = await listeningPort(server, ended);
  if (port === undefined) {
    await stop();
    throw new Error(`VS Code ${vscodeVersions[version].version} did not start:\n${await logTail()}`);
  }
  return {
    ...{ port, logFile, ended, logTail, stop },
    url: (opened, window) => windowUrl(port, opened, window),
    untilStored: (isMet) => untilStored(settingsFile, isMet),
  };
}

function untilStored(file: string, isMet: (settings: Readonly<Record<string, unknown>>) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = async () => {
      const text = await readFile(file, 'utf8');
      // It is empty while it is being written.
      if (text === '' || !isMet(JSON.parse(text) as Readonly<Record<string, unknown>>)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(file, () => void check().catch(reject));
    void check().catch(reject);
  });
}

/** Settings for a workbench without anything that asks for attention. */
export const calmSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const leanSettings: Readonly<Record<string, unknown>> = {
  'editor.cursorBlinking': 'solid',
  'extensions.webWorker': false,
  // As on the desktop. In a browser documents are saved a second after each change, on a busy machine in the middle of a test.
  'files.autoSave': 'off',
  // It lists the open files of all processes of the machine, again and again.
  'remote.autoForwardPorts': false,
  'workbench.localHistory.enabled': false,
  'workbench.reduceMotion': 'on',
};

/** Settings for a window that nobody looks at, without what VS Code computes to decorate texts: a twentieth of the processor time of a suite. */
export const unseenSettings: Readonly<Record<string, unknown>> = {
  'breadcrumbs.enabled': false,
  'editor.bracketPairColorization.enabled': false,
  'editor.colorDecorators': false,
  'editor.folding': false,
  'editor.guides.indentation': false,
  'editor.links': false,
  'editor.matchBrackets': 'never',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.unicodeHighlight.invisibleCharacters': false,
  'editor.wordBasedSuggestions': 'off',
};

/** The extensions of VS Code that tests see something of: themes, icons, languages, editors that open instead of the text editor. */
const leanBuiltIns = [
  ...[
    'configuration-editing',
    'ipynb',
    'json',
    'markdown-basics',
    'markdown-language-features',
    'media-preview',
    'notebook-renderers',
    'python',
  ],
  ...['theme-defaults', 'theme-modern-icons', 'theme-seti'],
];

function builtInsOf(dataDir: string): string {
  return path.join(dataDir, 'built-in');
}

async function linkBuiltIns(server: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of leanBuiltIns) {
    const extension = path.join(server, 'extensions', name);
    if (await exists(extension)) await symlink(extension, path.join(target, name), 'junction');
  }
}

/** Copies the files that a package of the extension would contain. */
async function copyExtension(extension: string, extensionsDir: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8')) as Record<string, string>;
  const target = path.join(extensionsDir, `${publisher}.${name}-${version}`);
  for (const part of ['package.json', 'package.nls.json', 'package.nls.ko.json', 'README.md', 'dist', 'l10n', 'media']) {
    await cp(path.join(extension, part), path.join(target, part), { recursive: true });
  }
}

/** Installs a VSIX by VS Code itself, as "Install from VSIX…" does. */
async function installPackage(folder: string, vsix: string, dataDir: string): Promise<void> {
  const places = ['--server-data-dir', dataDir, '--extensions-dir', path.join(dataDir, 'extensions')];
  const args = ['--accept-server-license-terms', ...places, '--install-extension', vsix];
  await promisify(execFile)(process.execPath, [path.join(folder, 'out', 'server-main.js'), ...args], { cwd: dataDir });
}

function spawnServer(folder: string, options: VsCodeOptions): ChildProcess {
  const { dataDir, environment, hasTestDriver = false, isRestricted = false, isLean = false } = options;
  const switches = ['--without-connection-token', '--accept-server-license-terms'];
  if (!isRestricted) switches.push('--disable-workspace-trust');
  if (hasTestDriver) switches.push('--enable-smoke-test-driver');
  const values = {
    host: '127.0.0.1',
    port: '0',
    'telemetry-level': 'off',
    'server-data-dir': dataDir,
    'extensions-dir': path.join(dataDir, 'extensions'),
    ...(isLean ? { 'builtin-extensions-dir': builtInsOf(dataDir) } : {}),
  };
  const args = [...switches, ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])];
  return spawn(process.execPath, [path.join(folder, 'out', 'server-main.js'), ...args], {
    cwd: dataDir,
    // As if a shell had started it. Else each window starts a login shell, with all that the profile of the machine starts, for its environment.
    env: { ...process.env, ...(isLean ? { VSCODE_CLI: '1' } : {}), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that all of it can be ended and Ctrl-C reaches only this process.
    detached: process.platform !== 'win32',
  });
}

/** The port that the server reports; undefined when it ends or reports nothing for three minutes. */
function listeningPort(server: ChildProcess, ended: Promise<void>): Promise<number | undefined> {
  return new Promise((resolve) => {
    let output = '';
    const timer = setTimeout(() => resolve(undefined), startTimeoutMs);
    server.once('error', () => resolve(undefined));
    void ended.then(() => resolve(undefined));
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

/** The address of a workbench on a local server. */
export function windowUrl(port: number, folder: string | undefined, { file, extension, tests }: WindowOptions = {}): string {
  const remote = (target: string) =>
    `vscode-remote://127.0.0.1:${port}${forwardSlashes(target).split('/').map(encodeURIComponent).join('/')}`;
  const payload = [
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const opened: readonly [string, string] = folder === undefined ? ['ew', 'true'] : ['folder', forwardSlashes(folder)];
  const query = new URLSearchParams([[...opened], ['payload', JSON.stringify(payload)]]);
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/** The workbench writes a Windows path as `/c:/…`. */
function forwardSlashes(file: string): string {
  const slashed = path.resolve(file).replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}
