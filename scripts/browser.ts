import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOnPath, installDebianPackage, mayInstall } from './debianPackage.ts';

/** Chromium without the windows of a browser, which nobody sees in a test: a tenth to a sixth less processor time than a whole browser. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];
const names = [...shells, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome', 'msedge'];
/** Debian's packages; older releases have only the second. */
const packages = [shells[0], 'chromium'];

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

/** As root on Debian, installs the browser that takes least processor time, unless there is one or CHROME names another. */
export function preferShell(): void {
  const { CHROME = '' } = process.env;
  if (CHROME === '' && mayInstall() && findOnPath(shells) === undefined) tryInstall(shells[0]);
}

/**
 * The path of Chrome or Chromium: the environment variable CHROME, else an installed one; as root on Debian, one is installed if there is none.
 * Throws an error that says what to install.
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
  if (mayInstall()) {
    for (const name of packages) {
      if (tryInstall(name)) break;
    }
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

/** Says why if the package cannot be installed: another browser may do. */
function tryInstall(name: string): boolean {
  try {
    installDebianPackage(name);
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
}
