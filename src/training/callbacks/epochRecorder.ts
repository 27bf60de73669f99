import type { EpochBundle, WeightSnapshot } from '../../run/history/history.ts';
import { snapshotSchedule } from './snapshotSchedule.ts';
import type { EpochMetrics } from '../trainer.ts';

/** Collects the epochs of a run and returns them in bundles, in order and each once. */
export class EpochRecorder {
  readonly #snapshotEpochs: readonly number[];
  #nextSnapshot: number;
  #recorded: number;
  #pending: EpochMetrics[] = [];
  #snapshots: WeightSnapshot[] = [];
  #lastSnapshot: number;

  /** `done`: number of epochs of the earlier training that this run continues. */
  constructor(epochs: number, parameters: number, done = 0) {
    this.#snapshotEpochs = snapshotSchedule(epochs, parameters).filter((epoch) => epoch > done);
    this.#nextSnapshot = 0;
    this.#recorded = this.#lastSnapshot = done;
  }

  /** Number of epochs so far. */
  get epochs(): number {
    return this.#recorded;
  }

  /** Adds the next epoch and keeps a copy of the weights if the schedule asks for it. Throws if an epoch is missing. */
  record(metrics: EpochMetrics, weights: Float32Array): void {
    if (metrics.epoch !== this.#recorded + 1) throw new Error(`Epoch ${this.#recorded + 1} was expected, ${metrics.epoch} came`);
    this.#recorded = metrics.epoch;
    this.#pending.push(metrics);
    if (this.#snapshotEpochs[this.#nextSnapshot] === metrics.epoch) this.#keepWeights(weights);
  }

  /** Keeps the weights of the last epoch as a snapshot, unless they already are one, because the run has ended there. */
  end(weights: Float32Array): void {
    if (this.#recorded > this.#lastSnapshot) this.#keepWeights(weights);
  }

  /** Everything since the last call, or undefined if there is nothing new. After `end` this may be a snapshot without epochs. */
  takeBundle(): EpochBundle | undefined {
    if (this.#pending.length === 0 && this.#snapshots.length === 0) return undefined;
    const pending = this.#pending;
    const bundle = {
      firstEpoch: this.#recorded - pending.length + 1,
      trainLoss: Float32Array.from(pending, (metrics) => metrics.trainLoss),
      testLoss: Float32Array.from(pending, ({ testLoss = Number.NaN }) => testLoss),
      trainMetric: Float32Array.from(pending, (metrics) => metrics.trainMetric),
      testMetric: Float32Array.from(pending, ({ testMetric = Number.NaN }) => testMetric),
      snapshots: this.#snapshots,
    };
    this.#pending = [];
    this.#snapshots = [];
    return bundle;
  }

  #keepWeights(weights: Float32Array): void {
    this.#nextSnapshot++;
    this.#lastSnapshot = this.#recorded;
    this.#snapshots.push({ epoch: this.#recorded, weights: Float32Array.from(weights) });
  }
}
