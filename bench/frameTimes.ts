import type { CDPSession, Page } from 'playwright-core';

/** What a page's frames took. */
export interface FrameTimes {
  /**
   * Milliseconds between the times of two frames, ascending: the time that the browser gives a frame, to which all its animations move. When in
   * the frame a callback of the measurement has its turn is no part of it.
   */
  readonly gaps: readonly number[];
  /** Processor milliseconds of the main thread for each frame, ascending: what other processes do does not count. */
  readonly work: readonly number[];
  /** Milliseconds of processor time for each of them of all threads of the page's process, raster among them, and of the processes that put it on the screen. */
  readonly pageMs: number;
  readonly screenMs: number;
}

/** Measures a page's frames. */
export async function frameTimes(page: Page, during: () => Promise<void>): Promise<FrameTimes> {
  const devTools = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    const gaps: number[] = [];
    let before: number | undefined;
    const frame = (ts: number) => {
      if (before !== undefined) gaps.push(ts - before);
      before = ts;
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
  const trace = await startTrace(devTools);
  await page.evaluate((name) => void performance.mark(name), markName);
  const before = await processorSeconds();
  await during();
  const after = await processorSeconds();
  const work = workOfFrames(await trace.stop());
  const gaps = await page.evaluate(() => {
    cancelAnimationFrame(window.nextFrame);
    return window.frameGaps.sort((a, b) => a - b);
  });
  await devTools.detach();
  await browserTools.detach();
  const aFrame = (of: 'page' | 'screen') => ((after[of] - before[of]) * 1000) / gaps.length;
  return { gaps, work, pageMs: aFrame('page'), screenMs: aFrame('screen') };
}

/** Tells the page's thread in a trace. */
const markName = 'neuron-measured';

/** What is used of an event of Chromium's trace; times in microseconds. `tdur`: processor time of its thread. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
}

async function startTrace(devTools: CDPSession) {
  const events: TraceEvent[] = [];
  devTools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'cc', 'blink.user_timing'] },
  });
  return {
    stop: async (): Promise<readonly TraceEvent[]> => {
      const isComplete = new Promise((resolve) => devTools.once('Tracing.tracingComplete', resolve));
      await devTools.send('Tracing.end');
      await isComplete;
      return events;
    },
  };
}

/** Milliseconds of the tasks between the beginnings of two frames of the page, ascending. */
function workOfFrames(events: readonly TraceEvent[]): readonly number[] {
  // The browser's own window consists of pages too.
  const page = events.find(({ name }) => name === markName);
  const named = (wanted: string) =>
    events.filter(({ name, pid, tid, tdur }) => name === wanted && tdur !== undefined && pid === page?.pid && tid === page.tid);
  const begins = named('ProxyMain::BeginMainFrame').sort((a, b) => a.ts - b.ts);
  const tasks = named('ThreadControllerImpl::RunTask');
  return begins
    .slice(1)
    .map(({ ts }, i) => tasks.reduce((sum, task) => (task.ts >= begins[i].ts && task.ts < ts ? sum + (task.tdur ?? 0) / 1000 : sum), 0))
    .sort((a, b) => a - b);
}

declare global {
  interface Window {
    frameGaps: number[];
    nextFrame: number;
  }
}
