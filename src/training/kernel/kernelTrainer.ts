import type { Dataset } from '../../dataset/dataset.ts';
import type { Architecture } from '../../network/architecture.ts';
import type { Hyperparameters, Optimizer } from '../hyperparameters.ts';
import { BATCH_ORDER_STREAM } from '../batchOrder.ts';
import type { Trainer, TrainingStart } from '../trainer.ts';
import { instantiateKernel, type KernelExports } from './kernelExports.ts';
import { createKernelLayout, type KernelLayout } from './kernelLayout.ts';

/** The kernel's numbers of the optimizers. */
const OPTIMIZERS: Readonly<Record<Optimizer, number>> = { adam: 0, sgd: 1, momentum: 2, rmsprop: 3, nesterov: 4, adamw: 5 };
/** Weights times rows between two questions whether time is up: about a millisecond. */
const PIECE_WORK = 2e6;
/** What a row costs beside its weights, and what a weight costs in a step as against in a row. */
const ROW_WORK = 32;
const STEP_WORK = 6;
const PAGE_BYTES = 65_536;
const LARGEST_MEMORY_BYTES = 2 ** 32 - PAGE_BYTES;

/** True for the networks that the kernel trains: any stack of hidden layers before one neuron with a sigmoid. */
export function isKernelNetwork({ layers }: Architecture): boolean {
  const output = layers[layers.length - 1];
  return output.units === 1 && output.activation === 'sigmoid';
}

/**
 * The steps of `DenseTrainer` in WebAssembly SIMD (`assembly/`). All sums are float32 but that of the loss; they are made in a fixed order
 * of operations whose results are the same on every machine. Throws a RangeError when the memory cannot be had.
 */
