// `npm run bench:answers`, after `npm run build`: a file of ten million rows and ten columns is answered into another one: time and memory,
// into bench/ANSWERS.md (with `--quick`, of a million rows, only shown).
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerReport, WorkerRequest } from '../src/protocol/workerMessages.ts';
import { writeLargeTable } from './largeTable.ts';
import { machineFacts } from './machineFacts.ts';

const isQuick = process.argv.includes('--quick');
const ROWS = isQuick ? 1_000_000 : 10_000_000;
const script = path.resolve(import.meta.dirname, '../dist/nodeWorker.mjs');

/** The reports on a request, up to the one that ends it. */
async function ask(worker: Worker, request: WorkerRequest, last: WorkerReport['type']): Promise<WorkerReport[]> {
  const reports: WorkerReport[] = [];
  return new Promise((resolve, reject) => {
    const hear = (report: WorkerReport) => {
      reports.push(report);
      if (report.type !== last && report.type !== 'failed' && report.type !== 'refused') return;
      worker.off('message', hear);
      if (report.type === last) resolve(reports);
      else reject(new Error(JSON.stringify(report)));
    };
    worker.on('error', reject);
    worker.on('message', hear);
    worker.postMessage(request);
  });
}

const folder = await mkdtemp(path.join(tmpdir(), 'neuron-large-'));
const worker = new Worker(script);
try {
  const [small, file, to] = ['small.csv', 'large.csv', 'answered.csv'].map((name) => path.join(folder, name));
  await writeLargeTable(small, 20_000);
  await writeLargeTable(file, ROWS);
  const source = { type: 'file', path: small } as const;
  const reports = await ask(worker, { type: 'train', runId: 'a', engine: 'wasm', source, options: { epochs: 2, hidden: [8] } }, 'trained');
  const planned = reports.find((report) => report.type === 'planned');
  const trained = reports.find((report) => report.type === 'trained');
  if (planned?.type !== 'planned' || trained?.type !== 'trained') throw new Error('not trained');
  const model = { ...planned.plan, weights: trained.outcome.weights, ledger: trained.ledger };
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  await ask(
    worker,
    {
      ...{ type: 'answerTable', requestId: 'q', task: 'add', model },
      source: { type: 'file', path: file },
      place: { type: 'file', path: to },
    },
    'answered',
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const [size, written] = await Promise.all([file, to].map(async (name) => (await stat(name)).size));
  const peak = process.resourceUsage().maxRSS * 1024;
  const lines = [
    `${(ROWS / 1e6).toFixed(0)} million rows × 10 columns, ${(size / 1e6).toFixed(0)} MB, a network of 8 hidden neurons:`,
    '',
    `- answered into a file of ${(written / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(ROWS / seconds / 1e6).toFixed(2)} million rows a second`,
    `- memory at its peak: ${(peak / 1e6).toFixed(0)} MB in all, ${((peak - before) / 1e6).toFixed(0)} MB of it for the answers`,
  ];
  console.log(lines.join('\n'));
  if (!isQuick) {
    const facts = machineFacts([], [`other work beside it: a load average of ${loadavg()[2].toFixed(0)} in the quarter of an hour before`]);
    const head = ['# Answers into a file', '', 'Written by `npm run bench:answers` on:', '', ...facts.map((fact) => `- ${fact}`), ''];
    await writeFile(path.join(import.meta.dirname, 'ANSWERS.md'), [...head, ...lines, ''].join('\n'));
  }
} finally {
  await worker.terminate();
  await rm(folder, { recursive: true, force: true });
}
