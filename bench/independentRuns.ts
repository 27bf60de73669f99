import path from 'node:path';
import { textSource } from '../src/protocol/tableSource.ts';
import { WorkerUnderTest } from '../test/worker/workerUnderTest.ts';
import { noisyTable } from './noisyTable.ts';
import { countRounds, type Rounds } from './rounds.ts';
import { isSameBytes } from './sameBytes.ts';

const script = path.resolve(import.meta.dirname, '../dist/nodeWorker.mjs');
const options = { hidden: [16, 16], epochs: 1000 };
const rowCount = 10_000;
const featureCount = 10;
const warmUpRuns = 4;

/** The time of two runs, in milliseconds, round by round. */
export interface IndependentRuns {
  readonly title: string;
  readonly oneWorker: readonly number[];
  readonly twoWorkers: readonly number[];
  /** True when all runs of all rounds gave the same weights, bit for bit. */
  readonly areSameBytes: boolean;
}

/** Two runs one after the other on one worker, against one run on each of two workers; with the worker as shipped. */
export async function measureIndependentRuns(rounds: Rounds): Promise<IndependentRuns> {
  const source = textSource(noisyTable(rowCount, featureCount));
  const workers = [new WorkerUnderTest(script), new WorkerUnderTest(script)];
  const [first, second] = workers;
  const weights: Float32Array[] = [];
  const run = async (worker: WorkerUnderTest, name: string) => {
    worker.post({ type: 'train', runId: name, source, options, engine: 'wasm', threads: 1 });
    weights.push((await worker.finish()).trained.outcome.weights);
  };
  const time = async (action: () => Promise<void>) => {
    const startedAt = performance.now();
    await action();
    return performance.now() - startedAt;
  };
  const onOne = () => time(() => run(first, 'a').then(() => run(first, 'b')));
  const onTwo = () => time(async () => void (await Promise.all([run(first, 'a'), run(second, 'b')])));
  try {
    // Both workers have to be warm, and one run is not enough.
    await onOne();
    for (let run = 0; run < warmUpRuns; run++) await onTwo();
    const oneWorker: number[] = [];
    const twoWorkers: number[] = [];
    for (const _ of countRounds(rounds)) {
      oneWorker.push(await onOne());
      twoWorkers.push(await onTwo());
    }
    const title = `Two independent runs: a text of ${rowCount} × ${featureCount}, [${options.hidden.join(', ')}], ${options.epochs} epochs each`;
    return { title, oneWorker, twoWorkers, areSameBytes: isSameBytes(weights) };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
