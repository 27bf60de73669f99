import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planRun } from '../../src/training/planRun.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { trainByKernel } from '../unit/training/trainByKernel.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../media/samples/exam_scores.csv'), 'utf8');

test.each([{}, { hidden: [8, 4] }])('the worker that is shipped trains %o by the kernel, not by its fallback', async (options) => {
  const worker = new WorkerUnderTest(path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs'));
  try {
    worker.post({ type: 'train', runId: 'a', source: textSource(text), options, engine: 'fused' });
    const { outcome } = (await worker.finish()).trained;
    const { plan, dataset, initial } = planRun(text, options, 'fused');
    expect(outcome.weights).toEqual((await trainByKernel({ ...plan, dataset, initial })).weights);
  } finally {
    await worker.terminate();
  }
});
