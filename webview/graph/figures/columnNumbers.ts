import type { Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { inputsByColumn, type ColumnInputs } from '../../../src/dataset/encoding/inputsByColumn.ts';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import { formatProduct, formatWeight, withPlus } from '../../words/numbers.ts';
import type { ListRow } from '../layout/columnList.ts';
import { reachOf } from './columnReach.ts';
import type { GraphFigures } from './graphFigures.ts';
import type { LineSign } from './lineNumbers.ts';
import { isNeuron } from '../layout/placedGraph.ts';

/** A row of the list that shows a number. */
export type NumberedRow = ListRow & { readonly type: 'column' | 'input' };

export interface ListedNumber {
  readonly text: string;
  readonly sign: LineSign;
}

/**
 * The number of a row of the list: for one input of a single neuron its weight, or what the chosen row's cell adds to Σ; for several inputs or
 * neurons ± half the reach.
 */
export function listedNumber(
  row: NumberedRow,
  { encoder, architecture }: Pick<RunPlan, 'encoder' | 'architecture'>,
  figures: GraphFigures | undefined,
): ListedNumber {
  if (!figures) return { text: '…', sign: 'both' };
  const inputs = row.type === 'input' ? row.inputs : Array.from({ length: row.of.count }, (_, place) => row.of.first + place);
  if (isNeuron(architecture)) {
    const { products, weights } = figures;
    if (products)
      return signed(
        inputs.reduce((sum, input) => sum + products[input], 0),
        formatProduct,
      );
    if (inputs.length === 1) return signed(weights[inputs[0]], formatWeight);
  }
  const units = architecture.layers[0].units;
  const amount =
    row.type === 'input'
      ? largestWeight(figures.weights.subarray(row.inputs[0] * units, (row.inputs[0] + 1) * units))
      : columnReach(row.of, { encoder, architecture }, figures.weights) / 2;
  return { text: `±${formatWeight(amount)}`, sign: 'both' };
}

/** The inputs of an encoder by column, cached: they are needed in every frame. */
const partsOf = new WeakMap<Encoder, readonly ColumnInputs[]>();

function columnReach(
  { column, first }: { readonly column: string; readonly first: number },
  { encoder, architecture }: Pick<RunPlan, 'encoder' | 'architecture'>,
  weights: Float32Array,
): number {
  const parts = partsOf.get(encoder) ?? inputsByColumn(encoder.columns, encoder.inputs);
  partsOf.set(encoder, parts);
  const part = parts.find((inputs) => inputs.first === first && inputs.encoding.column === column);
  return part ? reachOf(part, encoder.scaling, architecture, weights) : 0;
}

function largestWeight(weights: Float32Array): number {
  return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}

function signed(value: number, write: (value: number) => string): ListedNumber {
  return { text: withPlus(write(value)), sign: value < 0 ? 'minus' : 'plus' };
}
