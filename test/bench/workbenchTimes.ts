import { watch } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Frame } from 'playwright-core';
import { startVsCode } from '../../scripts/vscodeServer.ts';
import { openWorkbench } from '../journeys/workbench.ts';
import { launchBrowser } from '../vscode/launchBrowser.ts';
import type { HostTimes } from './hostTimes.ts';
import { median } from './median.ts';
import type { Measurement } from './measurement.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Times inside the extension host of a real VS Code, on the lesson's table. */
export async function measureHost(): Promise<Measurement> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-bench-'));
  const tests = path.join(scratch, 'hostTimes.cjs');
  const entryPoints = [path.join(import.meta.dirname, 'hostTimes.ts')];
  await build({ entryPoints, outfile: tests, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  const folder = path.join(scratch, 'tables');
  await cp(path.join(root, 'media', 'samples'), folder, { recursive: true });
  const resultsFile = path.join(scratch, 'times.json');
  await writeFile(resultsFile, '');
  const server = await startVsCode({
    version: 'latest',
    dataDir: path.join(scratch, 'server'),
    environment: { NEURON_BENCH_RESULTS: resultsFile },
    hasTestDriver: true,
  });
  const browser = await launchBrowser();
  try {
    const written = untilWritten(resultsFile, server.ended);
    const page = await browser.newPage();
    await page.goto(server.url(folder, { extension: root, tests }));
    await written;
    const times = JSON.parse(await readFile(resultsFile, 'utf8')) as HostTimes;
    return {
      title: 'In the extension host of a real VS Code, on the lesson’s 200 rows',
      unit: 'ms',
      method: 'From the call to its answer. tfjs is not loaded: it is a chunk of the worker that is read when a run asks for that engine.',
      contenders: [
        { name: 'activation', values: times.activation },
        { name: 'neuron.train, first (starts the worker)', values: times.firstTraining },
        { name: 'neuron.train, 1000 epochs', values: times.training },
        { name: 'hover', values: times.hover },
        { name: 'longest block of the host, a document of 40 MB', values: times.block },
      ],
      conclusion: `A training is answered in ${median(times.training).toFixed(0)} ms, a hover in ${median(times.hover).toFixed(1)} ms; a document of 40 MB blocks the host for ${median(times.block).toFixed(0)} ms at most (wanted: under 50).`,
    };
  } finally {
    await browser.close();
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

const rounds = 10;

/** From the click on the train button to the finished curves in a panel that is open. */
export async function measureCurves(): Promise<Measurement> {
  const workbench = await openWorkbench({ settings: { 'neuron.playbackSeconds': 0 } });
  try {
    await workbench.rightClickInExplorer('exam_scores.csv', 'Train Neuron');
    const panel = await workbench.panelFrame();
    await panel.locator('canvas').first().waitFor();
    const button = workbench.page.locator('.editor-actions .action-label[aria-label="Train Neuron"]').first();
    const values: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const drawn = nextDrawnAnswer(panel);
      const startedAt = await workbench.page.evaluate(() => performance.timeOrigin + performance.now());
      await button.click();
      values.push((await drawn) - startedAt);
    }
    return {
      title: 'From the click on “Train Neuron” to the finished curves in the panel (1000 epochs, panel open, no playback)',
      unit: 'ms',
      method:
        'The end is the second frame after the answer has reached the page. The click itself is a browser driver’s, with its own few ms.',
      contenders: [{ name: 'click to curves', values }],
      conclusion: `The curves are there after ${median(values).toFixed(0)} ms.`,
    };
  } finally {
    await workbench.close();
  }
}

/** When the page has drawn the next answer, in milliseconds since 1970. */
function nextDrawnAnswer(panel: Frame): Promise<number> {
  return panel.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const onMessage = ({ data }: MessageEvent<{ type?: string; event?: { type?: string } }>) => {
          if (data.event?.type !== 'trained') return;
          window.removeEventListener('message', onMessage);
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
        };
        window.addEventListener('message', onMessage);
      }),
  );
}

/** Resolves when something has been written to the file; rejects when the server ends before. */
async function untilWritten(file: string, ended: Promise<void>): Promise<void> {
  const abort = new AbortController();
  const written = new Promise<void>((resolve) => {
    watch(file, { signal: abort.signal }, () => void readFile(file, 'utf8').then((text) => (text.endsWith('}') ? resolve() : undefined)));
  });
  const failed = ended.then(() => {
    throw new Error('The server ended before the times were written');
  });
  try {
    await Promise.race([written, failed]);
  } finally {
    abort.abort();
  }
}
