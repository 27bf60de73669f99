import type { OptionValue } from '../options/optionTable.ts';

/** Keras' names and definitions. `perceptron` is Rosenblatt's rule: only misclassified rows count, by their distance from the boundary. */
export type Loss = OptionValue<'loss'>;
