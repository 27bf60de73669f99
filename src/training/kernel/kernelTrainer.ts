import type { Dataset } from '../../dataset/dataset.ts';
import type { Architecture } from '../../network/architecture.ts';
import { BATCH_ORDER_STREAM } from '../batchOrder.ts';
import type { Hyperparameters, Loss } from '../hyperparameters.ts';
import type { Trainer, TrainingStart } from '../trainer.ts';
import { HelperTeam } from './helperTeam.ts';
import { configureKernel, instantiateKernel, type KernelExports } from './kernelExports.ts';
import { createKernelLayout, ROW_WORK, type KernelLayout } from './kernelLayout.ts';
import { kernelSettings } from './kernelSettings.ts';
import type { TrainingKernel } from './trainingKernel.ts';

/** Weights times rows between two questions whether time is up: about a millisecond. */
const PIECE_WORK = 2e6;
/** What a weight costs in a step as against in a row. */
const STEP_WORK = 6;
/** Weights times rows of a whole training from which helpers are worth their start: some 100 ms. */
const HELPED_WORK = 2 ** 29;
/** There are eight shards: more threads would have nothing to do. */
const MOST_HELPERS = 7;

/** True for the networks that the kernel trains: any stack of hidden layers before one sigmoid or linear neuron or a softmax. */
export function isKernelNetwork({ layers }: Architecture): boolean {
  const { units, activation } = layers[layers.length - 1];
  return units === 1 ? activation === 'sigmoid' || activation === 'linear' : activation === 'softmax';
}

/**
 * The steps of `DenseTrainer` in WebAssembly SIMD (`assembly/`). All sums are float32 but those of losses and metrics; with deterministic
 * arithmetic they are made in a fixed order of operations whose results are the same on every machine and any number of threads. Throws a
 * RangeError when the memory cannot be had and a UserError when relaxed arithmetic cannot.
 */
