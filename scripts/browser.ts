import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome', 'msedge'];

/** Where browsers install themselves without being on the PATH. */
function usualPlaces(): string[] {
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.map((folder) => path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
    ...programs.map((folder) => path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')),
  ];
}

/** The first of the commands that the PATH holds, as an absolute path. */
export function findOnPath(commands: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) => folders.map((folder) => path.join(folder, command + suffix))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}

/**
 * The path of a Chrome or Chromium: that of the environment variable CHROME, else one that is installed, else on Debian as root Chromium is
 * installed. Throws an error that says what to install.
 */
export function findBrowser(): string {
  const { CHROME } = process.env;
  if (CHROME !== undefined && CHROME !== '') {
    if (existsSync(CHROME)) return CHROME;
    throw new Error(
      `The environment variable CHROME names ${CHROME}, which does not exist. Let it name a Chrome or Chromium, or unset it.`,
    );
  }
  const browser = installedBrowser();
  if (browser !== undefined) return browser;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && findOnPath(['apt-get']) !== undefined) {
    installChromium();
    const installed = installedBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chrome or Chromium was found, and the tests drive VS Code in one. Install Google Chrome or Chromium ' +
      '(Debian and Ubuntu: "apt-get install chromium"; macOS: "brew install --cask google-chrome"), ' +
      'or let the environment variable CHROME name one.',
  );
}

function installedBrowser(): string | undefined {
  return findOnPath(names) ?? usualPlaces().find((file) => existsSync(file));
}

function installChromium(): void {
  console.log('No Chrome or Chromium was found: installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium'],
  ]) {
    try {
      execFileSync('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
      throw new Error(`"apt-get ${args.join(' ')}" failed. Install Chromium by hand, or let CHROME name one.\n${output}`, { cause: error });
    }
  }
}
