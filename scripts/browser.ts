import { existsSync } from 'node:fs';
import path from 'node:path';
import { findOnPath, installDebianPackage, mayInstall } from './debianPackage.ts';

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

/**
 * The path of Chrome or Chromium: the environment variable CHROME, else an installed one; as root on Debian, Chromium is installed if there is
 * none. Throws an error that says what to install.
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
    installDebianPackage('chromium');
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
