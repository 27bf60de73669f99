import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { textSource } from '../src/protocol/tableSource.ts';
import type { TrainOptions } from '../src/run/options/trainOptions.ts';
import { WorkerUnderTest } from '../test/worker/workerUnderTest.ts';
import { noisyTable } from './noisyTable.ts';

const script = path.resolve(import.meta.dirname, '../dist/nodeWorker.mjs');
/** Stops are requested at different moments of an epoch, this many milliseconds apart. */
const STEP_MS = 7;

interface StopJob {
  readonly title: string;
  readonly rowCount: number;
  readonly featureCount: number;
  readonly options: TrainOptions;
}

const jobs: readonly StopJob[] = [
  { title: '1 000 000 × 10, one neuron, batch 1024', rowCount: 1_000_000, featureCount: 10, options: { hidden: [], batchSize: 1024 } },
  {
    title: '100 000 × 28, [64, 64], all rows in one batch',
    ...{ rowCount: 100_000, featureCount: 28, options: { hidden: [64, 64], batchSize: 100_000 } },
  },
];

/** Milliseconds from each request to stop. */
export interface StopTimes {
  readonly title: string;
  /** Until the report that the training is over, with its last epochs and weights. */
  readonly stopped: readonly number[];
  /** Until the answer, for which every row has been scored. */
  readonly answered: readonly number[];
}

/** Stops trainings on much data in the worker as shipped, on one thread, `count` times each. */
export async function measureStops(count: number): Promise<StopTimes[]> {
  const times: StopTimes[] = [];
  for (const job of jobs) times.push(await stopOften(job, count));
  return times;
}

async function stopOften({ title, rowCount, featureCount, options }: StopJob, count: number): Promise<StopTimes> {
  const worker = new WorkerUnderTest(script);
  const text = noisyTable(rowCount, featureCount);
  const stopped: number[] = [];
  const answered: number[] = [];
  try {
    for (let i = 0; i < count; i++) {
      const runId = `stop ${i}`;
      worker.post({
        type: 'train',
        runId,
        source: textSource(text),
        options: { ...options, epochs: 100_000 },
        engine: 'wasm',
        threads: 1,
      });
      let requestedAt: number | undefined;
      // Before the end of the first epoch there is nothing to stop.
      const requestStop = () => {
        if (requestedAt !== undefined) return;
        requestedAt = Infinity;
        void pause(i * STEP_MS).then(() => {
          requestedAt = performance.now();
          worker.post({ type: 'stop', runId });
        });
      };
      await worker.finish(requestStop, undefined, () => stopped.push(performance.now() - (requestedAt ?? NaN)));
      answered.push(performance.now() - (requestedAt ?? NaN));
    }
    return { title, stopped, answered };
  } finally {
    await worker.terminate();
  }
}
