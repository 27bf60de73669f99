import type { Message } from '../message.ts';
import type { RowSplit } from './rowLedger.ts';

/**
 * One feature's part of the sum. For a single neuron `amount = weight · value` in the units of the file. With hidden layers a feature has
 * no single weight: `amount` is the integrated gradient (Sundararajan et al. 2017) from the average training row.
 */
export interface Contribution {
  readonly column: string;
  readonly value: number | string;
  readonly amount: number;
  /** Weight per unit of the file, for a single neuron. */
  readonly weight?: number;
}

/** The model's answer for one row. */
export interface Answer {
  readonly value: string | number;
  readonly probabilities?: Readonly<Record<string, number>>;
  /** Probability of the answer, 0…1. */
  readonly confidence?: number;
  /** For numbers: 9 in 10 rows with this answer lie between these, in the units of the file; absent if unknown. */
  readonly interval90?: readonly [low: number, high: number];
  /**
   * The output neuron's Σ before its activation. For several classes that of the answer; for a number the answer itself, in the units of
   * the file, or its natural logarithm if that was learned.
   */
  readonly sum: number;
  /** Σ of every class if there are more than two. */
  readonly sums?: Readonly<Record<string, number>>;
}

/** What is known about the row itself. */
export interface RowFacts {
  /** How the row was read, where that is worth saying: "“Oslo” was not in the training rows; it counts as another value". */
  readonly remarks?: readonly Message[];
  /** The target's cell, if it has one. */
  readonly actual?: string | number;
  readonly split?: RowSplit;
}

/** How the answer's Σ is made up: `sum = bias + Σ amount`. */
export interface Explanation {
  /** The sum without any contribution: the bias in the units of the file, or with hidden layers Σ of the average training row. */
  readonly bias: number;
  /** One per column. */
  readonly contributions: readonly Contribution[];
}

/** The model's answer for one row, without an explanation. */
export interface RowAnswer extends Answer, RowFacts {}

/** The model's answer for one row, with an explanation. */
export interface Prediction extends RowAnswer, Explanation {}
