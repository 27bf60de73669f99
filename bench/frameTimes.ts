import type { Page } from 'playwright-core';

/** What a page's frames took. */
export interface FrameTimes {
  /** Milliseconds between two frames, ascending. */
  readonly gaps: readonly number[];
  /** Mean processor milliseconds of the main thread per frame: other processes do not count. */
  readonly workMs: number;
  /** Milliseconds of processor time for each of them of all threads of the page's process, raster among them, and of the processes that put it on the screen. */
  readonly pageMs: number;
  readonly screenMs: number;
}

/** Measures a page's frames. */
export async function frameTimes(page: Page, during: () => Promise<void>): Promise<FrameTimes> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskSeconds = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  await page.evaluate(() => {
    const gaps: number[] = [];
    let before = performance.now();
    const frame = () => {
      const now = performance.now();
      gaps.push(now - before);
      before = now;
      window.nextFrame = requestAnimationFrame(frame);
    };
    window.frameGaps = gaps;
    window.nextFrame = requestAnimationFrame(frame);
  });
  const browserTools = await page.context().browser()?.newBrowserCDPSession();
  if (!browserTools) throw new Error('The browser has no tools');
  const processorSeconds = async () => {
    const { processInfo } = await browserTools.send('SystemInfo.getProcessInfo');
    const sumOf = (isPage: boolean) =>
      processInfo.filter(({ type }) => (type === 'renderer') === isPage).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    return { page: sumOf(true), screen: sumOf(false) };
  };
  const before = { task: await taskSeconds(), ...(await processorSeconds()) };
  await during();
  const after = { task: await taskSeconds(), ...(await processorSeconds()) };
  const gaps = await page.evaluate(() => {
    cancelAnimationFrame(window.nextFrame);
    return window.frameGaps.sort((a, b) => a - b);
  });
  await devTools.detach();
  await browserTools.detach();
  const aFrame = (of: 'task' | 'page' | 'screen') => ((after[of] - before[of]) * 1000) / gaps.length;
  return { gaps, workMs: aFrame('task'), pageMs: aFrame('page'), screenMs: aFrame('screen') };
}

declare global {
  interface Window {
    frameGaps: number[];
    nextFrame: number;
  }
}
