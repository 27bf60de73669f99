import type { OptionValue } from '../options/optionTable.ts';

/** Keras' names and definitions. `perceptron` is Rosenblatt's rule: only rows on the wrong side count, by their distance from the border. */
export type Loss = OptionValue<'loss'>;
