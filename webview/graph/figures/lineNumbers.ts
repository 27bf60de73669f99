import { formatFileWeight, formatProduct, formatWeight, withPlus } from '../../words/numbers.ts';
import type { GraphFigures } from './graphFigures.ts';
import type { GraphLine } from './graphLines.ts';

/** The colour of a line: the numbers of several inputs may have both signs. */
export type LineSign = 'plus' | 'minus' | 'both';

/** The numbers that decide how a line is drawn. */
export interface LineSize {
  /** The weight; for several inputs the largest absolute value. */
  readonly value: number;
  /** What the chosen row adds through it. */
  readonly product: number | undefined;
  /** The sign of what is shown: of the product where a row is chosen, else of the weight. */
  readonly sign: LineSign;
  /** The shown number as a share of the layer's largest. */
  readonly share: number;
}

/** The numbers of a line, with the weight and a row's signed product as texts. */
export interface LineNumber extends Omit<LineSize, 'product'> {
  readonly text: string;
  readonly product?: string;
}

/** How weights are written in the shown units. */
export function weightWriter({ folded }: Pick<GraphFigures, 'folded'>): (value: number) => string {
  return folded ? formatFileWeight : formatWeight;
}

/** How a line is drawn. `scales`: the largest weight of each layer, to which widths are relative. */
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

/** How a line is drawn, and its numbers as texts. */
export function lineNumber(line: GraphLine, figures: GraphFigures, scales: readonly number[], largestProduct: number): LineNumber {
  const { product, ...size } = lineSize(line, figures, scales, largestProduct);
  const text = weightWriter(figures)(size.value);
  return product === undefined ? { ...size, text } : { ...size, text, product: withPlus(formatProduct(product)) };
}

/** The largest absolute product of the row; never 0. */
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
