import { readFileSync } from 'node:fs';
import path from 'node:path';
import { planRun } from '../../src/training/planRun.ts';
import { trainByKernel, trainByLoop } from './fusedTraining.ts';
import { median, type Measurement } from './measurement.ts';
import { trainStock } from './stockTraining.ts';

const ROUNDS = 7;
const EPOCHS = 1000;
/** A thousand epochs of `fit` would take seconds per round; its time is in proportion to the epochs. */
const FIT_EPOCHS = 100;

/** The lesson's 1000 epochs by the kernel, by the plain loop and by stock `LayersModel.fit`, in turn. */
export async function measureLessonTraining(): Promise<Measurement> {
  const sample = path.resolve(import.meta.dirname, '../../media/samples/exam_scores.csv');
  const { plan, dataset, initial } = planRun(readFileSync(sample, 'utf8'), { epochs: EPOCHS }, 'fused');
  const { architecture, hyperparameters } = plan;
  const start = { architecture, hyperparameters, dataset, initial };
  const shortStart = { ...start, hyperparameters: { ...hyperparameters, epochs: FIT_EPOCHS } };
  const first = trainByKernel(start);
  trainByLoop(start);
  await trainStock(shortStart);
  const kernel: number[] = [];
  const loop: number[] = [];
  const stock: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    kernel.push(trainByKernel(start).training);
    loop.push(trainByLoop(start).training);
    stock.push(((await trainStock(shortStart)) * EPOCHS) / FIT_EPOCHS);
  }
  const ratios = stock.map((value, round) => value / kernel[round]);
  return {
    title: `The lesson: ${EPOCHS} epochs of ${dataset.train.length} × ${dataset.featureCount}, one neuron, ${hyperparameters.optimizer}`,
    unit: 'ms per 1000 epochs',
    method:
      `All with the test rows after each epoch, all warmed up once; LayersModel.fit (cpu backend, shuffle, yieldEvery 'never') runs ` +
      `${FIT_EPOCHS} epochs per round, times ${EPOCHS / FIT_EPOCHS}. The kernel's very first run took ${first.training.toFixed(1)} ms ` +
      `and ${first.setUp.toFixed(1)} ms to set up.`,
    contenders: [
      { name: 'kernel', values: kernel },
      { name: 'plain loop', values: loop },
      { name: 'LayersModel.fit', values: stock },
    ],
    conclusion:
      `The kernel is ${median(ratios).toFixed(0)} times as fast as LayersModel.fit ` +
      `(rounds: ${Math.min(...ratios).toFixed(0)}–${Math.max(...ratios).toFixed(0)}) and ` +
      `${(median(loop) / median(kernel)).toFixed(1)} times as fast as the plain loop; wanted: at least 1000 times LayersModel.fit.`,
  };
}
