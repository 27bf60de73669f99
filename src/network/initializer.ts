import type { OptionValue } from '../options/optionTable.ts';

/**
 * Keras' names, each with what Keras draws: He and Glorot as in their papers (2015, 2010); `randomUniform` and `randomNormal` are the lesson's.
 * Biases always start at 0.
 */
export type Initializer = OptionValue<'initializer'>;
