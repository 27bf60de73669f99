import type { EncodedInput } from '../../dataset/encoding/encoder.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import { layerSlices } from '../../network/architecture.ts';
import type { ExportedModel } from '../exportedModel.ts';

/** Most circles per layer that fit on the page. */
const MOST_NODES = 10;
const WIDTH = 760;
const STEP = 44;
const TOP = 24;
/** Positions of the inputs, with their names before them, and of the outputs, with theirs after them. */
const FIRST = 210;
const LAST = 610;

/** A circle; `index` is that of the input or neuron in its layer. */
export interface GraphNode {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** The network as drawn on the page: the inputs first, then each layer with its arrays and its visible neurons. */
export interface PageGraph {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly {
    readonly nodes: readonly GraphNode[];
    readonly hidden: number;
    readonly activation?: string;
    /** One row per input of the layer. */
    readonly kernel?: readonly (readonly number[])[];
    readonly bias?: readonly number[];
  }[];
}

/** Arranges the network in columns. If a layer has too many neurons, the most important by the size of their weights are shown. */
export function pageGraph({ architecture, weights, encoder }: ExportedModel): PageGraph {
  const slices = layerSlices(architecture);
  const arrays = slices.map(({ inputs, units, kernelStart, biasStart }) => ({
    kernel: Array.from({ length: inputs }, (_, input) => [
      ...weights.subarray(kernelStart + input * units, kernelStart + (input + 1) * units),
    ]),
    bias: [...weights.subarray(biasStart, biasStart + units)],
  }));
  const counts = [encoder.inputs.length, ...slices.map(({ units }) => units)];
  const tallest = Math.max(...counts.map((count) => Math.min(count, MOST_NODES)));
  const height = 2 * TOP + tallest * STEP;
  const names = [
    encoder.inputs.map((input: EncodedInput) => input.name),
    ...slices.slice(0, -1).map(() => []),
    outputNames(encoder.target, counts[counts.length - 1]),
  ];
  const layers = counts.map((count, layer) => {
    const shown = layer === counts.length - 1 ? firstOnes(count) : heaviest(arrays[layer].kernel);
    const x = FIRST + ((LAST - FIRST) * layer) / slices.length;
    const nodes = shown.map((index, place) => {
      return { index, x, y: height / 2 + (place - (shown.length - 1) / 2) * STEP, name: names[layer][index] ?? '' };
    });
    const of = layer === 0 ? {} : { activation: slices[layer - 1].activation, ...arrays[layer - 1] };
    return { nodes, hidden: count - shown.length, ...of };
  });
  return { width: WIDTH, height, layers };
}

function outputNames(target: ExportedModel['encoder']['target'], count: number): readonly string[] {
  const classes = targetClasses(target);
  if (classes.length === 0) return [target.column];
  return count === 1 ? [classes[1]] : classes;
}

function firstOnes(count: number): number[] {
  return Array.from({ length: Math.min(count, MOST_NODES) }, (_, index) => index);
}

/** Indexes of a kernel's rows with the largest weights, ascending. */
function heaviest(kernel: readonly (readonly number[])[]): number[] {
  const sizes = kernel.map((row) => row.reduce((sum, weight) => sum + Math.abs(weight), 0));
  return [...sizes.keys()]
    .sort((a, b) => sizes[b] - sizes[a])
    .slice(0, MOST_NODES)
    .sort((a, b) => a - b);
}
