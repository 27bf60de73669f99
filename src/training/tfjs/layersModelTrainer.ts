import { message, type Message } from '../../message.ts';
import '@tensorflow/tfjs-backend-cpu';
import * as tfCore from '@tensorflow/tfjs-core';
import * as tfLayers from '@tensorflow/tfjs-layers';
import { toSequential, writeWeights } from '../../model/sequential.ts';
import { UserError } from '../../userError.ts';
import { createBatchOrder } from '../batchOrder.ts';
import { ModelPieces, pieceRowsOf, type Figures, type Rows } from './modelPieces.ts';
import { createTfLoss, type TfLoss } from './tfLoss.ts';
import { createTfOptimizer, type TfOptimizer } from './tfOptimizer.ts';
import type { Trainer, TrainingStart } from '../trainer.ts';

/**
 * The reference: `LayersModel.fit` on tfjs' cpu backend, one epoch per call, with the rows in the same order as in `DenseTrainer`. It can
 * pause between batches; a batch that takes too long for that is processed in pieces. Throws a UserError for features that tfjs lacks.
 */
export class LayersModelTrainer implements Trainer {
  readonly weights: Float32Array<ArrayBuffer>;
  readonly #start: TrainingStart;
  readonly #model: tfLayers.Sequential;
  readonly #optimizer: TfOptimizer;
  readonly #loss: TfLoss;
  readonly #pieces: ModelPieces;
  readonly #pieceRows: number;
  readonly #factors: { l1: number; l2: number };
  #isTimeUp: () => boolean = () => false;
  #isRunning = false;
  /** Settles the current call of `advance`. */
  #settle: { resolve(isDone: boolean): void; reject(error: unknown): void } | undefined;
  /** Resumes a training that is waiting inside `fit`. */
  #resume: (() => void) | undefined;

  constructor(start: TrainingStart) {
    // Keeps tfjs from printing its greeting to the console in Node.
    tfCore.enableProdMode();
    this.#start = start;
    this.weights = Float32Array.from(start.initial);
    const { architecture, initial, hyperparameters, dataset } = start;
    refuseMissing(start);
    this.#factors = { l1: hyperparameters.l1, l2: hyperparameters.l2 };
    this.#optimizer = createTfOptimizer(hyperparameters);
    this.#loss = createTfLoss(hyperparameters.loss, dataset);
    this.#model = toSequential({ ...tfLayers, tensor: tfCore.tensor }, architecture, initial, createRegularizer(this.#factors));
    const { loss, metric } = this.#loss;
    this.#model.compile({ optimizer: this.#optimizer, loss, metrics: [metric] });
    const source = { loss, metric, gather: (rows: Uint32Array) => this.#gather(rows), pause: () => this.#pauseWhenTimeIsUp() };
    this.#pieceRows = pieceRowsOf(architecture);
    this.#pieces = new ModelPieces(this.#model, source, this.#pieceRows);
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
    const { dataset, hyperparameters, onEpoch, done } = this.#start;
    const order = createBatchOrder(dataset.train, hyperparameters.seed);
    const before = done?.epochs ?? 0;
    for (let epoch = 1; epoch <= before; epoch++) {
      order.nextEpoch();
      await this.#pauseWhenTimeIsUp();
    }
    for (let epoch = before + 1; epoch <= hyperparameters.epochs; epoch++) {
      order.nextEpoch();
      const learned = await this.#learn(order.rows);
      const tested = await this.#measure(dataset.test);
      const validated = await this.#measure(dataset.validation);
      writeWeights(this.#model, this.weights);
      const answer = onEpoch({
        ...{ epoch, trainLoss: learned.loss, trainMetric: learned.metric },
        ...(tested ? { testLoss: tested.loss, testMetric: tested.metric } : {}),
        ...(validated ? { validationLoss: validated.loss } : {}),
      });
      if (answer === 'stop') break;
    }
  }

  #measure(rows: Uint32Array): Promise<Figures> | undefined {
    return rows.length > 0 ? this.#pieces.measure(rows) : undefined;
  }

  async #learn(rows: Uint32Array): Promise<Figures> {
    const { batchSize } = this.#start.hyperparameters;
    if (Math.min(batchSize, rows.length) <= this.#pieceRows) return this.#fit(rows);
    let [loss, metric] = [0, 0];
    for (let from = 0; from < rows.length; from += batchSize) {
      const batch = rows.subarray(from, from + batchSize);
      const figures = await this.#pieces.learn(batch, this.#optimizer);
      loss += (figures.loss * batch.length) / rows.length;
      metric += (figures.metric * batch.length) / rows.length;
    }
    return { loss, metric };
  }

  async #fit(rows: Uint32Array): Promise<Figures> {
    const [features, targets] = this.#gather(rows);
    const { history } = await this.#model.fit(features, targets, {
      batchSize: this.#start.hyperparameters.batchSize,
      epochs: 1,
      shuffle: false,
      verbose: 0,
      yieldEvery: 'never',
      callbacks: { onBatchEnd: () => this.#pauseWhenTimeIsUp() },
    });
    tfCore.dispose([features, targets]);
    const [, metricName] = this.#model.metricsNames;
    return { loss: Number(history.loss[0]), metric: Number(history[metricName][0]) };
  }

  #pauseWhenTimeIsUp(): Promise<void> {
    if (!this.#isTimeUp()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#settle?.resolve(false);
    });
  }

  /** The features and targets of the rows, in the list's order. */
  #gather(rows: Uint32Array): Rows {
    const { features, targets, featureCount, featureStride } = this.#start.dataset;
    const x = new Float32Array(rows.length * featureCount);
    rows.forEach((row, i) => x.set(features.subarray(row * featureStride, row * featureStride + featureCount), i * featureCount));
    const y = this.#loss.toTensor(Float32Array.from(rows, (row) => targets[row]));
    return [tfCore.tensor2d(x, [rows.length, featureCount]), y];
  }
}

/** The penalty l1 · Σ|w| + l2 · Σw² with factors that may change between batches. */
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

/** Throws a UserError for the first requested feature that `LayersModel.fit` does not have. */
function refuseMissing({ hyperparameters, dataset, frozen }: TrainingStart): void {
  const { optimizer, dropout, clipNorm } = hyperparameters;
  const missing: readonly [isAsked: boolean, said: Message][] = [
    [
      optimizer === 'adamw',
      message('The engine "tfjs" does not have the optimizer "adamw". Train with the engine "wasm", or choose another optimizer.'),
    ],
    [
      dropout > 0,
      message(
        'The engine "tfjs" does not have the dropout that "wasm" has, which drops the same outputs for one seed. Train with the engine "wasm", or set "dropout" to 0.',
      ),
    ],
    [
      clipNorm > 0,
      message(
        'The engine "tfjs" does not have a limit of the gradient ("clipNorm"). Train with the engine "wasm", or set "clipNorm" to 0.',
      ),
    ],
    [
      dataset.sampleWeights !== undefined,
      message(
        'The engine "tfjs" does not have weights of rows ("classWeight"). Train with the engine "wasm", or set "classWeight" to "none".',
      ),
    ],
    [frozen !== undefined, message('The engine "tfjs" cannot freeze single units: continue with the engine "wasm", or freeze none.')],
  ];
  const found = missing.find(([isAsked]) => isAsked);
  if (found) throw new UserError(found[1]);
}
