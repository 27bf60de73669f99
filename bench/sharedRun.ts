import path from 'node:path';
import { textSource } from '../src/protocol/tableSource.ts';
import { WorkerUnderTest } from '../test/worker/workerUnderTest.ts';
import { noisyTable } from './noisyTable.ts';
import { countRounds, type Rounds } from './rounds.ts';
import { isSameBytes } from './sameBytes.ts';

const script = path.resolve(import.meta.dirname, '../dist/nodeWorker.mjs');
const options = { hidden: [64, 64], batchSize: 1024, epochs: 100 };
const rowCount = 8000;
const featureCount = 28;

/** The time of one run on one and on two threads, in milliseconds, round by round: from its first epoch to the end of its last one. */
export interface SharedRun {
  readonly title: string;
  readonly oneThread: readonly number[];
  readonly twoThreads: readonly number[];
  readonly areSameBytes: boolean;
}

/** One run on one and on two threads, with the worker as shipped, which starts the second thread for each run. */
export async function measureSharedRun(rounds: Rounds): Promise<SharedRun> {
  const source = textSource(noisyTable(rowCount, featureCount));
  const worker = new WorkerUnderTest(script);
  const weights: Float32Array[] = [];
  const run = async (threads: number) => {
    worker.post({ type: 'train', runId: `on ${threads}`, source, options, engine: 'wasm', threads });
    const { outcome } = (await worker.finish()).trained;
    weights.push(outcome.weights);
    return outcome.elapsedMs;
  };
  try {
    await run(1);
    await run(2);
    const oneThread: number[] = [];
    const twoThreads: number[] = [];
    for (const _ of countRounds(rounds)) {
      oneThread.push(await run(1));
      twoThreads.push(await run(2));
    }
    const network = `[${options.hidden.join(', ')}], batch ${options.batchSize}, ${options.epochs} epochs`;
    return { title: `A text of ${rowCount} × ${featureCount}, ${network}`, oneThread, twoThreads, areSameBytes: isSameBytes(weights) };
  } finally {
    await worker.terminate();
  }
}
