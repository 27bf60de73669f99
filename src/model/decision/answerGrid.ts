import type { ColumnInputs } from '../../dataset/encoding/inputsByColumn.ts';
import { encodeValue } from '../../dataset/encoding/apply/encodeValue.ts';
import type { AnsweringNetwork } from '../model.ts';
import { parameterCount } from '../../network/architecture.ts';
import { createRowsPass } from '../../network/forwardRows.ts';
import { holdInputs, type HeldNetwork } from '../../network/holdInputs.ts';
import { gridShares, valueAt, type Axis } from './axis.ts';

/** The network's outputs at every point of a grid. Point (x, y) is at index `y · xs.length + x`; y points upwards. */
export interface AnswerGrid {
  readonly x: Axis;
  readonly y: Axis;
  /** Positions on the axes, 0…1, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly outputCount: number;
  /** Σ of each output neuron and its activation: `outputCount` numbers per point. */
  readonly preActivations: Float64Array<ArrayBuffer>;
  readonly outputs: Float64Array<ArrayBuffer>;
}

/** The network's outputs along one column. */
export interface AnswerCurve {
  readonly x: Axis;
  readonly xs: readonly number[];
  readonly outputCount: number;
  readonly preActivations: Float64Array<ArrayBuffer>;
  readonly outputs: Float64Array<ArrayBuffer>;
}

/**
 * Most multiplications for a grid: in a frame in which only the map changes (a few milliseconds), and in one in which everything else
 * changes too.
 */
const MOST_PRODUCTS = 4e6;
const MOST_PRODUCTS_OF_MANY = 1e6;
export const MOST_STEPS = 100;
const LEAST_STEPS = 24;

/**
 * Grid size that can be computed within a frame while something moves: 100 steps, fewer for a large network. `isAlone`: only the map
 * changes.
 */
export function stepsWithinFrame({ architecture }: Pick<AnsweringNetwork, 'architecture'>, isAlone = true): number {
  const [first, ...others] = architecture.layers;
  // The sum of the other inputs is computed once, which leaves two inputs to the first layer.
  const products = parameterCount({ inputs: first.units, layers: others.length > 0 ? others : architecture.layers }) + 3 * first.units;
  return Math.max(LEAST_STEPS, Math.min(MOST_STEPS, Math.floor(Math.sqrt((isAlone ? MOST_PRODUCTS : MOST_PRODUCTS_OF_MANY) / products))));
}

/** The answers over two columns, with the other inputs fixed at `inputs` (scaled). */
export function answerGrid(network: AnsweringNetwork, inputs: ArrayLike<number>, x: Axis, y: Axis, steps = MOST_STEPS): AnswerGrid {
  const held = holdFor(network, inputs, [x, y]);
  const [xs, ys] = [gridShares(x, steps), gridShares(y, steps)];
  const size = held.architecture.inputs;
  const rows = rowsAlong(x, xs, size);
  const points = collectOutputs(held, xs.length, ys.length);
  for (const [line, up] of inputsAlong(y, ys).entries()) {
    for (let place = 0; place < xs.length; place++) rows.set(up, (place + 1) * size - up.length);
    points.take(rows, line);
  }
  return { x, y, xs, ys, ...points.taken };
}

/** The answers along one column, with the other inputs fixed at `inputs` (scaled). */
export function answerCurve(network: AnsweringNetwork, inputs: ArrayLike<number>, x: Axis, steps = MOST_STEPS): AnswerCurve {
  const held = holdFor(network, inputs, [x]);
  const xs = gridShares(x, steps);
  const points = collectOutputs(held, xs.length, 1);
  points.take(rowsAlong(x, xs, held.architecture.inputs), 0);
  return { x, xs, ...points.taken };
}

function holdFor({ architecture, weights }: AnsweringNetwork, inputs: ArrayLike<number>, axes: readonly Axis[]): HeldNetwork {
  return holdInputs(
    architecture,
    weights,
    inputs,
    axes.flatMap(({ inputs: column }) => inputPlaces(column)),
  );
}

/** The indexes of a column's inputs. */
export function inputPlaces({ first, inputs }: ColumnInputs): number[] {
  return inputs.map((_, place) => first + place);
}

function inputsAlong(axis: Axis, shares: readonly number[]): Float32Array[] {
  return shares.map((share) => encodeValue(axis.inputs, valueAt(axis, share)));
}

/** Rows of `size` inputs, whose first inputs are those of positions along an axis. */
function rowsAlong(axis: Axis, shares: readonly number[], size: number): Float64Array {
  const rows = new Float64Array(shares.length * size);
  for (const [place, inputs] of inputsAlong(axis, shares).entries()) rows.set(inputs, place * size);
  return rows;
}

/** Collects the network's outputs line by line. */
function collectOutputs({ architecture, weights }: HeldNetwork, width: number, lines: number) {
  const run = createRowsPass(architecture, weights, width);
  const last = architecture.layers.length - 1;
  const outputCount = architecture.layers[last].units;
  const preActivations = new Float64Array(width * lines * outputCount);
  const outputs = new Float64Array(width * lines * outputCount);
  return {
    taken: { outputCount, preActivations, outputs },
    take: (rows: Float64Array, line: number) => {
      const pass = run(rows, width);
      preActivations.set(pass.preActivations[last], line * width * outputCount);
      outputs.set(pass.outputs[last], line * width * outputCount);
    },
  };
}
