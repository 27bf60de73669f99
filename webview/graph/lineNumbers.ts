import { formatFileWeight, formatProduct, formatWeight, withPlus } from '../words/numbers.ts';
import type { GraphFigures } from './graphFigures.ts';
import type { GraphLine } from './graphLines.ts';

/** How a line is coloured: the numbers of several inputs pull both ways. */
export type LineSign = 'plus' | 'minus' | 'both';

/** What a line tells. */
export interface LineNumber {
  /** The weight as it is written, and its value: of several the largest without a sign. */
  readonly text: string;
  readonly value: number;
  /** A row's product as it is written, with its sign. */
  readonly product?: string;
  /** The sign of what is shown: of the product where there is a row, else of the weight. */
  readonly sign: LineSign;
  /** What is shown as a share of the layer's most. */
  readonly share: number;
}

/** How weights are written in the units that are told. */
export function weightWriter({ folded }: Pick<GraphFigures, 'folded'>): (value: number) => string {
  return folded ? formatFileWeight : formatWeight;
}

/** The number of a line. `scales`: the largest weight of each layer, by which widths are told. */
export function lineNumber(line: GraphLine, figures: GraphFigures, scales: readonly number[], largestProduct: number): LineNumber {
  const { weightIndexes, layer } = line;
  const write = weightWriter(figures);
  const { shown, weights, products, folded } = figures;
  const isOne = weightIndexes.length === 1;
  const value = isOne ? shown[weightIndexes[0]] : largestOf(weightIndexes, shown);
  const scale = scales[layer - 1] ?? 1;
  if (!products) {
    const share = (isOne ? weights[weightIndexes[0]] : largestOf(weightIndexes, weights)) / scale;
    return { text: write(value), value, sign: isOne ? signOf(value) : 'both', share };
  }
  const product = weightIndexes.reduce((sum, index) => sum + products[index], 0);
  const share = product / (folded ? largestProduct : scale);
  return { text: write(value), value, product: withPlus(formatProduct(product)), sign: signOf(product), share };
}

/** The largest product of a row, in size; never 0. */
export function largestProductOf({ products }: GraphFigures): number {
  return products
    ? Math.max(
        1e-9,
        products.reduce((most, product) => Math.max(most, Math.abs(product)), 0),
      )
    : 1;
}

function signOf(value: number): LineSign {
  return value < 0 ? 'minus' : 'plus';
}

function largestOf(indexes: readonly number[], values: ArrayLike<number>): number {
  return indexes.reduce((most, index) => Math.max(most, Math.abs(values[index])), 0);
}
