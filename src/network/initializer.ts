import type { OptionValue } from '../options/optionTable.ts';

/**
 * Keras' names and distributions: He and Glorot as in their papers (2015, 2010); `randomUniform` and `randomNormal` are those of the
 * lesson. Biases always start at 0.
 */
export type Initializer = OptionValue<'initializer'>;
