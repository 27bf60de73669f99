import type { Dataset } from '../../src/dataset/dataset.ts';
import { parameterCount, type Architecture } from '../../src/network/architecture.ts';
import { initializeWeights } from '../../src/network/initializeWeights.ts';
import { createRandom } from '../../src/random.ts';
import { defaultHyperparameters } from '../../src/training/hyperparameters.ts';
import type { TrainingStart } from '../../src/training/trainer.ts';
import { trainByKernel, trainByLoop } from './fusedTraining.ts';
import { median, type Measurement } from './measurement.ts';
import { trainStock } from './stockTraining.ts';

const ROUNDS = 5;

interface Job {
  readonly rows: number;
  readonly features: number;
  readonly hidden: readonly number[];
  readonly batchSize: number;
  readonly epochs: number;
  /** `LayersModel.fit` trains on this share of the rows; its time is in proportion to the rows. */
  readonly stockShare: number;
}

const jobs: readonly Job[] = [
  { rows: 10_000, features: 20, hidden: [16, 16], batchSize: 32, epochs: 10, stockShare: 0.02 },
  { rows: 100_000, features: 28, hidden: [64, 64], batchSize: 32, epochs: 1, stockShare: 0.02 },
  { rows: 100_000, features: 28, hidden: [64, 64], batchSize: 1024, epochs: 1, stockShare: 0.05 },
  { rows: 1_000_000, features: 10, hidden: [], batchSize: 1024, epochs: 1, stockShare: 0.05 },
];

/** Larger networks and tables by the kernel, by the plain loop and by stock `LayersModel.fit`, in turn. */
export const networkMeasurements: readonly (() => Promise<Measurement>)[] = jobs.map((job) => () => measureJob(job));

async function measureJob(job: Job): Promise<Measurement> {
  const start = createStart(job, job.rows);
  const stockRows = job.rows * job.stockShare;
  const stockStart = createStart(job, stockRows);
  const first = trainByKernel(start);
  trainByLoop(stockStart);
  const kernel: number[] = [];
  const loop: number[] = [];
  const stock: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    kernel.push(trainByKernel(start).training);
    loop.push(trainByLoop(start).training);
    stock.push((await trainStock(stockStart)) / job.stockShare);
  }
  const gigaflops = operations(job, start.architecture) / 1e6 / median(kernel);
  const perRound = stock.map((value, round) => value / kernel[round]);
  return {
    title: `${job.rows} × ${job.features}, [${job.hidden.join(', ')}], batch ${job.batchSize}, epochs: ${job.epochs}, adam`,
    unit: 'ms',
    method:
      `Without test rows. LayersModel.fit (cpu backend) trains on ${stockRows} rows, times ${1 / job.stockShare}. ` +
      `The kernel's first run took ${first.training.toFixed(0)} ms and ${first.setUp.toFixed(0)} ms to set up.`,
    contenders: [
      { name: 'kernel', values: kernel },
      { name: 'plain loop', values: loop },
      { name: 'LayersModel.fit', values: stock },
    ],
    conclusion:
      `The kernel runs at ${gigaflops.toFixed(1)} GFLOP/s, ${median(perRound).toFixed(0)} times as fast as LayersModel.fit ` +
      `(rounds: ${Math.min(...perRound).toFixed(0)}–${Math.max(...perRound).toFixed(0)}) and ` +
      `${(median(loop) / median(kernel)).toFixed(1)} times as fast as the plain loop.`,
  };
}

/** Multiplications and additions of the products; the first layer's inputs need no slopes. */
function operations({ rows, features, hidden, epochs }: Job, architecture: Architecture): number {
  const first = features * (hidden.length > 0 ? hidden[0] : 1);
  return (6 * parameterCount(architecture) - 2 * first) * rows * epochs;
}

function createStart({ features, hidden, batchSize, epochs }: Job, rowCount: number): Omit<TrainingStart, 'onEpoch'> {
  const layers = [...hidden.map((units) => ({ units, activation: 'relu' as const })), { units: 1, activation: 'sigmoid' as const }];
  const architecture = { inputs: features, layers };
  return {
    architecture,
    hyperparameters: {
      ...defaultHyperparameters,
      ...{ batchSize, epochs, initializer: 'glorotUniform' },
    },
    dataset: createTable(rowCount, features),
    initial: initializeWeights(architecture, 'glorotUniform', 1),
  };
}

/** Uniform features and a noisy plane between the classes; all rows are trained on. */
function createTable(rowCount: number, featureCount: number): Dataset {
  const random = createRandom(1);
  const features = Float32Array.from({ length: rowCount * featureCount }, () => 2 * random.nextFloat() - 1);
  const targets = Float32Array.from({ length: rowCount }, (_, row) => {
    const at = row * featureCount;
    return features[at] + features[at + 1] > random.nextFloat() - 0.5 ? 1 : 0;
  });
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  const none = new Uint32Array(0);
  return { rowCount, featureCount, features, targets, classCount: 2, train: rows, test: none, validation: none, records: rows };
}
