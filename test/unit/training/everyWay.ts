import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { Architecture, Layer } from '../../../src/network/architecture.ts';
import { initializeWeights } from '../../../src/network/initializeWeights.ts';
import type { Loss } from '../../../src/evaluation/loss.ts';
import type { TrainingStart } from '../../../src/training/trainer.ts';
import { createStart, type ExampleOptions } from './exampleTraining.ts';

/** Options of a start for any loss, in addition to those of an example. */
export interface AnyStartOptions extends ExampleOptions {
  /** Number of classes for softmax; 4 by default. */
  readonly classCount?: number;
  /** Gives rows weights from 0.25 to 2.5. */
  readonly isWeighted?: boolean;
  /** Makes every sixth training row a validation row. */
  readonly isValidated?: boolean;
}

/** A start for any loss, with a matching output layer and targets. */
export function createAnyStart(options: AnyStartOptions): Omit<TrainingStart, 'onEpoch'> {
  const { classCount = 4, isWeighted = false, isValidated = false, ...rest } = options;
  const start = createStart(rest);
  const { loss, initializer, seed } = start.hyperparameters;
  const layers = [...start.architecture.layers.slice(0, -1), outputLayer(loss, classCount)];
  const architecture: Architecture = { ...start.architecture, layers };
  const { dataset } = start;
  const isValidation = (row: number) => isValidated && row % 6 === 1;
  const changed: Dataset = {
    ...dataset,
    targets: targetsFor(loss, dataset, classCount),
    classCount: classesOf(loss, classCount),
    train: dataset.train.filter((row) => !isValidation(row)),
    validation: dataset.train.filter(isValidation),
    ...(isWeighted ? { sampleWeights: Float32Array.from(dataset.targets, (_, row) => 0.25 * (1 + ((row * 7) % 10))) } : {}),
  };
  return { ...start, architecture, dataset: changed, initial: initializeWeights(architecture, initializer, seed) };
}

function outputLayer(loss: Loss, classCount: number): Layer {
  if (loss === 'categoricalCrossentropy') return { units: classCount, activation: 'softmax' };
  return { units: 1, activation: loss === 'binaryCrossentropy' ? 'sigmoid' : 'linear' };
}

function classesOf(loss: Loss, classCount: number): number {
  if (loss === 'categoricalCrossentropy') return classCount;
  return loss === 'meanSquaredError' || loss === 'meanAbsoluteError' || loss === 'huber' ? 0 : 2;
}

/** Numbers for losses that measure an error; if there are several classes, quarters of the first feature's range. */
function targetsFor(loss: Loss, { features, featureCount, targets }: Dataset, classCount: number): Float32Array<ArrayBuffer> {
  const first = (row: number) => features[row * featureCount];
  if (loss === 'categoricalCrossentropy') {
    return targets.map((target, row) => Math.min(classCount - 1, Math.floor(((first(row) + 2) / 4) * classCount * 0.8 + target * 0.7)));
  }
  return classesOf(loss, classCount) === 0 ? targets.map((target, row) => 1.5 * first(row) + target - 0.4) : targets;
}
