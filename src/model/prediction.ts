import type { Message } from '../message.ts';
import type { RowSplit } from './rowLedger.ts';

/**
 * One feature's part of the sum. For a single neuron `amount = weight · value` in the units of the file. With hidden layers there is
 * no one weight per feature: `amount` is the integrated gradient (Sundararajan et al. 2017) from the average training row.
 */
export interface Contribution {
  readonly column: string;
  readonly value: number | string;
  readonly amount: number;
  /** Weight per unit of the file, for a single neuron. */
  readonly weight?: number;
}

/** What the model says of one row. */
export interface Answer {
  readonly value: string | number;
  readonly probabilities?: Readonly<Record<string, number>>;
  /** Probability of the answer that is given, 0…1. */
  readonly confidence?: number;
  /** Of a number: between these lie 9 in 10 rows that are answered like this, in the units of the file; absent where that is not known. */
  readonly interval90?: readonly [low: number, high: number];
  /** The output neuron's Σ, before its activation. Of several classes that of the answer; of a number the answer itself, in the units of the file, or its natural logarithm where that was learned. */
  readonly sum: number;
  /** Σ of every class, where there are more than two. */
  readonly sums?: Readonly<Record<string, number>>;
}

/** What is known of the row that was asked about. */
export interface RowFacts {
  /** What was done to read the row: "“Oslo” was not in the training rows; it counts as another value". */
  readonly remarks?: readonly Message[];
  /** The target's cell, when it has one. */
  readonly actual?: string | number;
  readonly split?: RowSplit;
}

/** How the answer's Σ comes about: `sum = bias + Σ amount`. */
export interface Explanation {
  /** What the sum is without any contribution: the bias in the units of the file, or with hidden layers Σ of the average training row. */
  readonly bias: number;
  /** One per column. */
  readonly contributions: readonly Contribution[];
}

/** What the model says of one row without saying why. */
export interface RowAnswer extends Answer, RowFacts {}

/** What the model says of one row, and why. */
export interface Prediction extends RowAnswer, Explanation {}
