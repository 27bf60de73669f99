import '@tensorflow/tfjs-backend-cpu';
import * as tfCore from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import type { Dataset } from '../src/dataset/dataset.ts';
import { toSequential, writeWeights } from '../src/model/sequential.ts';
import type { AbsentContender, Contender, Trajectory } from './contender.ts';
import { contenderNames } from './contenderNames.ts';
import { takeShare, type JobStart, type TrainingJob } from './trainingJob.ts';
import type { CheckStart } from './trajectoryCheck.ts';

/** tfjs' backend. */
export type TfjsBackend = 'cpu' | 'wasm';

/** Stock `LayersModel.fit`. */
export async function createTfjsContender(backend: TfjsBackend, job: TrainingJob, check: CheckStart): Promise<Contender | AbsentContender> {
  const name = backend === 'cpu' ? contenderNames.fitCpu : contenderNames.fitWasm;
  // Keeps tfjs from printing a greeting in Node.
  tfCore.enableProdMode();
  if (backend === 'wasm' && !(await hasWasmBackend())) return { name, reason: '@tensorflow/tfjs-backend-wasm is not installed' };
  const share = job.shares.tfjs;
  const start = takeShare(job.start, share);
  return {
    name,
    share,
    train: async () => {
      await tfCore.setBackend(backend);
      return fitShuffled(start);
    },
    check: async () => {
      await tfCore.setBackend(backend);
      return fitInOrder(check);
    },
    peak: (meter) =>
      Promise.resolve(
        backend === 'cpu'
          ? { name: 'scalar', gigaflops: meter.measure('scalar') }
          : { name: 'plain SIMD', gigaflops: meter.measure('simd') },
      ),
    dispose: () => undefined,
  };
}

/** Milliseconds of `LayersModel.fit` with Adam and shuffling; scores the test rows after each epoch, if there are any. */
export async function fitShuffled(start: JobStart): Promise<number> {
  const { hyperparameters, dataset } = start;
  const { epochs, batchSize } = hyperparameters;
  const model = createModel(start);
  const [features, targets] = tensorsOf(dataset, dataset.train);
  const validationData = dataset.test.length > 0 ? tensorsOf(dataset, dataset.test) : undefined;
  const startedAt = performance.now();
  const { history } = await model.fit(features, targets, {
    ...{ epochs, batchSize, shuffle: true, yieldEvery: 'never', verbose: 0 },
    ...(validationData ? { validationData } : {}),
  });
  const elapsedMs = performance.now() - startedAt;
  if (history.loss.length !== epochs) throw new Error('LayersModel.fit ended early');
  tfCore.dispose([features, targets, ...(validationData ?? [])]);
  disposeOf(model);
  return elapsedMs;
}

async function fitInOrder({ start, orders }: CheckStart): Promise<Trajectory> {
  const model = createModel(start);
  const losses: number[] = [];
  for (const order of orders) {
    const [features, targets] = tensorsOf(start.dataset, order);
    const { batchSize } = start.hyperparameters;
    const { history } = await model.fit(features, targets, { batchSize, epochs: 1, shuffle: false, verbose: 0, yieldEvery: 'never' });
    losses.push(Number(history.loss[0]));
    tfCore.dispose([features, targets]);
  }
  const weights = new Float32Array(start.initial.length);
  writeWeights(model, weights);
  disposeOf(model);
  return { losses, weights };
}

function createModel({ architecture, hyperparameters, initial }: JobStart): tfLayers.Sequential {
  const model = toSequential({ ...tfLayers, tensor: tfCore.tensor }, architecture, initial);
  const optimizer = tfCore.train.adam(hyperparameters.learningRate, 0.9, 0.999, 1e-7);
  model.compile({ optimizer, loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return model;
}

function disposeOf(model: tfLayers.Sequential): void {
  model.dispose();
  model.optimizer.dispose();
}

async function hasWasmBackend(): Promise<boolean> {
  try {
    await import('@tensorflow/tfjs-backend-wasm');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return false;
    throw error;
  }
  return tfCore.setBackend('wasm');
}

function tensorsOf({ features, targets, featureCount }: Dataset, rows: Uint32Array): [tfCore.Tensor2D, tfCore.Tensor2D] {
  const x = new Float32Array(rows.length * featureCount);
  rows.forEach((row, i) => x.set(features.subarray(row * featureCount, (row + 1) * featureCount), i * featureCount));
  const y = Float32Array.from(rows, (row) => targets[row]);
  return [tfCore.tensor2d(x, [rows.length, featureCount]), tfCore.tensor2d(y, [rows.length, 1])];
}
