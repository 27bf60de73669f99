import { layerSlices, type Architecture } from '../../src/network/architecture.ts';
import type { StepExplanation } from '../../src/gradient/explainStep.ts';

/** A weight or a bias in the table of a step. */
export interface StepRow {
  /** Its index in the flat weights. */
  readonly place: number;
  /** The value on its input side: 1 for a bias. */
  readonly incoming: number;
  readonly gradient: number;
  readonly before: number;
  readonly after: number;
}

/** The shown rows of a layer, and how many are omitted. */
export interface StepLayer {
  readonly rows: readonly StepRow[];
  readonly rest: number;
}

/** Most rows of a single neuron, and of each layer of a network. */
const mostRows = 9;
const mostRowsOfLayer = 3;

/** The weights and biases with the largest gradients of each layer, in the order of the network; all of a small neuron. */
export function stepRows(
  architecture: Architecture,
  { inputs, weights, step }: { readonly inputs: ArrayLike<number>; readonly weights: Float32Array; readonly step: StepExplanation },
): readonly StepLayer[] {
  const slices = layerSlices(architecture);
  return slices.map(({ kernelStart, biasStart, units }, layer) => {
    const incoming = layer === 0 ? inputs : step.pass.outputs[layer - 1];
    const most = slices.length === 1 ? mostRows : mostRowsOfLayer;
    const rows = largestPlaces(step.gradient, kernelStart, biasStart + units, most).map((place) => ({
      place,
      incoming: place < biasStart ? incoming[Math.floor((place - kernelStart) / units)] : 1,
      ...{ gradient: step.gradient[place], before: weights[place], after: step.weights[place] },
    }));
    return { rows, rest: biasStart + units - kernelStart - rows.length };
  });
}

/** The indexes from `start` to `end` with the largest absolute numbers, in ascending order. */
function largestPlaces(values: Float64Array, start: number, end: number, most: number): readonly number[] {
  const kept: number[] = [];
  for (let place = start; place < end; place++) {
    const size = Math.abs(values[place]);
    if (kept.length === most && size <= Math.abs(values[kept[most - 1]])) continue;
    const before = kept.findIndex((other) => Math.abs(values[other]) < size);
    kept.splice(before < 0 ? kept.length : before, 0, place);
    if (kept.length > most) kept.pop();
  }
  return kept.sort((a, b) => a - b);
}
