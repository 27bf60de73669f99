import type { Frame, Page } from 'playwright-core';
import { openWorkbench } from '../test/journeys/openWorkbench.ts';
import { closeBrowser } from '../test/vscode/launchBrowser.ts';

/** Tables that were never trained; the first finds nothing warm. */
const files = ['and.csv', 'exam_scores.csv', 'moons.csv', 'rings.csv', 'spirals.csv', 'fruit.csv', 'flowers.csv'];

/**
 * Milliseconds from the click on the train button of a file in a real VS Code, in which no panel is open, to the second frame of its graph. The
 * first table is left out.
 */
export async function clickToPanel(): Promise<readonly number[]> {
  const workbench = await openWorkbench();
  const { page } = workbench;
  try {
    const times: number[] = [];
    for (const file of files) {
      await workbench.openFile(file);
      const button = page.locator('.editor-actions .action-label[aria-label^="Train Neuron"]').first();
      await button.waitFor();
      const startedAt = await page.evaluate(() => performance.timeOrigin + performance.now());
      await button.click();
      times.push((await graphDrawnAt(page)) - startedAt);
      const tabs = page.locator('.tabs-container .tab');
      while ((await tabs.count()) > 0) await tabs.first().click({ button: 'middle' });
    }
    return times.slice(1);
  } finally {
    await workbench.close();
    // It keeps the process alive.
    await closeBrowser();
  }
}

/** The time when some frame has drawn a graph, in milliseconds since 1970, up to a pause and two frames late. */
async function graphDrawnAt(page: Page): Promise<number> {
  for (;;) {
    for (const frame of page.frames()) {
      const drawnAt = await drawnGraph(frame);
      if (drawnAt !== undefined) return drawnAt;
    }
    await page.waitForTimeout(15);
  }
}

async function drawnGraph(frame: Frame): Promise<number | undefined> {
  try {
    return await frame.evaluate(async () => {
      if (!document.querySelector('main section.graph .line:is(.plus, .minus)')) return undefined;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.timeOrigin + performance.now();
    });
  } catch {
    // It has disappeared or is not there yet.
    return undefined;
  }
}