export class KernelTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  readonly #epochs: number;
  readonly #trainCount: number;
  readonly #testCount: number;
  readonly #onEpoch: TrainingStart['onEpoch'];
  readonly #layout: KernelLayout;
  readonly #piece: number;
  /** Of the kernel's memory; gone when disposed of. */
  #floats: Float32Array<ArrayBuffer> | undefined;
  #kernel: KernelExports | undefined;
  #epoch = 0;
  #isEnded = false;
  #pass: 'start' | 'train' | 'test' = 'start';
  #trainLoss = 0;
  #trainMetric = 0;

  constructor({ architecture, hyperparameters, dataset, initial, onEpoch }: TrainingStart, kernel: WebAssembly.Module) {
    if (!isKernelNetwork(architecture)) throw new Error('The kernel trains networks with one sigmoid output');
    this.weights = Float32Array.from(initial);
    this.#epochs = hyperparameters.epochs;
    this.#trainCount = dataset.train.length;
    this.#testCount = dataset.test.length;
    this.#onEpoch = onEpoch;
    const layout = createKernelLayout(architecture, dataset);
    this.#layout = layout;
    const stepShare = STEP_WORK / Math.min(hyperparameters.batchSize, this.#trainCount);
    this.#piece = Math.max(1, Math.floor(PIECE_WORK / ((layout.parameterBytes / 4) * (1 + stepShare) + ROW_WORK)));
    if (layout.byteLength > LARGEST_MEMORY_BYTES) throw new RangeError('The table is too large for the memory of WebAssembly');
    const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.byteLength / PAGE_BYTES) });
    fillMemory(memory.buffer, layout, dataset, initial);
    this.#floats = new Float32Array(memory.buffer);
    this.#kernel = instantiateKernel(kernel, memory);
    configure(this.#kernel, layout, hyperparameters, dataset);
  }

  setLearningRate(rate: number): void {
    if (this.#kernel) this.#kernel.learningRate.value = rate;
  }

  setRegularization(l1: number, l2: number): void {
    if (!this.#kernel) return;
    this.#kernel.l1.value = l1;
    this.#kernel.l2.value = l2;
  }

  advance(isTimeUp: () => boolean): boolean {
    const kernel = this.#kernel;
    if (!kernel) throw new Error('The trainer has been disposed of');
    while (!this.#isEnded) {
      this.#takePiece(kernel);
      if (isTimeUp()) break;
    }
    return this.#isEnded;
  }

  dispose(): void {
    this.#kernel = undefined;
    this.#floats = undefined;
  }

  /** The rest of the epoch when it is short, otherwise about a millisecond of it. */
  #takePiece(kernel: KernelExports): void {
    if (this.#pass === 'start') {
      kernel.shuffle(this.#layout.trainRows, this.#trainCount);
      this.#pass = 'train';
    }
    if (this.#pass === 'train') {
      if (!kernel.train(this.#piece)) return;
      this.#trainLoss = kernel.lossSum.value / this.#trainCount;
      this.#trainMetric = kernel.right.value / this.#trainCount;
      this.#pass = 'test';
      if (this.#trainCount + this.#testCount > this.#piece) return;
    }
    if (!kernel.test(this.#piece)) return;
    this.#pass = 'start';
    this.#endEpoch(kernel);
  }

  #endEpoch(kernel: KernelExports): void {
    const { places } = this.#layout;
    const floats = this.#floats;
    if (!floats) throw new Error('The trainer has been disposed of');
    for (let i = 0; i < places.length; i++) this.weights[i] = floats[places[i]];
    this.#epoch++;
    const answer = this.#onEpoch({
      epoch: this.#epoch,
      trainLoss: this.#trainLoss,
      trainMetric: this.#trainMetric,
      testLoss: kernel.lossSum.value / this.#testCount,
      testMetric: kernel.right.value / this.#testCount,
    });
    this.#isEnded = answer === 'stop' || this.#epoch >= this.#epochs;
  }
}

function fillMemory(buffer: ArrayBuffer, layout: KernelLayout, dataset: Dataset, initial: Float32Array): void {
  const words = new Uint32Array(buffer);
  const floats = new Float32Array(buffer);
  words.set(layout.descriptions, layout.layers / 4);
  words.set(layout.maskWords, layout.masks / 4);
  words.set(dataset.train, layout.trainRows / 4);
  words.set(dataset.test, layout.testRows / 4);
  floats.set(dataset.targets, layout.targets / 4);
  for (let i = 0; i < initial.length; i++) floats[layout.places[i]] = initial[i];
  const { features, featureCount, rowCount } = dataset;
  if (layout.featureStride === featureCount) floats.set(features, layout.features / 4);
  else {
    for (let row = 0, from = 0, to = layout.features / 4; row < rowCount; row++, to += layout.featureStride) {
      for (let column = 0; column < featureCount; column++) floats[to + column] = features[from++];
    }
  }
}

function configure(kernel: KernelExports, layout: KernelLayout, hyperparameters: Hyperparameters, dataset: Dataset): void {
  const { parameterBytes, headWeights, headBias } = layout;
  kernel.features.value = layout.features;
  kernel.targets.value = layout.targets;
  kernel.trainRows.value = layout.trainRows;
  kernel.trainCount.value = dataset.train.length;
  kernel.testRows.value = layout.testRows;
  kernel.testCount.value = dataset.test.length;
  kernel.chunkRows.value = layout.chunkRows;
  kernel.chunk.value = layout.chunk;
  kernel.layers.value = layout.layers;
  kernel.layerCount.value = layout.layerCount;
  kernel.headDepth.value = layout.headDepth;
  kernel.headWeights.value = headWeights;
  kernel.headBias.value = headBias;
  kernel.headGradient.value = headWeights + parameterBytes;
  kernel.headBiasGradient.value = headBias + parameterBytes;
  kernel.weightsStart.value = layout.weightsStart;
  kernel.parameterBytes.value = parameterBytes;
  // A batch is never larger than the table, and the kernel counts in 32 bits.
  kernel.batchSize.value = Math.min(hyperparameters.batchSize, dataset.train.length);
  kernel.optimizer.value = OPTIMIZERS[hyperparameters.optimizer];
  kernel.learningRate.value = hyperparameters.learningRate;
  kernel.l1.value = hyperparameters.l1;
  kernel.l2.value = hyperparameters.l2;
  kernel.seed(hyperparameters.seed ^ BATCH_ORDER_STREAM);
  kernel.prepare();
}
