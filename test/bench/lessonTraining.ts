import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tfCore from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { toSequential } from '../../src/model/sequential.ts';
import { DenseTrainer } from '../../src/training/denseTrainer.ts';
import { planRun } from '../../src/training/planRun.ts';
import { median, type Measurement } from './measurement.ts';

const ROUNDS = 7;
const EPOCHS = 1000;
/** A thousand epochs of `fit` would take seconds per round; its time is in proportion to the epochs. */
const FIT_EPOCHS = 100;

type Plan = ReturnType<typeof planRun>;

/** The lesson's 1000 epochs by the fused loop and by stock `LayersModel.fit`, in turn. */
export async function measureLessonTraining(): Promise<Measurement> {
  tfCore.enableProdMode();
  await tfCore.setBackend('cpu');
  const sample = path.resolve(import.meta.dirname, '../../media/samples/exam_scores.csv');
  const planned = planRun(readFileSync(sample, 'utf8'), { epochs: EPOCHS }, 'fused');
  const fused: number[] = [];
  const stock: number[] = [];
  const first = trainFused(planned);
  await trainStock(planned);
  for (let round = 0; round < ROUNDS; round++) {
    fused.push(trainFused(planned));
    stock.push(await trainStock(planned));
  }
  const ratio = median(stock) / median(fused);
  const ratios = stock.map((value, round) => value / fused[round]);
  const { plan, dataset } = planned;
  return {
    title: `The lesson: ${EPOCHS} epochs of ${dataset.train.length} × ${dataset.featureCount}, one neuron, ${plan.hyperparameters.optimizer}`,
    unit: 'ms per 1000 epochs',
    method:
      `Both with the test rows after each epoch, both warmed up once; LayersModel.fit (cpu backend, shuffle, yieldEvery 'never') runs ` +
      `${FIT_EPOCHS} epochs per round, times ${EPOCHS / FIT_EPOCHS}. The fused loop's very first run, not yet compiled, took ${first.toFixed(1)} ms.`,
    contenders: [
      { name: 'fused loop', values: fused },
      { name: 'LayersModel.fit', values: stock },
    ],
    conclusion:
      `The fused loop is ${ratio.toFixed(0)} times as fast (rounds: ${Math.min(...ratios).toFixed(0)}–${Math.max(...ratios).toFixed(0)}); ` +
      `wanted: at least 100 times.`,
  };
}

function trainFused({ plan: { architecture, hyperparameters }, dataset, initial }: Plan): number {
  const startedAt = performance.now();
  let epochs = 0;
  const trainer = new DenseTrainer({ architecture, hyperparameters, dataset, initial, onEpoch: () => epochs++ });
  trainer.advance(() => performance.now() < startedAt);
  const elapsed = performance.now() - startedAt;
  if (epochs !== EPOCHS) throw new Error(`${epochs} epochs were trained, not ${EPOCHS}`);
  return elapsed;
}

async function trainStock({ plan: { architecture, hyperparameters }, dataset, initial }: Plan): Promise<number> {
  const model = toSequential({ ...tfLayers, tensor: tfCore.tensor }, architecture, initial);
  model.compile({
    optimizer: tfCore.train.adam(hyperparameters.learningRate),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  });
  const [features, targets] = tensorsOf(dataset, dataset.train);
  const validationData = tensorsOf(dataset, dataset.test);
  const startedAt = performance.now();
  const { history } = await model.fit(features, targets, {
    epochs: FIT_EPOCHS,
    batchSize: hyperparameters.batchSize,
    shuffle: true,
    yieldEvery: 'never',
    verbose: 0,
    validationData,
  });
  const elapsed = performance.now() - startedAt;
  if (history.val_loss.length !== FIT_EPOCHS) throw new Error('LayersModel.fit ended early');
  tfCore.dispose([features, targets, ...validationData]);
  model.dispose();
  return (elapsed * EPOCHS) / FIT_EPOCHS;
}

function tensorsOf({ features, targets, featureCount }: Dataset, rows: Uint32Array): [tfCore.Tensor2D, tfCore.Tensor2D] {
  const x = Array.from(rows, (row) => Array.from(features.subarray(row * featureCount, (row + 1) * featureCount)));
  return [tfCore.tensor2d(x), tfCore.tensor2d(Array.from(rows, (row) => [targets[row]]))];
}
