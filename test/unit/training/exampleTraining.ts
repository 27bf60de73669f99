import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { HiddenActivation, Layer } from '../../../src/network/architecture.ts';
import { initializeWeights } from '../../../src/network/initializeWeights.ts';
import { createRandom } from '../../../src/random.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { defaultHyperparameters, type Hyperparameters } from '../../../src/run/options/hyperparameters.ts';
import type { EpochMetrics, Trainer, TrainingStart } from '../../../src/training/trainer.ts';

/** How an example training differs from the default one. */
export interface ExampleOptions extends Partial<Hyperparameters> {
  readonly rowCount?: number;
  readonly featureCount?: number;
  readonly hidden?: readonly number[];
  readonly activation?: HiddenActivation;
  /** Number of classes for categorical cross-entropy. */
  readonly classCount?: number;
  /** Gives every row a weight between 0.5 and 1.5. */
  readonly hasWeights?: boolean;
  /** Uses every third row for early stopping, in addition to the test rows. */
  readonly hasValidation?: boolean;
}

/**
 * Rows of features in −2…2; every third one is a test row. The target depends on a curved surface with noise: which side of it a row is on,
 * its distance above it, or which of several equally thick layers it is in.
 */
function createDataset({ rowCount = 30, featureCount = 3, hasWeights, hasValidation, loss, classCount = 3 }: ExampleOptions): Dataset {
  const random = createRandom(17);
  const features = Float32Array.from({ length: rowCount * featureCount }, () => 4 * random.nextFloat() - 2);
  const heights = Float32Array.from({ length: rowCount }, (_, row) => {
    const first = features[row * featureCount];
    const last = features[row * featureCount + featureCount - 1];
    return first + 0.5 * last * last + 2 * random.nextFloat() - 1.5;
  });
  const isNumber = loss === 'meanSquaredError' || loss === 'meanAbsoluteError' || loss === 'huber';
  const isLayered = loss === 'categoricalCrossentropy';
  const layerOf = (height: number) => Math.max(0, Math.min(classCount - 1, Math.floor(height + classCount / 2)));
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  return {
    rowCount,
    featureCount,
    features,
    featureStride: featureCount,
    targets: isNumber ? heights : heights.map((height) => (isLayered ? layerOf(height) : height > 0 ? 1 : 0)),
    classCount: isNumber ? 0 : isLayered ? classCount : 2,
    ...(hasWeights ? { sampleWeights: Float32Array.from(rows, () => 0.5 + random.nextFloat()) } : {}),
    validation: Uint32Array.from(rows.filter((row) => hasValidation && row % 3 === 1)),
    train: Uint32Array.from(rows.filter((row) => row % 3 === 0 || (!hasValidation && row % 3 === 1))),
    test: Uint32Array.from(rows.filter((row) => row % 3 === 2)),
    records: Uint32Array.from(rows),
  };
}

/** The output layer that matches the loss. */
function outputLayer({ loss = 'binaryCrossentropy', classCount = 3 }: ExampleOptions): Layer {
  if (loss === 'categoricalCrossentropy') return { units: classCount, activation: 'softmax' };
  return { units: 1, activation: loss === 'binaryCrossentropy' ? 'sigmoid' : 'linear' };
}

/** A start that by default has 3 features, 30 rows and 20 epochs of Adam. */
export function createStart(options: ExampleOptions): Omit<TrainingStart, 'onEpoch'> {
  const { featureCount = 3, hidden = [], activation = 'relu' } = options;
  const architecture = {
    inputs: featureCount,
    layers: [...hidden.map((units) => ({ units, activation })), outputLayer(options)],
  };
  const hyperparameters: Hyperparameters = {
    ...defaultHyperparameters,
    batchSize: 8,
    epochs: 20,
    initializer: 'glorotUniform',
    seed: 3,
    ...options,
  };
  const initial = initializeWeights(architecture, hyperparameters.initializer, hyperparameters.seed);
  return { architecture, hyperparameters, dataset: createDataset(options), initial };
}

/** The result of a finished training. */
export interface FinishedTraining {
  readonly epochs: readonly EpochMetrics[];
  readonly weights: Float32Array<ArrayBuffer>;
  readonly calls: number;
}

/** Trains to the end, pausing whenever `isTimeUp` returns true. */
export async function train(
  start: Omit<TrainingStart, 'onEpoch'>,
  create: (start: TrainingStart) => Trainer = (given) => new DenseTrainer(given),
  isTimeUp: () => boolean = () => false,
): Promise<FinishedTraining> {
  const epochs: EpochMetrics[] = [];
  const onEpoch = (metrics: EpochMetrics) => {
    epochs.push(metrics);
    return 'continue' as const;
  };
  const trainer = create({ ...start, onEpoch });
  let calls = 1;
  while (!(await trainer.advance(isTimeUp))) calls++;
  const weights = Float32Array.from(trainer.weights);
  trainer.dispose();
  return { epochs, weights, calls };
}
