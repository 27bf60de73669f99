import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { planRun } from '../../src/training/plan/planRun.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { trainByKernel } from '../unit/training/trainByKernel.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
const text = readFileSync(path.resolve(import.meta.dirname, '../../media/samples/exam_scores.csv'), 'utf8');
/** Enough rows for a training that is split between threads. */
const largeText = [
  'a,b,c,good',
  ...Array.from({ length: 6000 }, (_, i) => `${i % 97},${i % 89},${i % 83},${(i * i) % 7 > 3 ? 1 : 0}`),
].join('\n');
const large: TrainOptions = { hidden: [64, 64], batchSize: 1024, epochs: 60 };

async function trainInWorker(table: string, options: TrainOptions, threads?: number) {
  const worker = new WorkerUnderTest(script);
  try {
    worker.post({ type: 'train', runId: 'a', source: textSource(table), options, engine: 'wasm', ...(threads ? { threads } : {}) });
    return (await worker.finish()).trained.outcome;
  } finally {
    await worker.terminate();
  }
}

async function trainHere(table: string, options: TrainOptions) {
  const { plan, dataset, initial } = planRun(table, options, 'wasm');
  return (await trainByKernel({ ...plan, dataset, initial })).weights;
}

test.each<TrainOptions>([{}, { hidden: [8, 4], epochs: 300 }])(
  'the worker that is shipped trains %o by the kernel, not by its fallback',
  async (options) => {
    expect((await trainInWorker(text, options)).weights).toEqual(await trainHere(text, options));
  },
);

test('with helping threads it ends with the same weights, and it ends', async () => {
  const alone = await trainHere(largeText, large);
  for (const threads of [1, 2, 4]) expect((await trainInWorker(largeText, large, threads)).weights).toEqual(alone);
});

test('a run on several threads hears a stop, and another run may follow', async () => {
  const worker = new WorkerUnderTest(script);
  try {
    const request = { type: 'train', source: textSource(largeText), engine: 'wasm', threads: 3 } as const;
    worker.post({ ...request, runId: 'a', options: { ...large, epochs: 100_000, batchSize: 100_000 } });
    const stopped = await worker.finish(() => worker.post({ type: 'stop', runId: 'a' }));
    expect(stopped.trained.outcome.isStopped).toBe(true);
    worker.post({ ...request, runId: 'b', options: large });
    expect((await worker.finish()).trained.outcome.weights).toEqual(await trainHere(largeText, large));
  } finally {
    await worker.terminate();
  }
});

test.each([
  { runs: 60, threads: 1, rows: 100, epochs: 2 },
  { runs: 30, threads: 3, rows: 400, epochs: 10 },
])(
  '$runs runs on up to $threads threads do not make the process grow',
  async ({ runs, threads, rows, epochs }) => {
    const worker = new WorkerUnderTest(script);
    const table = largeText.split('\n', rows + 1).join('\n');
    // The memory of this network is 5 MB, with the gradients of shards 12.
    const options: TrainOptions = { hidden: [512, 512], batchSize: 1024, epochs };
    const run = async (runId: string) => {
      worker.post({ type: 'train', runId, source: textSource(table), options, engine: 'wasm', threads });
      await worker.finish();
    };
    try {
      for (let i = 0; i < 10; i++) await run(`warm ${i}`);
      const before = process.memoryUsage().rss;
      for (let i = 0; i < runs; i++) await run(`run ${i}`);
      // The engine keeps some memory; a leak would be 300 MB or more.
      expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(200);
    } finally {
      await worker.terminate();
    }
  },
  480_000,
);
