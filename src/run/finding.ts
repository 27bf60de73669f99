/** What a run's own numbers show of why it has learned little. Layers are counted from 1. */
export type Finding =
  /** The learning rate was 0 to the end. */
  | { readonly type: 'noLearningRate' }
  /** Hidden layers began with zeros: the neurons of a layer stay equal. */
  | { readonly type: 'equalNeurons' }
  /** At least half of a hidden layer's ReLUs are 0 for every training row that was looked at. */
  | { readonly type: 'deadNeurons'; readonly layer: number; readonly dead: number; readonly of: number }
  /** Test rows of different targets are all given the same answer. */
  | { readonly type: 'oneAnswer'; readonly cause: OneAnswerCause }
  /** A figure of the test that is nearly too good to be true, and what it is with the values of the column that counts most exchanged among the rows. */
  | { readonly type: 'tooGood'; readonly score: ScoreName; readonly value: number; readonly column: string; readonly without: number }
  /** The exact optimum of a single neuron is hardly better than always giving the same answer. */
  | { readonly type: 'linearLimit' };

/** A figure by which a result is nearly too good to be true: of two classes, of numbers, of several classes. */
export type ScoreName = 'auc' | 'r2' | 'accuracy';

/** Why all rows get the same answer: what another finding says, a class that nearly all rows are of, or what is not known. */
export type OneAnswerCause = 'nothingLearned' | 'rareClass' | 'unknown';
