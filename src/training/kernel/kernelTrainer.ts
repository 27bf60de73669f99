import type { EncodedRows } from '../../dataset/dataset.ts';
import type { Architecture } from '../../network/architecture.ts';
import { BATCH_ORDER_STREAM } from '../batchOrder.ts';
import type { OptimizerMemory } from '../../run/history/checkpoint.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import type { Loss } from '../../evaluation/loss.ts';
import type { Trainer, TrainingStart } from '../trainer.ts';
import { HelperTeam } from './helperTeam.ts';
import { configureKernel, instantiateKernel, type KernelExports } from './kernelExports.ts';
import { ROW_WORK } from './kernelLayout.ts';
import { fillKernelMemory, type KernelMemory } from './kernelMemory.ts';
import { kernelSettings } from './kernelSettings.ts';
import { MomentMemory } from './momentMemory.ts';

/** Weights times rows between two checks of the time: about a millisecond. */
const PIECE_WORK = 2e6;
/** Cost of a weight in a step, relative to its cost in a row. */
const STEP_WORK = 6;
/** Networks with at most this many bytes of weights make a step in one go. */
const SMALL_BYTES = 1 << 16;

/** True for networks that the kernel can train: any stack of hidden layers before one sigmoid or linear neuron or a softmax. */
export function isKernelNetwork({ layers }: Architecture): boolean {
  const { units, activation } = layers[layers.length - 1];
  return units === 1 ? activation === 'sigmoid' || activation === 'linear' : activation === 'softmax';
}

/**
 * The steps of `DenseTrainer` in WebAssembly SIMD (`assembly/`). Sums are float32, except those of losses and metrics. They are computed in
 * a fixed order with operations whose results are the same on every machine and for any number of threads.
 */
export class KernelTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  readonly #epochs: number;
  readonly #hasTest: boolean;
  readonly #hasValidation: boolean;
  readonly #onEpoch: TrainingStart['onEpoch'];
  readonly #places: Uint32Array;
  readonly #piece: number;
  /** True if an epoch is always a single piece, so that nothing can be read between its batches. */
  readonly #isBrief: boolean;
  /** Undefined after `dispose`. */
  #running: RunningKernel | undefined;
  readonly #trainCount: number;
  /** Number of earlier epochs whose order of rows has been redrawn, and the number of all earlier epochs. */
  #shuffled = 0;
  readonly #done: number;
  #epoch: number;
  #isEnded = false;

  /** `memory` must have been allocated for this training and is used for no other. */
  constructor({ architecture, hyperparameters, dataset, initial, done, frozen, onEpoch }: TrainingStart, memory: KernelMemory) {
    assertTrainable(architecture, hyperparameters.loss);
    this.weights = Float32Array.from(initial);
    this.#epochs = hyperparameters.epochs;
    this.#hasTest = dataset.test.length > 0;
    this.#hasValidation = dataset.validation.length > 0;
    this.#onEpoch = onEpoch;
    const { places, parameterBytes } = memory.layout;
    this.#places = places;
    const stepShare = STEP_WORK / Math.min(hyperparameters.batchSize, dataset.train.length);
    this.#piece = Math.max(1, Math.floor(PIECE_WORK / ((parameterBytes / 4) * (1 + stepShare) + ROW_WORK)));
    fillKernelMemory(memory, dataset, initial, frozen);
    this.#trainCount = dataset.train.length;
    this.#epoch = this.#done = done?.epochs ?? 0;
    const rowCount = dataset.train.length + dataset.test.length + dataset.validation.length;
    this.#isBrief = rowCount <= this.#piece && parameterBytes <= SMALL_BYTES && memory.layout.threadMemories.length === 1;
    this.#running = new RunningKernel(memory, hyperparameters, dataset, done);
  }

  get memory(): OptimizerMemory | undefined {
    return this.#running?.moments.kept;
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
    for (; this.#shuffled < this.#done; this.#shuffled++) {
      if (isTimeUp()) return false;
      running.shuffle(this.#trainCount);
    }
    while (!this.#isEnded) {
      if (running.exports.advance(this.#piece)) this.#endEpoch(running);
      else if (this.#isBrief) throw new Error('An epoch of one piece goes on after it');
      if (isTimeUp()) break;
    }
    return this.#isEnded;
  }

  dispose(): void {
    this.#running?.dispose();
    this.#running = undefined;
  }

  #endEpoch({ floats, figures, moments }: RunningKernel): void {
    const places = this.#places;
    for (let i = 0; i < places.length; i++) this.weights[i] = floats[places[i]];
    if (this.#isBrief) moments.keepLive();
    else moments.keepCopy();
    const epoch = ++this.#epoch;
    const [trainLoss, trainMetric, testLoss, testMetric, validationLoss] = figures;
    // Spreading objects here would take a tenth of a short epoch.
    const metrics = this.#hasTest ? { epoch, trainLoss, trainMetric, testLoss, testMetric } : { epoch, trainLoss, trainMetric };
    const answer = this.#onEpoch(this.#hasValidation ? { ...metrics, validationLoss } : metrics);
    this.#isEnded = answer === 'stop' || this.#epoch >= this.#epochs;
  }
}

/** An instance of the kernel with its filled memory and its helpers. */
class RunningKernel {
  readonly exports: KernelExports;
  readonly floats: Float32Array<ArrayBuffer>;
  /** Loss and metric of the training rows, of the test rows, loss of the validation rows. */
  readonly figures: Float64Array<ArrayBuffer>;
  readonly team: HelperTeam | undefined;
  readonly moments: MomentMemory;
  readonly #taken: KernelMemory;

  constructor(taken: KernelMemory, hyperparameters: Hyperparameters, rows: EncodedRows, done: TrainingStart['done']) {
    const { kernel, module, layout, memory, floats } = taken;
    const [own, ...others] = layout.threadMemories;
    const isShared = others.length > 0;
    this.#taken = taken;
    this.floats = floats;
    this.figures = new Float64Array(memory.buffer, layout.figures, 5);
    this.exports = instantiateKernel(module, memory);
    configureKernel(this.exports, kernelSettings(layout, own, hyperparameters, rows, isShared));
    this.exports.seed(hyperparameters.seed ^ BATCH_ORDER_STREAM);
    this.exports.epoch.value = done?.epochs ?? 0;
    this.moments = new MomentMemory(taken, this.exports, hyperparameters.optimizer);
    if (done?.memory) this.moments.fill(done.memory);
    this.exports.prepare();
    if (!kernel.helpers || !isShared) return;
    const tasks = others.map((other) => ({
      ...{ module, memory, settings: kernelSettings(layout, other, hyperparameters, rows, true) },
    }));
    this.team = new HelperTeam(kernel.helpers.spawn, tasks);
  }

  /** Draws the order of the rows for one epoch. */
  shuffle(trainCount: number): void {
    this.exports.shuffle(this.#taken.layout.trainRows, trainCount);
  }

  dispose(): void {
    if (this.team) {
      this.exports.closeWork();
      this.team.dispose();
    } else this.#taken.kernel.returnMemory(this.#taken.memory);
  }
}

function assertTrainable(architecture: Architecture, loss: Loss): void {
  const { activation } = architecture.layers[architecture.layers.length - 1];
  const fitting = loss === 'binaryCrossentropy' ? 'sigmoid' : loss === 'categoricalCrossentropy' ? 'softmax' : 'linear';
  if (!isKernelNetwork(architecture) || activation !== fitting) {
    throw new Error(`The kernel cannot train an output of ${activation} with the loss ${loss}`);
  }
}
