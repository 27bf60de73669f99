import path from 'node:path';
import { expect, test } from 'vitest';
import { inEnglish } from '../../src/inWords.ts';
import { workerThreads } from '../../src/platform/workerThread.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import type { WorkerReport } from '../../src/protocol/workerMessages.ts';
import type { WorkerHandle } from '../../src/session/workerPool.ts';
import { planRun } from '../../src/training/plan/planRun.ts';

/** The worker as it is shipped: test/buildFirst.ts has built it. */
const spawn = workerThreads(path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs'));

const columns = 6000;
const tableShape = { delimiter: ',' as const, columnCount: 2, hasMultilineRecords: true };

function wideText(): string {
  const row = (i: number) => [...Array.from({ length: columns }, (_, k) => (i * ((k % 90) + 7)) % 101), i % 2].join(',');
  const header = [...Array.from({ length: columns }, (_, k) => `c${k}`), 'y'].join(',');
  return [header, ...Array.from({ length: 12 }, (_, i) => row(i)), ''].join('\n');
}

/** What the worker reports until a report of this type. `use` is given the worker and each report. */
async function hearUntil(last: WorkerReport['type'], use: (worker: WorkerHandle, report?: WorkerReport) => void): Promise<WorkerReport[]> {
  const reports: WorkerReport[] = [];
  await new Promise<void>((resolve, reject) => {
    const worker = spawn({
      onReport: (report) => {
        reports.push(report);
        use(worker, report);
        if (report.type !== last) return;
        worker.terminate();
        resolve();
      },
      onEnd: (failure) => reject(new Error(inEnglish(failure.message))),
    });
    use(worker);
  });
  return reports;
}

test('a plan of thousands of columns is whole, and nothing that was reported after it comes before it', async () => {
  const reports = await hearUntil('trained', (worker, report) => {
    if (!report) worker.post({ type: 'train', runId: 'a', source: textSource(wideText()), options: { epochs: 3 }, engine: 'wasm' });
  });
  const [planned, ...others] = reports;
  if (planned.type !== 'planned') throw new Error(`"planned" was expected, "${planned.type}" came`);
  expect(others.map(({ type }) => type)).toEqual(expect.arrayContaining(['epochs', 'scoring', 'trained']));
  const { recipe, encoder, columns: described } = planned.plan;
  expect([recipe.features.length, encoder.columns.length, encoder.inputs.length, described.length]).toEqual([6000, 6000, 6000, 6001]);
  expect(recipe.features.at(-1)).toBe('c5999');
});

test('a question with thousands of columns arrives whole, and what is said after it does not overtake it', async () => {
  const text = wideText();
  const { plan, ledger } = planRun(text, {}, 'wasm');
  const { recipe, encoder } = plan;
  const reports = await hearUntil('refused', (worker, report) => {
    if (report) return;
    const source = textSource(text);
    worker.post({ type: 'sampleRows', requestId: 'rows', source, model: { recipe, encoder, ledger }, count: 12, seed: 1 });
    // Refused, since the table has no such line.
    worker.post({ type: 'readRow', requestId: 'row', source: textSource('a,b\n1,"2\n'), line: 1, shape: tableShape });
  });
  const [sampled, refused] = reports;
  if (sampled.type !== 'answered' || sampled.answer.type !== 'rowsSampled') throw new Error(JSON.stringify(sampled));
  expect(sampled.answer.rows.inputs.length).toBe(12 * columns);
  expect(refused).toMatchObject({ type: 'refused', requestId: 'row' });
});

test('the columns of a wide table are described whole', async () => {
  const [described] = await hearUntil('answered', (worker, report) => {
    if (!report) worker.post({ type: 'describe', requestId: 'columns', source: textSource(wideText()) });
  });
  if (described.type !== 'answered' || described.answer.type !== 'described') throw new Error(JSON.stringify(described));
  expect(described.answer.columns.map(({ name }) => name)).toEqual([...Array.from({ length: columns }, (_, k) => `c${k}`), 'y']);
});
