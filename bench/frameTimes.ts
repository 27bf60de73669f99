import type { Page } from 'playwright-core';

/** What a page's frames took. */
export interface FrameTimes {
  /** Milliseconds between two frames, ascending. */
  readonly gaps: readonly number[];
  /** Mean processor milliseconds of the main thread per frame: other processes do not count. */
  readonly workMs: number;
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
  const before = await taskSeconds();
  await during();
  const seconds = (await taskSeconds()) - before;
  const gaps = await page.evaluate(() => {
    cancelAnimationFrame(window.nextFrame);
    return window.frameGaps.sort((a, b) => a - b);
  });
  await devTools.detach();
  return { gaps, workMs: (seconds * 1000) / gaps.length };
}

declare global {
  interface Window {
    frameGaps: number[];
    nextFrame: number;
  }
}
