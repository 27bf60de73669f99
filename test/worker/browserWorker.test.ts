import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkerReport, WorkerRequest } from '../../src/protocol/workerMessages.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { launchBrowser } from '../vscode/launchBrowser.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');
const origin = 'https://neuron.test';
const rows = Array.from({ length: 60 }, (_, i) => `${(i * 7) % 13},${(i * 5) % 11},${(i * 7) % 13 > (i * 3) % 9 ? 1 : 0}`);
const text = ['width,height,good', ...rows].join('\n');

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Worker</title>' });
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(path.join(dist, pathname)) });
  });
  await page.goto(origin);
});

afterAll(() => browser.close());

/** Sends the request to a worker of its own in the page, and a stop after the first epochs if asked to; gives how the run ends. */
function runInBrowser(request: WorkerRequest, isStopped = false) {
  return page.evaluate(
    ({ request, isStopped }) =>
      new Promise<{ type: string; isStopped?: boolean; weights?: number[]; message?: string }>((resolve) => {
        const worker = new Worker('/browserWorker.js', { type: 'module' });
        worker.onerror = ({ message }) => resolve({ type: 'crashed', message });
        worker.onmessage = ({ data: report }: MessageEvent<WorkerReport>) => {
          if (report.type === 'epochs' && isStopped) worker.postMessage({ type: 'stop', runId: report.runId });
          if (report.type === 'epochs' || report.type === 'planned') return;
          worker.terminate();
          if (report.type === 'trained') {
            const { isStopped, weights } = report.outcome;
            resolve({ type: 'trained', isStopped, weights: [...weights] });
          } else resolve({ type: report.type, message: JSON.stringify(report) });
        };
        worker.postMessage(request);
      }),
    { request, isStopped },
  );
}

function trainRequest(engine: 'fused' | 'tfjs', epochs: number): WorkerRequest {
  return { type: 'train', runId: 'a', source: textSource(text), options: { epochs, hidden: [4], activation: 'tanh' }, engine };
}

test("a browser's worker ends with the same weights, bit by bit, as a thread of Node", async () => {
  const thread = new WorkerUnderTest(path.join(dist, 'nodeWorker.mjs'));
  thread.post(trainRequest('fused', 200));
  const { trained } = await thread.finish();
  await thread.terminate();
  const { type, weights, message } = await runInBrowser(trainRequest('fused', 200));
  expect({ type, message }).toEqual({ type: 'trained', message: undefined });
  expect(weights).toEqual([...trained.outcome.weights]);
});

test("a browser's worker hears a stop", async () => {
  expect(await runInBrowser(trainRequest('fused', 1_000_000), true)).toMatchObject({ type: 'trained', isStopped: true });
});

test("a browser's worker loads TensorFlow.js when it is asked for", async () => {
  expect(await runInBrowser(trainRequest('tfjs', 5))).toMatchObject({ type: 'trained', isStopped: false });
});
