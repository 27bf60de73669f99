import path from 'node:path';
import { expect, test } from 'vitest';
import { inEnglish } from '../../src/inWords.ts';
import { workerThreads } from '../../src/platform/workerThread.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import type { WorkerReport } from '../../src/protocol/workerMessages.ts';

/** The worker as it is shipped: test/buildFirst.ts has built it. */
const spawn = workerThreads(path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs'));

test('a plan of thousands of columns is whole, and nothing that was reported after it comes before it', async () => {
  const columns = 6000;
  const row = (i: number) => [...Array.from({ length: columns }, (_, k) => (i * ((k % 90) + 7)) % 101), i % 2].join(',');
  const header = [...Array.from({ length: columns }, (_, k) => `c${k}`), 'y'].join(',');
  const text = [header, ...Array.from({ length: 12 }, (_, i) => row(i)), ''].join('\n');
  const reports: WorkerReport[] = [];
  await new Promise<void>((resolve, reject) => {
    const worker = spawn({
      onReport: (report) => {
        reports.push(report);
        if (report.type !== 'trained') return;
        worker.terminate();
        resolve();
      },
      onEnd: (failure) => reject(new Error(inEnglish(failure.message))),
    });
    worker.post({ type: 'train', runId: 'a', source: textSource(text), options: { epochs: 3 }, engine: 'wasm' });
  });
  const [planned, ...others] = reports;
  if (planned.type !== 'planned') throw new Error(`"planned" was expected, "${planned.type}" came`);
  expect(others.map(({ type }) => type)).toEqual(expect.arrayContaining(['epochs', 'scoring', 'trained']));
  const { recipe, encoder, columns: described } = planned.plan;
  expect([recipe.features.length, encoder.columns.length, encoder.inputs.length, described.length]).toEqual([6000, 6000, 6000, 6001]);
  expect(recipe.features.at(-1)).toBe('c5999');
});
