import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startVsCode, type VsCodeServer, type VsCodeVersion } from '../../scripts/vscodeServer.ts';
import { startWebFront, type WebFront } from '../../scripts/webFront.ts';
import { openContext } from '../vscode/launchBrowser.ts';
import { patienceMs, themes, Workbench, type Theme } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const samples = path.join(root, 'media', 'samples');
export const usualSize = { width: 1440, height: 900 };

/** Options for opening a workbench. `files` are added to the samples in its folder. */
export interface WorkbenchOptions {
  readonly version?: VsCodeVersion;
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly isRestricted?: boolean;
  /** Display language of the window, as set by a language pack; English by default. */
  readonly language?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Runs the extension in the browser, as in vscode.dev, instead of in a process on this machine. */
  readonly isWeb?: boolean;
  /** Whether the page plays the epochs of a finished run, as it does by default: each time that takes a core for two seconds. */
  readonly isPlayed?: boolean;
  /** Path of a VSIX to install instead of this checkout. */
  readonly vsix?: string;
}

/**
 * Opens a real VS Code in a headless browser, with this checkout's extension or a VSIX installed, on a temporary copy of the sample tables.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { version = 'latest', theme = 'dark', settings = {}, files = {}, size = usualSize } = options;
  const { isRestricted = false, language, isWeb = false, isPlayed = false, vsix = root } = options;
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-journey-'));
  const folder = path.join(scratch, 'tables');
  await mkdir(folder);
  await fillFolder(folder, files);
  const dataDir = path.join(scratch, 'vscode');
  await mkdir(dataDir);
  const server = await startVsCode({
    version,
    dataDir,
    install: isWeb ? undefined : vsix,
    isRestricted,
    isLean: true,
    settings: {
      'workbench.colorTheme': themes[theme].setting,
      ...(isWeb ? { 'extensions.webWorker': true } : {}),
      ...(isPlayed ? {} : { 'neuron.playbackSeconds': 0 }),
      ...settings,
    },
  });
  let context: BrowserContext | undefined;
  let front: WebFront | undefined;
  try {
    context = await openContext({ viewport: size });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    if (language !== undefined) await page.addInitScript(setLanguage, language);
    if (isWeb) front = await startWebFront({ port: server.port, extension: root });
    await page.goto(front ? front.url(folder) : server.url(folder));
    const close = async () => {
      await context?.close();
      await front?.stop();
      await server.stop();
      await rm(scratch, { recursive: true, force: true });
    };
    const workbench = new Workbench(page, folder, {
      close,
      killHost: () => killExtensionHost(server),
      untilStored: server.untilStored,
      emptyWindow: server.url(),
    });
    await workbench.untilLoaded(server);
    return workbench;
  } catch (error) {
    await context?.close();
    await front?.stop();
    await server.stop();
    throw error;
  }
}

/** Makes the folder hold the samples and these files, and nothing else. */
export async function fillFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const wanted = new Set([...(await readdir(samples)), ...Object.keys(files).map((name) => name.split('/')[0])]);
  for (const name of await readdir(folder)) if (!wanted.has(name)) await rm(path.join(folder, name), { recursive: true });
  await cp(samples, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

export function sampleText(name: string): Promise<string> {
  return readFile(path.join(samples, name), 'utf8');
}

/**
 * Runs in the page. Sets what VS Code's file of translations says about its language, without the texts; extensions receive this language.
 */
function setLanguage(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

async function killExtensionHost({ logFile }: VsCodeServer): Promise<void> {
  const launched = [...(await readFile(logFile, 'utf8')).matchAll(/<(\d+)> Launched Extension Host Process/g)];
  const newest = launched.at(-1);
  if (!newest) throw new Error('The log names no extension host');
  process.kill(Number(newest[1]), 'SIGKILL');
}
