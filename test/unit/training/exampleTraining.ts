import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { Activation } from '../../../src/network/architecture.ts';
import { initializeWeights } from '../../../src/network/initializeWeights.ts';
import { createRandom } from '../../../src/random.ts';
import { DenseTrainer } from '../../../src/training/denseTrainer.ts';
import { defaultHyperparameters, type Hyperparameters } from '../../../src/training/hyperparameters.ts';
import type { EpochMetrics, Trainer, TrainingStart } from '../../../src/training/trainer.ts';
import { createArchitecture } from '../network/randomNetwork.ts';

/** Rows of features in −2…2 with a noisy bent border between the classes; every third one is a test row. */
function createDataset(rowCount: number, featureCount: number, seed: number): Dataset {
  const random = createRandom(seed);
  const features = Float32Array.from({ length: rowCount * featureCount }, () => 4 * random.nextFloat() - 2);
  const targets = Float32Array.from({ length: rowCount }, (_, row) => {
    const first = features[row * featureCount];
    const last = features[row * featureCount + featureCount - 1];
    return first + 0.5 * last * last + 2 * random.nextFloat() - 1.5 > 0 ? 1 : 0;
  });
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  return {
    rowCount,
    featureCount,
    features,
    targets,
    classCount: 2,
    validation: new Uint32Array(0),
    train: Uint32Array.from(rows.filter((row) => row % 3 !== 2)),
    test: Uint32Array.from(rows.filter((row) => row % 3 === 2)),
    records: Uint32Array.from(rows),
  };
}

/** What an example training differs in from the usual one. */
export interface ExampleOptions extends Partial<Hyperparameters> {
  readonly rowCount?: number;
  readonly featureCount?: number;
  readonly hidden?: readonly number[];
  readonly activation?: Activation;
}

/** A start with 3 features and 20 epochs of Adam on 30 rows, if nothing else is asked for. */
export function createStart({
  rowCount = 30,
  featureCount = 3,
  hidden = [],
  activation = 'relu',
  ...changed
}: ExampleOptions): Omit<TrainingStart, 'onEpoch'> {
  const architecture = createArchitecture(featureCount, hidden, activation);
  const hyperparameters: Hyperparameters = {
    ...defaultHyperparameters,
    batchSize: 8,
    epochs: 20,
    initializer: 'glorotUniform',
    seed: 3,
    ...changed,
  };
  const initial = initializeWeights(architecture, hyperparameters.initializer, hyperparameters.seed);
  return { architecture, hyperparameters, dataset: createDataset(rowCount, featureCount, 17), initial };
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
