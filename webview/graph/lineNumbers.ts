import { formatFileWeight, formatProduct, formatWeight, withPlus } from '../words/numbers.ts';
import type { GraphFigures } from './graphFigures.ts';
import type { GraphLine } from './graphLines.ts';

/** How a line is coloured: the numbers of several inputs pull both ways. */
export type LineSign = 'plus' | 'minus' | 'both';

/** What a line is drawn by. */
export interface LineSize {
  /** The weight's value: of several the largest without a sign. */
  readonly value: number;
  /** What a row adds by it. */
  readonly product: number | undefined;
  /** The sign of what is shown: of the product where there is a row, else of the weight. */
  readonly sign: LineSign;
  /** What is shown as a share of the layer's most. */
  readonly share: number;
}

/** What a line tells: the weight and a row's product (with its sign) as they are written, too. */
export interface LineNumber extends Omit<LineSize, 'product'> {
  readonly text: string;
  readonly product?: string;
}

/** How weights are written in the units that are told. */
export function weightWriter({ folded }: Pick<GraphFigures, 'folded'>): (value: number) => string {
  return folded ? formatFileWeight : formatWeight;
}

/** How a line is drawn. `scales`: the largest weight of each layer, by which widths are told. */
export function lineSize(line: GraphLine, figures: GraphFigures, scales: readonly number[], largestProduct: number): LineSize {
  const { weightIndexes, layer } = line;
  const { shown, weights, products, folded } = figures;
  const isOne = weightIndexes.length === 1;
  const value = isOne ? shown[weightIndexes[0]] : largestOf(weightIndexes, shown);
  const scale = scales[layer - 1] ?? 1;
  if (!products) {
    const share = (isOne ? weights[weightIndexes[0]] : largestOf(weightIndexes, weights)) / scale;
    return { value, product: undefined, sign: isOne ? signOf(value) : 'both', share };
  }
  const product = weightIndexes.reduce((sum, index) => sum + products[index], 0);
  return { value, product, sign: signOf(product), share: product / (folded ? largestProduct : scale) };
}

/** The same in words. */
export function lineNumber(line: GraphLine, figures: GraphFigures, scales: readonly number[], largestProduct: number): LineNumber {
  const { product, ...size } = lineSize(line, figures, scales, largestProduct);
  const text = weightWriter(figures)(size.value);
  return product === undefined ? { ...size, text } : { ...size, text, product: withPlus(formatProduct(product)) };
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
