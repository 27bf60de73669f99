import '@tensorflow/tfjs-backend-cpu';
import * as tfCore from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { planRun } from '../src/training/plan/planRun.ts';
import { textSource } from '../src/protocol/tableSource.ts';
import { WorkerUnderTest } from '../test/worker/workerUnderTest.ts';
import { countRounds, type Rounds } from './rounds.ts';
import { fitShuffled } from './tfjsContender.ts';
import { takeShare } from './trainingJob.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Share of the epochs that `LayersModel.fit` trains in a round. */
const FIT_SHARE = 0.1;
/** After this many runs V8 has compiled the hot code. */
const WARM_UPS = 5;

/** How long the lesson takes as a user experiences it, in milliseconds, round by round. */
export interface FeltTraining {
  /** From starting the worker to the first answer. */
  readonly firstMs: number;
  readonly neuron: readonly number[];
  readonly fit: readonly number[];
}

/**
 * `neuron.train` on the lesson's text with the worker as shipped: from the message with the text to the answer with the scores. Compared with
 * `LayersModel.fit` alone, which also scores the test rows after each epoch.
 */
export async function measureFeltTraining(rounds: Rounds): Promise<FeltTraining> {
  const text = readFileSync(path.join(root, 'media/samples/exam_scores.csv'), 'utf8');
  const { plan, dataset, initial } = planRun(text, {}, 'wasm');
  const { architecture, hyperparameters } = plan;
  const fitStart = takeShare({ architecture, hyperparameters, dataset, initial }, FIT_SHARE);
  await tfCore.setBackend('cpu');
  const startedAt = performance.now();
  const worker = new WorkerUnderTest(path.join(root, 'dist/nodeWorker.mjs'));
  const train = async () => {
    const postedAt = performance.now();
    worker.post({ type: 'train', runId: 'felt', source: textSource(text), options: {}, engine: 'wasm' });
    await worker.finish();
    return performance.now() - postedAt;
  };
  try {
    await train();
    const firstMs = performance.now() - startedAt;
    await fitShuffled(fitStart);
    for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) await train();
    const neuron: number[] = [];
    const fit: number[] = [];
    for (const _ of countRounds(rounds)) {
      neuron.push(await train());
      fit.push((await fitShuffled(fitStart)) / FIT_SHARE);
    }
    return { firstMs, neuron, fit };
  } finally {
    await worker.terminate();
  }
}
