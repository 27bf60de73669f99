import path from 'node:path';
import { createRandom } from '../../src/random.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { WorkerUnderTest } from '../worker/workerUnderTest.ts';

const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
const options = { hidden: [16, 16], epochs: 1000 };
const rowCount = 3000;
const featureCount = 10;

/** What two runs took, in milliseconds, round by round. */
export interface IndependentRuns {
  readonly title: string;
  readonly oneWorker: readonly number[];
  readonly twoWorkers: readonly number[];
  /** True when every run of every round has given the same weights, bit for bit. */
  readonly areSameBytes: boolean;
}

/** Two runs on one worker, one after the other, against one run on each of two workers; with the worker as it is shipped. */
export async function measureIndependentRuns(rounds: number): Promise<IndependentRuns> {
  const text = createText();
  const workers = [new WorkerUnderTest(script), new WorkerUnderTest(script)];
  const [first, second] = workers;
  const weights: Float32Array[] = [];
  const run = async (worker: WorkerUnderTest, name: string) => {
    worker.post({ type: 'train', runId: name, source: textSource(text), options, engine: 'fused' });
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
    await onOne();
    await onTwo();
    const oneWorker: number[] = [];
    const twoWorkers: number[] = [];
    for (let round = 0; round < rounds; round++) {
      oneWorker.push(await onOne());
      twoWorkers.push(await onTwo());
    }
    const areSameBytes = weights.every((values) => Buffer.compare(bytesOf(values), bytesOf(weights[0])) === 0);
    const title = `Two independent runs: a text of ${rowCount} × ${featureCount}, [${options.hidden.join(', ')}], ${options.epochs} epochs each`;
    return { title, oneWorker, twoWorkers, areSameBytes };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function createText(): string {
  const random = createRandom(3);
  const names = Array.from({ length: featureCount }, (_, column) => `x${column}`);
  const lines = [[...names, 'y'].join(',')];
  for (let row = 0; row < rowCount; row++) {
    const values = names.map(() => random.nextFloat());
    lines.push([...values.map((value) => value.toFixed(4)), values[0] + values[1] > 0.5 + random.nextFloat() ? 1 : 0].join(','));
  }
  return `${lines.join('\n')}\n`;
}
