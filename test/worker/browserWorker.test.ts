import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { WorkerReport, WorkerRequest } from '../../src/protocol/workerMessages.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { launchBrowser } from '../vscode/launchBrowser.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');
const rows = Array.from({ length: 60 }, (_, i) => `${(i * 7) % 13},${(i * 5) % 11},${(i * 7) % 13 > (i * 3) % 9 ? 1 : 0}`);
const text = ['width,height,good', ...rows].join('\n');

let server: Server;
let browser: Browser;
let page: Page;
/** The scripts that the workers have requested. */
const loaded: string[] = [];

/** Only an isolated page may share memory between its workers. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};

async function answer(pathname: string, response: ServerResponse): Promise<void> {
  const isPage = pathname === '/';
  const body = isPage ? '<!doctype html><title>Worker</title>' : await readFile(path.join(dist, pathname));
  if (!isPage) loaded.push(pathname);
  response.writeHead(200, { ...isolation, 'content-type': isPage ? 'text/html' : 'text/javascript' }).end(body);
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    answer(pathname, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** Sends the request to a separate worker in the page, and optionally a stop after the first epochs; returns how the run ends. */
function runInBrowser(request: WorkerRequest, isStopped = false) {
  return page.evaluate(
    ({ request, isStopped }) =>
      new Promise<{ type: string; isStopped?: boolean; weights?: number[]; message?: string }>((resolve) => {
        const worker = new Worker('/browserWorker.js');
        worker.onerror = ({ message }) => resolve({ type: 'crashed', message });
        worker.onmessage = ({ data: report }: MessageEvent<WorkerReport>) => {
          if (report.type === 'epochs' && isStopped) worker.postMessage({ type: 'stop', runId: report.runId });
          if (report.type === 'epochs' || report.type === 'planned' || report.type === 'scoring') return;
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

function trainRequest(engine: 'wasm' | 'tfjs', epochs: number): WorkerRequest {
  return { type: 'train', runId: 'a', source: textSource(text), options: { epochs, hidden: [4], activation: 'tanh' }, engine };
}

test("a browser's worker ends with the same weights, bit by bit, as a thread of Node", async () => {
  const thread = new WorkerUnderTest(path.join(dist, 'nodeWorker.mjs'));
  thread.post(trainRequest('wasm', 200));
  const { trained } = await thread.finish();
  await thread.terminate();
  const { type, weights, message } = await runInBrowser(trainRequest('wasm', 200));
  expect({ type, message }).toEqual({ type: 'trained', message: undefined });
  expect(weights).toEqual([...trained.outcome.weights]);
});

test("a browser's worker has helpers for a large run, and ends with the same weights, bit by bit, as without", async () => {
  const table = ['a,b,good', ...Array.from({ length: 5000 }, (_, i) => `${i % 97},${i % 89},${(i * i) % 7 > 3 ? 1 : 0}`)].join('\n');
  const options: TrainOptions = { hidden: [64, 64], batchSize: 1024, epochs: 100 };
  const request = { type: 'train', runId: 'a', source: textSource(table), options, engine: 'wasm' } as const;
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const alone = await runInBrowser({ ...request, threads: 1 });
  const loadedBefore = loaded.length;
  const isEntry = (name: string) => name === '/browserWorker.js';
  expect(await runInBrowser({ ...request, threads: 3 })).toEqual(alone);
  // The worker and its two helpers.
  expect(loaded.slice(loadedBefore).filter(isEntry).length).toBe(3);
  expect(alone.type).toBe('trained');
});

test("a browser's worker hears a stop", async () => {
  expect(await runInBrowser(trainRequest('wasm', 1_000_000), true)).toMatchObject({ type: 'trained', isStopped: true });
});

test("a browser's worker says that TensorFlow.js is not there", async () => {
  const { type, message } = await runInBrowser(trainRequest('tfjs', 5));
  expect(type).toBe('failed');
  expect(message).toContain('TensorFlow.js does not train');
});
