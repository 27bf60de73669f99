import '@tensorflow/tfjs-backend-cpu';
import * as tfCore from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import type { Dataset } from '../dataset/dataset.ts';
import { toSequential, writeWeights } from '../model/sequential.ts';
import { createBatchOrder } from './batchOrder.ts';
import { createTfOptimizer, type TfOptimizer } from './tfOptimizer.ts';
import type { Trainer, TrainingStart } from './trainer.ts';

type Tensor2D = ReturnType<typeof tfCore.tensor2d>;

/**
 * The reference: `LayersModel.fit` on tfjs' cpu backend, one epoch per call, with the rows already in the order that `DenseTrainer` has
 * too. It can pause between batches, not inside one.
 */
export class LayersModelTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  readonly #start: TrainingStart;
  readonly #model: tfLayers.Sequential;
  readonly #optimizer: TfOptimizer;
  readonly #factors: { l1: number; l2: number };
  #isTimeUp: () => boolean = () => false;
  #isRunning = false;
  /** Ends the call of `advance` that is going on. */
  #settle: { resolve(isDone: boolean): void; reject(error: unknown): void } | undefined;
  /** Lets the training go on that waits inside `fit`. */
  #resume: (() => void) | undefined;

  constructor(start: TrainingStart) {
    // Without this tfjs greets on the console in Node.
    tfCore.enableProdMode();
    this.#start = start;
    this.weights = Float32Array.from(start.initial);
    const { architecture, initial, hyperparameters } = start;
    this.#factors = { l1: hyperparameters.l1, l2: hyperparameters.l2 };
    this.#optimizer = createTfOptimizer(hyperparameters);
    this.#model = toSequential({ ...tfLayers, tensor: tfCore.tensor }, architecture, initial, createRegularizer(this.#factors));
    this.#model.compile({ optimizer: this.#optimizer, loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  }

  setLearningRate(rate: number): void {
    this.#optimizer.setLearningRate(rate);
  }

  setRegularization(l1: number, l2: number): void {
    this.#factors.l1 = l1;
    this.#factors.l2 = l2;
  }

  advance(isTimeUp: () => boolean): Promise<boolean> {
    this.#isTimeUp = isTimeUp;
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      if (this.#isRunning) this.#resume?.();
      else {
        this.#isRunning = true;
        this.#train().then(
          () => this.#settle?.resolve(true),
          (error: unknown) => this.#settle?.reject(error),
        );
      }
    });
  }

  dispose(): void {
    this.#model.dispose();
    this.#optimizer.dispose();
  }

  async #train(): Promise<void> {
    const { dataset, hyperparameters, onEpoch } = this.#start;
    const order = createBatchOrder(dataset.train, hyperparameters.seed);
    const validationData = gather(dataset, dataset.test);
    for (let epoch = 1; epoch <= hyperparameters.epochs; epoch++) {
      order.nextEpoch();
      const [features, targets] = gather(dataset, order.rows);
      const { history } = await this.#model.fit(features, targets, {
        batchSize: hyperparameters.batchSize,
        epochs: 1,
        shuffle: false,
        verbose: 0,
        validationData,
        yieldEvery: 'never',
        callbacks: { onBatchEnd: () => this.#pauseWhenTimeIsUp() },
      });
      tfCore.dispose([features, targets]);
      writeWeights(this.#model, this.weights);
      const figure = (name: string) => Number(history[name][0]);
      const answer = onEpoch({
        epoch,
        trainLoss: figure('loss'),
        trainMetric: figure('acc'),
        testLoss: figure('val_loss'),
        testMetric: figure('val_acc'),
      });
      if (answer === 'stop') break;
    }
    tfCore.dispose(validationData);
  }

  #pauseWhenTimeIsUp(): Promise<void> {
    if (!this.#isTimeUp()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#settle?.resolve(false);
    });
  }
}

/** l1 · Σ|w| + l2 · Σw² with factors that may change between two batches. */
function createRegularizer(factors: { readonly l1: number; readonly l2: number }) {
  const regularizer = tfLayers.regularizers.l1l2();
  regularizer.apply = (weights) =>
    tfCore.tidy(() => {
      const sums = [tfCore.scalar(0)];
      if (factors.l1 > 0) sums.push(tfCore.mul<tfCore.Scalar>(tfCore.sum(tfCore.abs(weights)), factors.l1));
      if (factors.l2 > 0) sums.push(tfCore.mul<tfCore.Scalar>(tfCore.sum(tfCore.square(weights)), factors.l2));
      return tfCore.addN(sums);
    });
  return regularizer;
}

/** The features and targets of the rows in the list's order. */
function gather({ features, targets, featureCount }: Dataset, rows: Uint32Array): [Tensor2D, Tensor2D] {
  const x = new Float32Array(rows.length * featureCount);
  rows.forEach((row, i) => x.set(features.subarray(row * featureCount, (row + 1) * featureCount), i * featureCount));
  const y = Float32Array.from(rows, (row) => targets[row]);
  return [tfCore.tensor2d(x, [rows.length, featureCount]), tfCore.tensor2d(y, [rows.length, 1])];
}
