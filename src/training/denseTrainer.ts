import type { Dataset } from '../dataset/dataset.ts';
import { layerSlices, parameterCount, type LayerSlice } from '../network/architecture.ts';
import { createBatchOrder, type BatchOrder } from './batchOrder.ts';
import { binaryCrossentropy } from './binaryCrossentropy.ts';
import { addLayerGradient, backwardLayer, forwardLayer } from './denseLayer.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { createOptimizer, type OptimizerStep } from './optimizer.ts';
import type { OutputLoss, Tally } from './outputLoss.ts';
import { addRegularization } from './regularization.ts';
import type { Trainer, TrainingStart } from './trainer.ts';

/** Multiplications between two questions whether time is up: about a millisecond. */
const PIECE_WORK = 1e6;
const LARGEST_PIECE = 1024;

/**
 * The fused loop: forward pass, loss, backward pass and step of a stack of Dense layers over typed arrays that are made once. It takes the
 * same steps as `LayersModel.fit` does from the same weights with the same batches. Weights, activations, slopes and the optimizer's state
 * are float32; sums of products are added up in double precision.
 */
export class DenseTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  readonly #current: Float32Array<ArrayBuffer>;
  readonly #dataset: Dataset;
  readonly #hyperparameters: Hyperparameters;
  readonly #onEpoch: TrainingStart['onEpoch'];
  readonly #slices: readonly LayerSlice[];
  readonly #order: BatchOrder;
  readonly #loss: OutputLoss = binaryCrossentropy;
  readonly #takeStep: OptimizerStep;
  readonly #gradient: Float64Array;
  /** Rows that are worked on at a time; a multiple of four, see `addLayerGradient`. */
  readonly #piece: number;
  readonly #targets: Float32Array;
  /** What each layer is given: the rows' features, then the outputs of the layer before; the last one is the network's output. */
  readonly #values: readonly Float32Array[];
  /** The derivatives of the loss by each layer's Σ. */
  readonly #slopes: readonly Float32Array[];
  readonly #tally: Tally = { lossSum: 0, right: 0 };
  #learningRate: number;
  #l1: number;
  #l2: number;
  #epoch = 0;
  #isEnded = false;
  #isTesting = false;
  /** Rows of the epoch's training or test rows that are done. */
  #position = 0;
  #batchStart = 0;
  #trainLoss = 0;
  #trainMetric = 0;

  constructor({ architecture, hyperparameters, dataset, initial, onEpoch }: TrainingStart) {
    const count = parameterCount(architecture);
    this.weights = Float32Array.from(initial);
    this.#current = Float32Array.from(initial);
    this.#dataset = dataset;
    this.#hyperparameters = hyperparameters;
    this.#onEpoch = onEpoch;
    this.#learningRate = hyperparameters.learningRate;
    this.#l1 = hyperparameters.l1;
    this.#l2 = hyperparameters.l2;
    this.#slices = layerSlices(architecture);
    this.#order = createBatchOrder(dataset.train, hyperparameters.seed);
    this.#takeStep = createOptimizer(hyperparameters.optimizer, count);
    this.#gradient = new Float64Array(count);
    this.#piece = Math.min(LARGEST_PIECE, Math.max(4, Math.floor(PIECE_WORK / count / 4) * 4));
    const rows = Math.min(this.#piece, Math.max(dataset.train.length, dataset.test.length));
    this.#targets = new Float32Array(rows);
    this.#values = [architecture.inputs, ...architecture.layers.map(({ units }) => units)].map((units) => new Float32Array(rows * units));
    this.#slopes = architecture.layers.map(({ units }) => new Float32Array(rows * units));
  }

  setLearningRate(rate: number): void {
    this.#learningRate = rate;
  }

  setRegularization(l1: number, l2: number): void {
    this.#l1 = l1;
    this.#l2 = l2;
  }

  advance(isTimeUp: () => boolean): boolean {
    while (!this.#isEnded) {
      if (this.#isTesting) this.#testPiece();
      else this.#trainPiece();
      if (isTimeUp()) break;
    }
    return this.#isEnded;
  }

  dispose(): void {
    // Typed arrays need no care.
  }

  #trainPiece(): void {
    const rows = this.#order.rows;
    if (this.#position === 0) this.#order.nextEpoch();
    const batchEnd = Math.min(this.#batchStart + this.#hyperparameters.batchSize, rows.length);
    const batchRows = batchEnd - this.#batchStart;
    const end = Math.min(this.#position + this.#piece, batchEnd);
    const count = end - this.#position;
    this.#forward(rows, this.#position, end);
    const last = this.#slices.length - 1;
    this.#loss.measure(this.#values[last + 1], this.#targets, count, this.#tally, this.#slopes[last], 1 / batchRows);
    for (let layer = last; layer >= 0; layer--) {
      const slice = this.#slices[layer];
      addLayerGradient(slice, this.#values[layer], this.#slopes[layer], count, this.#gradient);
      if (layer === 0) break;
      const { activation } = this.#slices[layer - 1];
      backwardLayer(slice, this.#current, this.#slopes[layer], activation, this.#values[layer], this.#slopes[layer - 1], count);
    }
    this.#position = end;
    if (end === batchEnd) this.#endBatch(batchRows);
    if (end === rows.length) this.#endTraining();
  }

  #endBatch(batchRows: number): void {
    if (this.#l1 > 0 || this.#l2 > 0) {
      this.#tally.lossSum += batchRows * addRegularization(this.#slices, this.#current, this.#l1, this.#l2, this.#gradient);
    }
    this.#takeStep(this.#current, this.#gradient, this.#learningRate);
    this.#gradient.fill(0);
    this.#batchStart = this.#position;
  }

  #endTraining(): void {
    this.#trainLoss = this.#tally.lossSum / this.#position;
    this.#trainMetric = this.#tally.right / this.#position;
    this.#startPass(true);
  }

  #testPiece(): void {
    const rows = this.#dataset.test;
    const end = Math.min(this.#position + this.#piece, rows.length);
    this.#forward(rows, this.#position, end);
    this.#loss.measure(this.#values[this.#slices.length], this.#targets, end - this.#position, this.#tally);
    this.#position = end;
    if (end < rows.length) return;
    const { lossSum, right } = this.#tally;
    this.#epoch++;
    this.#startPass(false);
    this.weights.set(this.#current);
    const answer = this.#onEpoch({
      epoch: this.#epoch,
      trainLoss: this.#trainLoss,
      trainMetric: this.#trainMetric,
      testLoss: lossSum / end,
      testMetric: right / end,
    });
    this.#isEnded = answer === 'stop' || this.#epoch >= this.#hyperparameters.epochs;
  }

  #startPass(isTesting: boolean): void {
    this.#isTesting = isTesting;
    this.#position = 0;
    this.#batchStart = 0;
    this.#tally.lossSum = 0;
    this.#tally.right = 0;
  }

  /** Fills `#targets` and `#values` for the rows `from`…`end` of the list. */
  #forward(rows: Uint32Array, from: number, end: number): void {
    const { features, targets, featureCount } = this.#dataset;
    const inputs = this.#values[0];
    for (let i = from, at = 0; i < end; i++) {
      const row = rows[i];
      this.#targets[i - from] = targets[row];
      for (let column = row * featureCount, columnEnd = column + featureCount; column < columnEnd; column++)
        inputs[at++] = features[column];
    }
    for (let layer = 0; layer < this.#slices.length; layer++) {
      forwardLayer(this.#slices[layer], this.#current, this.#values[layer], this.#values[layer + 1], end - from);
    }
  }
}
