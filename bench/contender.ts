import type { PeakMeter } from './peak.ts';

/** Mean loss of each epoch and the weights after the last one, flat as in `layerSlices`. */
export interface Trajectory {
  readonly losses: readonly number[];
  readonly weights: ArrayLike<number>;
}

/** Something that trains a job. */
export interface Contender {
  readonly name: string;
  /** The part of the job that one round does. */
  readonly share: number;
  /** Trains one round: returns milliseconds for the share, from the first batch to the end of the last epoch, without the transfer of data. */
  train(): Promise<number>;
  /** Trains the job's first rows in the given orders (epochs × rows, as `createBatchOrder` makes them) from the job's weights. */
  check(): Promise<Trajectory>;
  /** How far an epoch's loss may differ from ours, if the usual bound does not apply. */
  readonly lossBound?: number;
  /** Operations of the job that it skips, since they would multiply by 0. */
  readonly leftOut?: number;
  /** Peak GFLOP/s of the instructions that it uses: on one core by our measurement, or by its own. */
  peak(meter: PeakMeter): Promise<{ readonly name: string; readonly gigaflops: number } | undefined>;
  dispose(): void;
}

/** A contender that is not installed on this machine, and why. */
export interface AbsentContender {
  readonly name: string;
  readonly reason: string;
}
