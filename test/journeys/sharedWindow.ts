import { readdir } from 'node:fs/promises';
import { vi } from 'vitest';
import { fillFolder, openWorkbench, usualSize, type WorkbenchOptions } from './openWorkbench.ts';
import { patienceMs, type Workbench } from './workbench.ts';

/** What each of several journeys in the same window may ask for. */
type JourneyOptions = Pick<WorkbenchOptions, 'files' | 'settings' | 'size'>;

/**
 * A window for several journeys, one after another: to open one takes six seconds of processor time. Each finds nothing open, and the folder and
 * the settings as it asks, but the models stay: no two train the same table.
 */
export class SharedWindow {
  readonly #options: WorkbenchOptions;
  #workbench: Workbench | undefined;
  #journeys = 0;

  constructor(options: WorkbenchOptions = {}) {
    this.#options = options;
  }

  async enter({ files = {}, settings = {}, size = usualSize }: JourneyOptions = {}): Promise<Workbench> {
    // The title, which is not on the page, tells when the settings have been read.
    const title = `Journey ${++this.#journeys}`;
    const ofFolder = { ...settings, 'window.title': title, 'files.exclude': { '.vscode': true } };
    const allFiles = { ...files, '.vscode/settings.json': JSON.stringify(ofFolder) };
    if (this.#workbench) await renew(this.#workbench, allFiles, size);
    else this.#workbench = await openWorkbench({ ...this.#options, files: allFiles, size });
    const { page } = this.#workbench;
    await until(async () => (await page.title()).includes(title));
    return this.#workbench;
  }

  async close(): Promise<void> {
    await this.#workbench?.close();
  }
}

async function renew(workbench: Workbench, files: Readonly<Record<string, string>>, size: typeof usualSize): Promise<void> {
  const { page, folder } = workbench;
  await page.setViewportSize(size);
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('View: Show Explorer');
  await fillFolder(folder, files);
  const names = (await readdir(folder))
    .filter((name) => name !== '.vscode')
    .toSorted()
    .join();
  const rows = page.locator('.explorer-folders-view .monaco-list-row');
  await until(
    async () =>
      (await rows.allInnerTexts())
        .map((text) => text.trim())
        .toSorted()
        .join() === names,
  );
}

function until(isSo: () => Promise<boolean>): Promise<boolean> {
  return vi.waitUntil(isSo, { timeout: patienceMs, interval: 100 });
}
