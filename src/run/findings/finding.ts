import type { Optimizer } from '../options/hyperparameters.ts';

/** What a run's own numbers say about why it has learned little. Layers are counted from 1. */
export type Finding =
  /** The learning rate was 0 to the end. */
  | { readonly type: 'noLearningRate' }
  /** What was learned is far worse than one answer for all, also on the rows it was learned from, with a learning rate beyond the usual. */
  | { readonly type: 'overshot'; readonly learningRate: number; readonly optimizer: Optimizer }
  /** Hidden layers started from zeros, so that the neurons of a layer stay equal. */
  | { readonly type: 'equalNeurons' }
  /** At least half of a hidden layer's ReLUs are 0 for every training row that was checked. */
  | { readonly type: 'deadNeurons'; readonly layer: number; readonly dead: number; readonly of: number }
  /** Test rows with different targets all get the same answer. */
  | { readonly type: 'oneAnswer'; readonly cause: OneAnswerCause }
  /** A test score that is almost too good to be true, and the score after the most important column's values were shuffled. */
  | { readonly type: 'tooGood'; readonly score: TooGoodScore; readonly value: number; readonly column: string; readonly without: number }
  /** Even the exact optimum of a single neuron is hardly better than a constant answer. */
  | { readonly type: 'linearLimit' };

/** A score that can be almost too good to be true: for two classes, numbers, several classes. */
export type TooGoodScore = 'auc' | 'r2' | 'accuracy';

/** Why all rows get the same answer: another finding explains it, one class is very common, or the cause is unknown. */
export type OneAnswerCause = 'nothingLearned' | 'rareClass' | 'unknown';
