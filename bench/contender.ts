import type { PeakMeter } from './peak.ts';

/** Mean loss of each epoch and the weights after the last one, flat as in `layerSlices`. */
export interface Trajectory {
  readonly losses: readonly number[];
  readonly weights: ArrayLike<number>;
}

/** Something that trains a job. */
export interface Contender {
  readonly name: string;
  /** The part of the job that a round does. */
  readonly share: number;
  /** One round: milliseconds for the share, from the first batch to the end of the last epoch, without handing over data. */
  train(): Promise<number>;
  /** Trains the job's first rows in the orders given (epochs × rows, as `createBatchOrder` makes them) from the job's weights. */
  check(): Promise<Trajectory>;
  /** How far an epoch's loss may be from ours, where there is a reason for another bound than for the others. */
  readonly lossBound?: number;
  /** Operations of the job that it does not make, since they would multiply by 0. */
  readonly leftOut?: number;
  /** GFLOP/s of the instructions that it uses at their best: of one core of ours, or what it measures itself. */
  peak(meter: PeakMeter): Promise<{ readonly name: string; readonly gigaflops: number } | undefined>;
  dispose(): void;
}

/** A contender that this machine does not have, and why. */
export interface AbsentContender {
  readonly name: string;
  readonly reason: string;
}
