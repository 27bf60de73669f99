// `npm run bench:scale`: a training at scale on two million rows by one process and by two, against Neuron's own; writes bench/SCALE.md.
import { spawnSync } from 'node:child_process';
import { cpSync, createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { WorkerReport, WorkerRequest } from '../src/protocol/workerMessages.ts';
import { createRandom } from '../src/random.ts';
import type { RunOutcome } from '../src/run/runPlan.ts';
import type { TrainOptions } from '../src/run/options/trainOptions.ts';
import { readScaledModel } from '../src/scale/scaledModel.ts';
import { plannedFiles, rowsFile } from '../src/scale/scaleFolder.ts';

const ROWS = process.argv.includes('--quick') ? 50_000 : 2_000_000;
const python = process.env.NEURON_TORCH_PYTHON ?? 'python3';
const options: TrainOptions = { target: 'good', epochs: 3, batchSize: 1024, hidden: [8] };
const script = path.resolve(import.meta.dirname, '../dist/nodeWorker.mjs');
const programs = path.resolve(import.meta.dirname, '../media/scale');

async function writeTable(file: string): Promise<void> {
  const random = createRandom(1);
  const stream = createWriteStream(file);
  stream.write('size,age,city,member,load,good\n');
  for (let row = 0; row < ROWS; row += 10_000) {
    const lines = Array.from({ length: 10_000 }, () => {
      const [size, age, load] = [random.nextFloat() * 10, random.below(90), random.nextFloat()];
      const [city, member] = [random.below(4), random.below(2)];
      const good = size + age / 30 + city + member * 2 + random.nextFloat() * 4 > 11;
      return `${size.toFixed(4)},${random.below(50) === 0 ? '' : age},${['Oslo', 'Rome', 'Kyiv', 'Lima'][city]},${member},${load.toFixed(3)},${good ? 'yes' : 'no'}\n`;
    });
    if (!stream.write(lines.join(''))) await new Promise<void>((resolve) => stream.once('drain', resolve));
  }
  stream.end();
  await finished(stream);
}

/** Waits for the last report on a request, and measures how long it took. */
function ask<Last>(request: WorkerRequest, hear: (report: WorkerReport) => Last | undefined): Promise<{ last: Last; ms: number }> {
  const worker = new Worker(script);
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (report: WorkerReport) => {
      if (report.type === 'failed' || report.type === 'refused') return reject(new Error(JSON.stringify(report.failure)));
      const last = hear(report);
      if (last === undefined) return;
      resolve({ last, ms: performance.now() - startedAt });
      void worker.terminate();
    });
    worker.postMessage(request);
  });
}

async function writeFolder(table: string, folder: string): Promise<number> {
  mkdirSync(path.join(folder, 'rows'), { recursive: true });
  let files = 0;
  const source = { type: 'file', path: table } as const;
  const { last, ms } = await ask({ type: 'shardTable', requestId: '1', source, options, engine: 'wasm' }, (report) => {
    if (report.type === 'written') writeFileSync(path.join(folder, rowsFile(files++)), report.bytes);
    return report.type === 'answered' && report.answer.type === 'tableSharded' ? report.answer : undefined;
  });
  const recipe = { maker: 'Neuron', fileName: 'table.csv', table: '../table.csv', options, settings: {}, plan: last.plan };
  for (const { name, content } of plannedFiles(recipe, last.initial, last.ledger)) writeFileSync(path.join(folder, name), content);
  cpSync(programs, folder, { recursive: true });
  return ms;
}

function trainFolder(folder: string, processes: number): { outcome: RunOutcome; ms: number } {
  rmSync(path.join(folder, 'model.safetensors'), { force: true });
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(python, ['train.py', '--processes', String(processes)], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const ms = performance.now() - startedAt;
  return { outcome: readScaledModel(readFileSync(path.join(folder, 'model.safetensors'))).outcome, ms };
}

const parent = await mkdtemp(path.join(tmpdir(), 'neuron-bench-scale-'));
try {
  const [table, folder] = [path.join(parent, 'table.csv'), path.join(parent, 'scale')];
  await writeTable(table);
  const own = await ask({ type: 'train', runId: '1', source: { type: 'file', path: table }, options, engine: 'wasm' }, (report) =>
    report.type === 'trained' ? report.outcome : undefined,
  );
  const writtenMs = await writeFolder(table, folder);
  const one = trainFolder(folder, 1);
  const two = trainFolder(folder, 2);
  const line = (name: string, { train, test, elapsedMs }: RunOutcome, ms: number) => {
    const difference = (((test?.loss ?? 0) - (own.last.test?.loss ?? 0)) / (own.last.test?.loss ?? 1)) * 100;
    const figures = [train.loss.toFixed(5), test?.loss.toFixed(5), test?.accuracy?.toFixed(5), `${difference.toFixed(3)} %`];
    return `| ${[name, ...figures, `${(elapsedMs / own.last.elapsedMs).toFixed(1)} ×`, `${(ms / own.ms).toFixed(1)} ×`].join(' | ')} |`;
  };
  const report = `# A training at scale against Neuron's own

Written by \`npm run bench:scale\`: ${ROWS.toLocaleString('en')} rows of five columns, one of them with missing cells, two classes; 8 hidden neurons, batches
of 1024 rows, 3 epochs. Times are multiples of those of Neuron in the same sitting: of the epochs, and of the whole from the text on. Writing the folder took
${(writtenMs / own.ms).toFixed(1)} times as long as Neuron's whole training.

| by | train loss | test loss | accuracy | test loss differs by | epochs | whole |
| --- | --- | --- | --- | --- | --- | --- |
${line('Neuron', own.last, own.ms)}
${line('train.py, one process', one.outcome, one.ms)}
${line('train.py, two processes', two.outcome, two.ms)}
`;
  writeFileSync(path.resolve(import.meta.dirname, 'SCALE.md'), report);
  console.log(report);
} finally {
  await rm(parent, { recursive: true });
}
