// `npm run bench:large`: a file of ten million rows and ten columns, about a gigabyte, from disk to an answer: time and memory.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerReport, WorkerRequest } from '../src/protocol/workerMessages.ts';
import { writeLargeTable } from './largeTable.ts';

const ROWS = process.argv.includes('--quick') ? 1_000_000 : 10_000_000;
const EPOCHS = 2;
const script = path.resolve(import.meta.dirname, '../dist/nodeWorker.mjs');

interface Found {
  readonly readMs: number;
  readonly totalMs: number;
  readonly reports: number;
  readonly last: WorkerReport;
}

function train(file: string): Promise<Found> {
  const worker = new Worker(script);
  const request: WorkerRequest = {
    ...{ type: 'train', runId: 'a', engine: 'wasm' },
    source: { type: 'file', path: file },
    options: { epochs: EPOCHS, batchSize: 1024 },
  };
  const startedAt = performance.now();
  let plannedAt = startedAt;
  let reports = 0;
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (report: WorkerReport) => {
      if (report.type === 'reading') reports++;
      if (report.type === 'planned') plannedAt = performance.now();
      if (report.type !== 'trained' && report.type !== 'failed') return;
      resolve({ readMs: plannedAt - startedAt, totalMs: performance.now() - startedAt, reports, last: report });
      void worker.terminate();
    });
    worker.postMessage(request);
  });
}

const folder = await mkdtemp(path.join(tmpdir(), 'neuron-large-'));
try {
  const file = path.join(folder, 'large.csv');
  await writeLargeTable(file, ROWS);
  const { size } = await stat(file);
  const before = process.memoryUsage().rss;
  const { readMs, totalMs, reports, last } = await train(file);
  if (last.type !== 'trained') throw new Error(JSON.stringify(last));
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  const megabytes = size / 1e6;
  console.log(`${(ROWS / 1e6).toFixed(0)} million rows × 10 columns, ${megabytes.toFixed(0)} MB`);
  console.log(
    `  read, encoded and split in ${(readMs / 1000).toFixed(1)} s (${(megabytes / (readMs / 1000)).toFixed(0)} MB/s), ${reports} reports of progress`,
  );
  console.log(
    `  ${EPOCHS} epochs and scores: ${((totalMs - readMs) / 1000).toFixed(1)} s; test accuracy ${last.outcome.test?.accuracy?.toFixed(4) ?? ''}`,
  );
  console.log(`  memory at its peak: ${(peak / 1e6).toFixed(0)} MB, ${(peak / size).toFixed(2)} times the file`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
