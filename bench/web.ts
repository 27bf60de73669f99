// The extension's times in the extension host of a browser's VS Code: `npm run bench:web`.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';
import { startVsCode } from '../scripts/vscodeServer.ts';
import { startWebFront } from '../scripts/webFront.ts';
import { launchBrowser } from '../test/vscode/launchBrowser.ts';
import type { HostAnswer } from './answerFromHost.ts';
import type { Goal } from './goal.ts';
import { median } from './median.ts';
import { goalsSection, range } from './resultsPage.ts';
import type { WebTimes } from './webTimes.ts';

const root = path.resolve(import.meta.dirname, '..');
const windows = 5;
/** Inside the extension's folder, because it is served from there. */
const TESTS = 'test-output/webTimes.cjs';

/** The times of one browser window, on a scratch copy of the sample tables. */
async function measureWindow(): Promise<WebTimes> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-bench-'));
  const folder = path.join(scratch, 'tables');
  await cp(path.join(root, 'media', 'samples'), folder, { recursive: true });
  const dataDir = path.join(scratch, 'server');
  await mkdir(dataDir);
  const server = await startVsCode({ version: 'latest', dataDir, hasTestDriver: true });
  const browser = await launchBrowser();
  const abort = new AbortController();
  const reports: string[] = [];
  const told = new Promise<void>((resolve) => abort.signal.addEventListener('abort', () => resolve()));
  const onReport = (text: string) => {
    reports.push(text);
    abort.abort();
  };
  const front = await startWebFront({ port: server.port, extension: root, tests: TESTS, onReport });
  try {
    const page = await browser.newPage();
    await page.goto(front.url(folder));
    await Promise.race([told, server.ended]);
    if (reports.length === 0) throw new Error('The server ended before the times were told');
    const answer = JSON.parse(reports[0]) as HostAnswer<WebTimes>;
    if ('error' in answer) throw new Error(answer.error);
    return answer.answer;
  } finally {
    await browser.close();
    await front.stop();
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

function millisecondsGoal(what: string, most: number, values: readonly number[]): Goal {
  const show = (value: number) => value.toFixed(1);
  const measured = `${show(median(values))} ms (${range(values, show)})`;
  return { what, wanted: `< ${most} ms`, measured, isReached: median(values) < most };
}

buildIfOutdated('production');
await build({
  entryPoints: [path.join(import.meta.dirname, 'webTimes.ts')],
  outfile: path.join(root, TESTS),
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  external: ['vscode'],
});
const times: WebTimes[] = [];
for (let round = 0; round < windows; round++) times.push(await measureWindow());
const goals = [
  millisecondsGoal(
    'Activation: the script evaluated and `activate` called',
    100,
    times.map(({ loading, activation }) => loading + activation),
  ),
  millisecondsGoal(
    'The lesson’s training, warm',
    50,
    times.flatMap(({ trainings }) => trainings),
  ),
  millisecondsGoal(
    '`neuron.train` on the lesson, warm, from the call to its answer',
    50,
    times.flatMap(({ answers }) => answers),
  ),
];
console.log(goalsSection(goals, `In the extension host of a browser’s VS Code; medians and ranges over ${windows} windows.`));
