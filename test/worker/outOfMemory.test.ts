import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { workerThreads } from '../../src/platform/workerThread.ts';
import { Sessions } from '../../src/session/sessions.ts';
import { TrainingRuns } from '../../src/session/trainingRuns.ts';
import { WorkerPool } from '../../src/session/workerPool.ts';
import { UserError } from '../../src/userError.ts';

const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
const documentUri = 'file:///table.csv';

/** A table with a number, a class and a text that is different in each row, since equal texts are stored only once. */
function createTable(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, i) => `${i % 97},"remark ${i} ${'x'.repeat(60)}",${i % 97 < 50 ? 'low' : 'high'}`);
  return ['width,remark,size', ...rows].join('\n');
}

test('a worker that runs out of memory says so in words, the answer from before stays, and the next run works', async () => {
  const sessions = new Sessions();
  const pool = new WorkerPool(workerThreads(script, { maxOldGenerationSizeMb: 32 }), 1);
  const runs = new TrainingRuns(sessions, pool, randomUUID);
  const folder = await mkdtemp(path.join(tmpdir(), 'neuron-memory-'));
  // From a file, so that memory runs out while the table grows.
  const train = async (rowCount: number) => {
    const file = path.join(folder, `${rowCount}.csv`);
    await writeFile(file, createTable(rowCount));
    const options = { target: 'size', features: ['width'], epochs: 5 };
    return runs.train({ documentUri, source: { type: 'file', path: file }, options, settings: {}, engine: 'wasm' });
  };
  try {
    expect((await train(100)).rows).toMatchObject({ train: 70, test: 30 });
    const before = sessions.model(documentUri);
    expect(before).toBeDefined();
    const failed = train(1_000_000);
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(
      /need more memory than the training worker can have\. Use fewer rows, fewer columns or smaller layers/,
    );
    expect(sessions.state(documentUri).run?.failure).toMatchObject({ isExpected: true });
    expect(sessions.model(documentUri)).toEqual(before);
    expect((await train(120)).rows).toMatchObject({ train: 84, test: 36 });
  } finally {
    runs.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});
