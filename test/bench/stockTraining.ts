import '@tensorflow/tfjs-backend-cpu';
import * as tfCore from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { toSequential } from '../../src/model/sequential.ts';
import type { TrainingStart } from '../../src/training/trainer.ts';

/** Milliseconds that stock `LayersModel.fit` on the cpu backend takes, with Adam, shuffling, and the test rows after each epoch if there are any. */
export async function trainStock({ architecture, hyperparameters, dataset, initial }: Omit<TrainingStart, 'onEpoch'>): Promise<number> {
  tfCore.enableProdMode();
  await tfCore.setBackend('cpu');
  const { learningRate, epochs, batchSize } = hyperparameters;
  const model = toSequential({ ...tfLayers, tensor: tfCore.tensor }, architecture, initial);
  model.compile({ optimizer: tfCore.train.adam(learningRate), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const [features, targets] = tensorsOf(dataset, dataset.train);
  const validationData = dataset.test.length > 0 ? tensorsOf(dataset, dataset.test) : undefined;
  const startedAt = performance.now();
  const { history } = await model.fit(features, targets, {
    ...{ epochs, batchSize, shuffle: true, yieldEvery: 'never', verbose: 0 },
    ...(validationData ? { validationData } : {}),
  });
  const elapsed = performance.now() - startedAt;
  if (history.loss.length !== epochs) throw new Error('LayersModel.fit ended early');
  tfCore.dispose([features, targets, ...(validationData ?? [])]);
  model.dispose();
  return elapsed;
}

function tensorsOf({ features, targets, featureCount }: Dataset, rows: Uint32Array): [tfCore.Tensor2D, tfCore.Tensor2D] {
  const x = new Float32Array(rows.length * featureCount);
  rows.forEach((row, i) => x.set(features.subarray(row * featureCount, (row + 1) * featureCount), i * featureCount));
  const y = Float32Array.from(rows, (row) => targets[row]);
  return [tfCore.tensor2d(x, [rows.length, featureCount]), tfCore.tensor2d(y, [rows.length, 1])];
}
