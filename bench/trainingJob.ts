import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dataset } from '../src/dataset/dataset.ts';
import { parameterCount, type Architecture } from '../src/network/architecture.ts';
import { initializeWeights } from '../src/network/initializeWeights.ts';
import { createRandom } from '../src/random.ts';
import { defaultHyperparameters } from '../src/run/options/hyperparameters.ts';
import { planRun } from '../src/training/plan/planRun.ts';
import type { TrainingStart } from '../src/training/trainer.ts';

/** What a training starts from, without its listeners. */
export type JobStart = Omit<TrainingStart, 'onEpoch'>;

/** A training that every contender does: float32, Adam, binary cross-entropy, shuffled, relu in the hidden layers, no test rows. */
export interface TrainingJob {
  readonly name: string;
  /** In words, for a heading. */
  readonly title: string;
  readonly start: JobStart;
  /** The part of the job that slower contenders do; their times are scaled up. */
  readonly shares: Readonly<Record<'loop' | 'tfjs' | 'torch' | 'sklearn', number>>;
}

/** The jobs, created on demand: the largest table alone is 40 MB. */
export const trainingJobs: readonly (() => TrainingJob)[] = [
  createLesson,
  () => createJob(10_000, 20, [16, 16], 32, 10, { loop: 0.5, tfjs: 0.1, torch: 0.3, sklearn: 0.3 }),
  () => createJob(100_000, 28, [64, 64], 32, 1, { loop: 0.2, tfjs: 0.05, torch: 0.3, sklearn: 0.3 }),
  () => createJob(100_000, 28, [64, 64], 1024, 1, { loop: 0.2, tfjs: 0.12, torch: 1, sklearn: 1 }),
  () => createJob(1_000_000, 10, [], 1024, 1, { loop: 0.5, tfjs: 0.2, torch: 1, sklearn: 1 }),
];

function createLesson(): TrainingJob {
  const sample = path.resolve(import.meta.dirname, '../media/samples/exam_scores.csv');
  const { plan, dataset, initial } = planRun(readFileSync(sample, 'utf8'), { epochs: 1000 }, 'wasm');
  const { architecture, hyperparameters } = plan;
  const rows = pickRows(dataset, dataset.train);
  return {
    name: 'lesson',
    title: `The lesson: ${rows.rowCount} × ${rows.featureCount}, one neuron, batch ${hyperparameters.batchSize}, ${hyperparameters.epochs} epochs`,
    start: { architecture, hyperparameters, dataset: rows, initial },
    shares: { loop: 1, tfjs: 0.1, torch: 0.3, sklearn: 0.3 },
  };
}

function createJob(
  rows: number,
  features: number,
  hidden: readonly number[],
  batchSize: number,
  epochs: number,
  shares: TrainingJob['shares'],
): TrainingJob {
  const layers = [...hidden.map((units) => ({ units, activation: 'relu' as const })), { units: 1, activation: 'sigmoid' as const }];
  const architecture = { inputs: features, layers };
  const network = hidden.length === 0 ? 'one neuron' : `[${hidden.join(', ')}]`;
  return {
    name: `${rows} × ${features}, ${network}, batch ${batchSize}`,
    title: `${rows.toLocaleString('en').replaceAll(',', ' ')} × ${features}, ${network}, batch ${batchSize}, ${epochs} epoch${epochs === 1 ? '' : 's'}`,
    start: {
      architecture,
      hyperparameters: { ...defaultHyperparameters, batchSize, epochs, initializer: 'glorotUniform' },
      dataset: createTable(rows, features),
      initial: initializeWeights(architecture, 'glorotUniform', 1),
    },
    shares,
  };
}

/** The job's first epochs, or its first rows when it has only one epoch. */
export function takeShare(start: JobStart, share: number): JobStart {
  if (share === 1) return start;
  const { hyperparameters, dataset } = start;
  if (hyperparameters.epochs > 1) return { ...start, hyperparameters: { ...hyperparameters, epochs: hyperparameters.epochs * share } };
  return { ...start, dataset: firstRows(dataset, dataset.rowCount * share) };
}

/** The table's first rows, to train on. */
export function firstRows(dataset: Dataset, count: number): Dataset {
  return pickRows(
    dataset,
    Uint32Array.from({ length: count }, (_, row) => row),
  );
}

/**
 * Operations of a training: multiplications and additions of the matrix products, forward and back. No gradients are needed for the first layer's
 * inputs; activations, the loss and the optimizer are not counted.
 */
export function operationsOf({ architecture, hyperparameters, dataset }: JobStart): number {
  return operationsPerRow(architecture) * dataset.rowCount * hyperparameters.epochs;
}

function operationsPerRow(architecture: Architecture): number {
  return 6 * parameterCount(architecture) - 2 * architecture.inputs * architecture.layers[0].units;
}

function pickRows(dataset: Dataset, picked: Uint32Array): Dataset {
  const { featureCount } = dataset;
  const features = new Float32Array(picked.length * featureCount);
  picked.forEach((row, i) => features.set(dataset.features.subarray(row * featureCount, (row + 1) * featureCount), i * featureCount));
  return createDataset(
    features,
    Float32Array.from(picked, (row) => dataset.targets[row]),
    featureCount,
  );
}

/** Uniform features, and classes separated by a noisy plane. */
function createTable(rowCount: number, featureCount: number): Dataset {
  const random = createRandom(1);
  const features = new Float32Array(rowCount * featureCount);
  for (let i = 0; i < features.length; i++) features[i] = 2 * random.nextFloat() - 1;
  const targets = Float32Array.from({ length: rowCount }, (_, row) => {
    const at = row * featureCount;
    return features[at] + features[at + 1] > random.nextFloat() - 0.5 ? 1 : 0;
  });
  return createDataset(features, targets, featureCount);
}

/** A dataset of training rows only. */
function createDataset(features: Float32Array<ArrayBuffer>, targets: Float32Array<ArrayBuffer>, featureCount: number): Dataset {
  const train = Uint32Array.from({ length: targets.length }, (_, row) => row);
  const none = new Uint32Array(0);
  return {
    rowCount: targets.length,
    ...{ featureCount, features, featureStride: featureCount, targets, train },
    ...{ classCount: 2, test: none, validation: none, records: train },
  };
}
