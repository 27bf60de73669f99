import type { Dataset } from '../../dataset/dataset.ts';
import { layerSlices, parameterCount, type LayerSlice } from '../../network/architecture.ts';
import { createBatchOrder } from '../batchOrder.ts';
import { clipGradient } from '../../gradient/clipGradient.ts';
import { createOutputLoss } from '../../gradient/createOutputLoss.ts';
import { DenseNetwork } from '../../gradient/denseNetwork.ts';
import { createDropoutMask } from '../../gradient/dropout.ts';
import { FrozenWeights } from '../../gradient/frozenWeights.ts';
import { copyMemory, type OptimizerMemory } from '../../run/history/checkpoint.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import { createOptimizer, type OptimizerSteps } from '../../gradient/optimizer.ts';
import type { OutputRows, OutputLoss, Tally } from '../../gradient/outputLoss.ts';
import { addRegularization } from '../../gradient/regularization.ts';
import type { Trainer, TrainingStart } from '../trainer.ts';

/** Multiplications between two checks of the time: about a millisecond. */
const PIECE_WORK = 1e6;
/** Fixed cost of a row in a layer, and cost of a weight in a step, in multiplications. */
const ROW_WORK = 32;
const STEP_WORK = 6;
const LARGEST_PIECE = 1024;

/**
 * The training loop: forward pass, loss, backward pass and step of a stack of Dense layers, over typed arrays that are allocated once. It
 * takes the same steps as `LayersModel.fit` with the same weights and batches. Weights, activations, deltas and the optimizer's state are
 * float32; sums of products are accumulated in double precision.
 */
