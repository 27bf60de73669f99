// How long the panel's frames take while a user watches, scrubs and drags, and how large its page is: `npm run bench:webview`.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';
import { trainedState } from '../test/webview/trainedRuns.ts';
import { WebviewStage } from '../test/webview/webviewPage.ts';
import { clickToGraph } from './clickToGraph.ts';
import { clickToPanel } from './clickToPanel.ts';
import { frameTimes, type FrameTimes } from './frameTimes.ts';
import type { Goal } from './goal.ts';
import { median } from './median.ts';
import { goalsSection, table } from './resultsPage.ts';
import { webviewJobs, type WebviewJob } from './webviewJobs.ts';

/** 60 frames a second. */
const FRAME_MS = 17;
const GRAPH_MS = 1000;
const script = path.join(import.meta.dirname, '..', 'dist', 'webview', 'main.js');

buildIfOutdated('production');
const stage = await WebviewStage.open({ isMeasured: true });
try {
  // Without any activity: the machine's and browser's own share.
  const still = await stage.show({ width: 900, height: 800 });
  const idle = await frameTimes(still.page, () => still.page.waitForTimeout(2000));
  await still.close();
  const jobs = [{ name: 'nothing', ...idle }];
  for (const job of webviewJobs) jobs.push({ name: job.name, ...(await measure(job)) });
  const rows = jobs.map(({ name, gaps, work, pageMs, screenMs }) => [
    name,
    ...[...[0.5, 0.95, 0.99, 1].map((share) => at(gaps, share)), ...[0.5, 0.95].map((share) => at(work, share)), ...[pageMs, screenMs]].map(
      (ms) => ms.toFixed(1),
    ),
    `${((gaps.filter((ms) => ms > FRAME_MS).length / gaps.length) * 100).toFixed(0)} %`,
    `${gaps.length}`,
  ]);
  const goals = jobs.slice(1).map(({ name, gaps }): Goal => {
    const p95 = at(gaps, 0.95);
    return { what: name, wanted: `p95 < ${FRAME_MS} ms`, measured: `${p95.toFixed(1)} ms`, isReached: p95 < FRAME_MS };
  });
  const graphMs = median(await clickToGraph(stage));
  goals.push({
    what: 'from the request for a training to its graph, warm',
    wanted: `< ${GRAPH_MS} ms`,
    measured: `${graphMs.toFixed(0)} ms`,
    isReached: graphMs < GRAPH_MS,
  });
  const panelMs = median(await clickToPanel());
  goals.push({
    what: 'from the click on “Train Neuron” in a real VS Code to the graph, panel closed, warm',
    wanted: `< ${GRAPH_MS} ms`,
    measured: `${panelMs.toFixed(0)} ms`,
    isReached: panelMs < GRAPH_MS,
  });
  const alone = `${at(jobs[0].gaps, 0.95).toFixed(1)} ms`;
  console.log(
    `## Milliseconds between frames\n\n${table(['', 'p50', 'p95', 'p99', 'longest', 'main thread busy p50', 'p95', 'page a frame', 'screen a frame', `over ${FRAME_MS} ms`, 'frames'], rows)}\n`,
  );
  console.log(
    `${goalsSection(goals, `In Chromium without a graphics card. A page in which nothing happens has a p95 of ${alone} here.`)}\n`,
  );
  console.log(`The page’s script has ${((await stat(script)).size / 1000).toFixed(0)} kB as it is shipped.`);
} finally {
  await WebviewStage.end();
}

async function measure({ text, options, prepare, act }: WebviewJob): Promise<FrameTimes> {
  const state = await trainedState(text, options);
  const view = await stage.show({ width: 900, height: 800 });
  try {
    await prepare(view, state, text);
    // Waits for the end of what the first look at a run triggers.
    await view.page.waitForTimeout(500);
    return await frameTimes(view.page, () => act(view, state, text));
  } finally {
    await view.close();
  }
}

function at(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))];
}
