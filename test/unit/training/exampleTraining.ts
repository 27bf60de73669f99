import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { HiddenActivation, Layer } from '../../../src/network/architecture.ts';
import { initializeWeights } from '../../../src/network/initializeWeights.ts';
import { createRandom } from '../../../src/random.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { defaultHyperparameters, type Hyperparameters } from '../../../src/run/hyperparameters.ts';
import type { EpochMetrics, Trainer, TrainingStart } from '../../../src/training/trainer.ts';

/** What an example training differs in from the usual one. */
export interface ExampleOptions extends Partial<Hyperparameters> {
  readonly rowCount?: number;
  readonly featureCount?: number;
  readonly hidden?: readonly number[];
  readonly activation?: HiddenActivation;
  /** Of categorical cross-entropy. */
  readonly classCount?: number;
  /** Gives every row a weight between 0.5 and 1.5. */
  readonly hasWeights?: boolean;
  /** Keeps every third row for early stopping, beside the test rows. */
  readonly hasValidation?: boolean;
}

/**
 * Rows of features in −2…2; every third one is a test row. What is to be learned is a bent surface with noise: which side of it a row is on,
 * how far it is above it, or in which of several layers of equal thickness it lies.
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

/** The output layer that belongs to the loss. */
function outputLayer({ loss = 'binaryCrossentropy', classCount = 3 }: ExampleOptions): Layer {
  if (loss === 'categoricalCrossentropy') return { units: classCount, activation: 'softmax' };
  return { units: 1, activation: loss === 'binaryCrossentropy' ? 'sigmoid' : 'linear' };
}

/** A start with 3 features and 20 epochs of Adam on 30 rows, if nothing else is asked for. */
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

/** What a training that has ended leaves behind. */
export interface FinishedTraining {
  readonly epochs: readonly EpochMetrics[];
  readonly weights: Float32Array<ArrayBuffer>;
  readonly calls: number;
}

/** Trains to the end, pausing after each time that `isTimeUp` says so. */
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