export class DenseTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  memory: OptimizerMemory | undefined;
  readonly #current: Float32Array<ArrayBuffer>;
  readonly #dataset: Dataset;
  readonly #hyperparameters: Hyperparameters;
  readonly #onEpoch: TrainingStart['onEpoch'];
  readonly #slices: readonly LayerSlice[];
  readonly #network: DenseNetwork;
  readonly #loss: OutputLoss;
  readonly #optimizer: OptimizerSteps;
  readonly #frozen: FrozenWeights | undefined;
  readonly #gradient: Float64Array;
  /** Rows processed at a time; a multiple of four, see `addLayerGradient`. */
  readonly #piece: number;
  readonly #targets: Float32Array;
  readonly #measuredRows: OutputRows;
  /** The same rows with their weights, which are used in training only. */
  readonly #learnedRows: OutputRows;
  readonly #tally: Tally = { lossSum: 0, metricSum: 0 };
  /** The training, which pauses at each `yield`. */
  readonly #steps: Generator<void, void>;
  /** Work since the last pause. */
  #work = 0;
  #learningRate: number;
  #l1: number;
  #l2: number;

  constructor({ architecture, hyperparameters, dataset, initial, done, frozen, onEpoch }: TrainingStart) {
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
    this.#loss = createOutputLoss(hyperparameters.loss, architecture, dataset.classCount);
    this.#optimizer = createOptimizer(hyperparameters, count, done?.memory);
    this.#frozen = frozen && new FrozenWeights(frozen, initial, this.#optimizer.memory);
    this.#gradient = new Float64Array(count);
    this.#piece = Math.min(LARGEST_PIECE, Math.max(4, Math.floor(PIECE_WORK / count / 4) * 4));
    const { train, test, validation } = dataset;
    const rows = Math.min(this.#piece, Math.max(train.length, test.length, validation.length));
    this.#targets = new Float32Array(rows);
    const { dropout, seed } = hyperparameters;
    this.#network = new DenseNetwork(architecture, rows, dropout > 0 ? createDropoutMask(seed, dropout) : undefined);
    this.#measuredRows = { outputs: this.#network.outputs, targets: this.#targets };
    this.#learnedRows = dataset.sampleWeights ? { ...this.#measuredRows, sampleWeights: new Float32Array(rows) } : this.#measuredRows;
    this.#steps = this.#train(done?.epochs ?? 0);
  }

  setLearningRate(rate: number): void {
    this.#learningRate = rate;
  }

  setRegularization(l1: number, l2: number): void {
    this.#l1 = l1;
    this.#l2 = l2;
  }

  advance(isTimeUp: () => boolean): boolean {
    while (!this.#steps.next().done) if (isTimeUp()) return false;
    return true;
  }

  dispose(): void {
    // Typed arrays need no cleanup.
  }

  *#train(done: number): Generator<void, void> {
    const { train, test, validation } = this.#dataset;
    const { epochs, seed } = this.#hyperparameters;
    const order = createBatchOrder(train, seed);
    // Each epoch shuffles the previous epoch's order.
    for (let epoch = 1; epoch <= done; epoch++) {
      order.nextEpoch();
      yield;
    }
    for (let epoch = done + 1; epoch <= epochs; epoch++) {
      order.nextEpoch();
      yield* this.#learn(order.rows, epoch);
      const learned = this.#means(train);
      yield* this.#measure(test);
      const tested = this.#means(test);
      yield* this.#measure(validation);
      const validated = this.#means(validation);
      this.weights.set(this.#current);
      this.memory = copyMemory(this.#optimizer.memory);
      const answer = this.#onEpoch({
        ...{ epoch, trainLoss: learned.loss, trainMetric: learned.metric },
        ...(test.length > 0 ? { testLoss: tested.loss, testMetric: tested.metric } : {}),
        ...(validation.length > 0 ? { validationLoss: validated.loss } : {}),
      });
      if (answer === 'stop' || epoch === epochs) return;
      yield;
    }
  }

  /** One pass over the training rows, batch by batch. */
  *#learn(rows: Uint32Array, epoch: number): Generator<void, void> {
    const { batchSize, clipNorm } = this.#hyperparameters;
    this.#startTally();
    for (let batchStart = 0; batchStart < rows.length; batchStart += batchSize) {
      const batchEnd = Math.min(batchStart + batchSize, rows.length);
      for (let position = batchStart; position < batchEnd; position += this.#piece) {
        const count = Math.min(this.#piece, batchEnd - position);
        this.#gather(rows, position, count);
        for (let layer = 0; layer < this.#slices.length; layer++) {
          this.#network.forward(layer, this.#current, count, { epoch, position });
          if (this.#isPieceDone(layer, count)) yield;
        }
        this.#loss.measure(this.#learnedRows, count, this.#tally, this.#network.outputDeltas, 1 / (batchEnd - batchStart));
        for (let layer = this.#slices.length - 1; layer >= 0; layer--) {
          this.#network.backward(layer, this.#current, count, this.#gradient);
          if (this.#isPieceDone(layer, 2 * count)) yield;
        }
      }
      if (this.#l1 > 0 || this.#l2 > 0) this.#regularize(batchEnd - batchStart);
      this.#frozen?.leaveOut(this.#gradient);
      if (clipNorm > 0) clipGradient(this.#gradient, clipNorm);
      for (let layer = 0; layer < this.#slices.length; layer++) {
        const { kernelStart, biasStart, units } = this.#slices[layer];
        this.#optimizer.step(this.#current, this.#gradient, this.#learningRate, kernelStart, biasStart + units);
        if (this.#isPieceDone(layer, STEP_WORK)) yield;
      }
      this.#frozen?.putBack(this.#current, this.#optimizer.memory);
      this.#optimizer.end();
      this.#gradient.fill(0);
    }
  }

  /** One pass over rows without learning from them. */
  *#measure(rows: Uint32Array): Generator<void, void> {
    this.#startTally();
    for (let position = 0; position < rows.length; position += this.#piece) {
      const count = Math.min(this.#piece, rows.length - position);
      this.#gather(rows, position, count);
      for (let layer = 0; layer < this.#slices.length; layer++) {
        this.#network.forward(layer, this.#current, count);
        if (this.#isPieceDone(layer, count)) yield;
      }
      this.#loss.measure(this.#measuredRows, count, this.#tally);
    }
  }

  /** True if the work since the last pause, plus another `rows` rows through a layer, is enough to check the time. */
  #isPieceDone(layer: number, rows: number): boolean {
    const { inputs, units } = this.#slices[layer];
    this.#work += rows * (inputs * units + ROW_WORK);
    if (this.#work < PIECE_WORK) return false;
    this.#work = 0;
    return true;
  }

  #regularize(batchRows: number): void {
    let penalty = 0;
    for (const slice of this.#slices) penalty += addRegularization(slice, this.#current, this.#l1, this.#l2, this.#gradient);
    this.#tally.lossSum += batchRows * penalty;
  }

  #startTally(): void {
    this.#tally.lossSum = 0;
    this.#tally.metricSum = 0;
  }

  #means({ length }: Uint32Array): { loss: number; metric: number } {
    return { loss: this.#tally.lossSum / length, metric: this.#tally.metricSum / length };
  }

  /** Copies features, targets and weights of `count` rows, starting at index `from` of the list. */
  #gather(rows: Uint32Array, from: number, count: number): void {
    const { features, targets, sampleWeights, featureCount, featureStride } = this.#dataset;
    const { inputs } = this.#network;
    for (let i = 0, at = 0; i < count; i++) {
      const row = rows[from + i];
      this.#targets[i] = targets[row];
      if (sampleWeights && this.#learnedRows.sampleWeights) this.#learnedRows.sampleWeights[i] = sampleWeights[row];
      for (let column = row * featureStride, end = column + featureCount; column < end; column++) inputs[at++] = features[column];
    }
  }
}
