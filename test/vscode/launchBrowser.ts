import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.ts';

/**
 * Chromium heeds only the last of such switches, so these are those of Playwright that matter here, the popups of the address bar (two
 * hidden pages for each window, a third of what its start takes), and the process that stands ready for the next page.
 */
const disabledFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'LensOverlay', 'MediaRouter', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  ...['SpareRendererForSitePerProcess', 'ThirdPartyStoragePartitioning', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

/** Starts the installed Chrome or Chromium without a window, with further switches. */
export function launchBrowser(...switches: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${disabledFeatures.join(',')}`,
      ...switches,
    ],
  });
}

let shared: Promise<Browser> | undefined;

/**
 * A context of its own in the browser that all files of a process share, because a start takes 8 seconds of processor time. The browser ends
 * with a process of tests; others close it.
 */
export async function openContext(options?: BrowserContextOptions): Promise<BrowserContext> {
  const running = await shared?.catch(() => undefined);
  if (running?.isConnected()) return running.newContext(options);
  shared = launchBrowser();
  return (await shared).newContext(options);
}

/** Opens a page that nobody looks at. */
export async function openUnseen(page: Page, url: string, timeout: number): Promise<void> {
  await page.goto(url, { timeout });
  await hidePage(page);
}

/** What cannot be seen is not painted: a seventh of the processor time of a suite in VS Code, a tenth of that of a journey. */
export async function hidePage(page: Page): Promise<void> {
  await page.addStyleTag({ content: 'body { opacity: 0 }' });
}

/** The style of a hidden page while a picture is taken of it. */
export const shownPage = 'body { opacity: 1 !important }';

/** Closes the browser of `openContext`. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}