export class KernelTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  readonly #epochs: number;
  readonly #hasValidation: boolean;
  readonly #onEpoch: TrainingStart['onEpoch'];
  readonly #places: Uint32Array;
  readonly #piece: number;
  /** Gone when disposed of. */
  #running: RunningKernel | undefined;
  #epoch = 0;
  #isEnded = false;

  /** `threads`: how many may work on the training, this one included; all that the kernel can have where it is left out. */
  constructor({ architecture, hyperparameters, dataset, initial, onEpoch }: TrainingStart, kernel: TrainingKernel, threads?: number) {
    assertTrainable(architecture, hyperparameters.loss);
    this.weights = Float32Array.from(initial);
    this.#epochs = hyperparameters.epochs;
    this.#hasValidation = dataset.validation.length > 0;
    this.#onEpoch = onEpoch;
    const helpers = countHelpers(kernel, threads, architecture, hyperparameters, dataset);
    const layout = createKernelLayout(architecture, dataset, {
      batchSize: hyperparameters.batchSize,
      hasDropout: hyperparameters.dropout > 0,
      threads: 1 + helpers,
    });
    this.#places = layout.places;
    const stepShare = STEP_WORK / Math.min(hyperparameters.batchSize, dataset.train.length);
    this.#piece = Math.max(1, Math.floor(PIECE_WORK / ((layout.parameterBytes / 4) * (1 + stepShare) + ROW_WORK)));
    this.#running = new RunningKernel(kernel, layout, hyperparameters, dataset, initial);
  }

  setLearningRate(rate: number): void {
    if (this.#running) this.#running.exports.learningRate.value = rate;
  }

  setRegularization(l1: number, l2: number): void {
    if (!this.#running) return;
    this.#running.exports.l1.value = l1;
    this.#running.exports.l2.value = l2;
  }

  advance(isTimeUp: () => boolean): boolean {
    const running = this.#running;
    if (!running) throw new Error('The trainer has been disposed of');
    running.team?.assertAlive();
    while (!this.#isEnded) {
      if (running.exports.advance(this.#piece)) this.#endEpoch(running);
      if (isTimeUp()) break;
    }
    return this.#isEnded;
  }

  dispose(): void {
    this.#running?.dispose();
    this.#running = undefined;
  }

  #endEpoch({ floats, figures }: RunningKernel): void {
    const places = this.#places;
    for (let i = 0; i < places.length; i++) this.weights[i] = floats[places[i]];
    this.#epoch++;
    const [trainLoss, trainMetric, testLoss, testMetric, validationLoss] = figures;
    const metrics = { epoch: this.#epoch, trainLoss, trainMetric, testLoss, testMetric };
    const answer = this.#onEpoch(this.#hasValidation ? { ...metrics, validationLoss } : metrics);
    this.#isEnded = answer === 'stop' || this.#epoch >= this.#epochs;
  }
}

/** An instance of the kernel with its memory and its helpers. */
class RunningKernel {
  readonly exports: KernelExports;
  readonly floats: Float32Array<ArrayBuffer>;
  /** Loss and metric of the training rows, of the test rows, loss of the validation rows. */
  readonly figures: Float64Array<ArrayBuffer>;
  readonly team: HelperTeam | undefined;
  readonly #kernel: TrainingKernel;
  readonly #memory: WebAssembly.Memory;

  constructor(
    kernel: TrainingKernel,
    layout: KernelLayout,
    hyperparameters: Hyperparameters,
    dataset: Dataset,
    initial: Float32Array<ArrayBuffer>,
  ) {
    const [desk, ...others] = layout.desks;
    const isShared = others.length > 0;
    const module = kernel.module(hyperparameters.arithmetic, isShared);
    const memory = kernel.takeMemory(layout.byteLength, isShared);
    this.#kernel = kernel;
    this.#memory = memory;
    this.floats = new Float32Array(memory.buffer);
    this.figures = new Float64Array(memory.buffer, layout.figures, 5);
    fillMemory(memory.buffer, layout, dataset, initial);
    this.exports = instantiateKernel(module, memory);
    configureKernel(this.exports, kernelSettings(layout, desk, hyperparameters, dataset, isShared));
    this.exports.seed(hyperparameters.seed ^ BATCH_ORDER_STREAM);
    this.exports.prepare();
    if (!kernel.helpers || !isShared) return;
    const tasks = others.map((other) => ({
      ...{ module, memory, settings: kernelSettings(layout, other, hyperparameters, dataset, true) },
    }));
    this.team = new HelperTeam(kernel.helpers.spawn, tasks);
  }

  dispose(): void {
    if (this.team) {
      this.exports.closeWork();
      this.team.dispose();
    } else this.#kernel.returnMemory(this.#memory);
  }
}

function assertTrainable(architecture: Architecture, loss: Loss): void {
  const { activation } = architecture.layers[architecture.layers.length - 1];
  const fitting = loss === 'binaryCrossentropy' ? 'sigmoid' : loss === 'categoricalCrossentropy' ? 'softmax' : 'linear';
  if (!isKernelNetwork(architecture) || activation !== fitting) {
    throw new Error(`The kernel cannot train an output of ${activation} with the loss ${loss}`);
  }
}

/** Number of helpers: none for trainings that are short or whose batches are too small to be split. */
function countHelpers(
  { helpers }: TrainingKernel,
  threads: number | undefined,
  architecture: Architecture,
  { batchSize, epochs, dropout }: Hyperparameters,
  dataset: Dataset,
): number {
  const most = Math.min(threads === undefined ? (helpers?.count ?? 0) : threads - 1, MOST_HELPERS);
  if (!helpers || most <= 0) return 0;
  const layout = createKernelLayout(architecture, dataset, { batchSize, hasDropout: dropout > 0, threads: 1 });
  const rows = dataset.train.length;
  if (Math.min(batchSize, rows) < layout.shardedRows) return 0;
  return epochs * rows * (layout.parameterBytes / 4 + ROW_WORK) < HELPED_WORK ? 0 : most;
}

function fillMemory(buffer: ArrayBuffer, layout: KernelLayout, dataset: Dataset, initial: Float32Array): void {
  const words = new Uint32Array(buffer);
  const floats = new Float32Array(buffer);
  for (const { layers, descriptions } of layout.desks) words.set(descriptions, layers / 4);
  words.set(layout.maskWords, layout.masks / 4);
  words.set(dataset.train, layout.trainRows / 4);
  words.set(dataset.test, layout.testRows / 4);
  words.set(dataset.validation, layout.validationRows / 4);
  floats.set(dataset.targets, layout.targets / 4);
  if (dataset.sampleWeights) floats.set(dataset.sampleWeights, layout.sampleWeights / 4);
  for (let i = 0; i < initial.length; i++) floats[layout.places[i]] = initial[i];
  const { features, featureCount, rowCount } = dataset;
  if (layout.featureStride === featureCount) floats.set(features, layout.features / 4);
  else {
    for (let row = 0, from = 0, to = layout.features / 4; row < rowCount; row++, to += layout.featureStride) {
      for (let column = 0; column < featureCount; column++) floats[to + column] = features[from++];
    }
  }
}
