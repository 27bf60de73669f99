import { layerSlices, type Architecture } from '../../../src/network/architecture.ts';
import type { Circle, GraphLayout } from '../layout/placedGraph.ts';
import { placeOf } from '../../words/graphWords.ts';

/** One drawn connection and the places of its numbers in the flat weights: several for a column of several inputs. */
export interface GraphLine {
  readonly key: string;
  readonly weightIndexes: readonly number[];
  readonly isBias: boolean;
  /** The layer that it leads to, 1…, and `to`, the node there. `from` is the index of the node where it begins, −1 for a bias. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The connections between all drawn nodes, layer by layer; the bias of a single neuron comes last. */
export function graphLines(architecture: Architecture, layout: GraphLayout): GraphLine[] {
  const lines = layerSlices(architecture).flatMap((slice, i) => {
    const layer = i + 1;
    const ends = layout.layers[layer].nodes;
    return layout.layers[i].nodes.flatMap((from) => {
      const sources = i === 0 ? from.inputs : [from.index];
      if (sources.length === 0) return [];
      return ends.map((to): GraphLine => ({
        key: `${layer}:${from.index}:${to.index}`,
        weightIndexes: sources.map((source) => slice.kernelStart + source * slice.units + to.index),
        isBias: false,
        layer,
        from: from.index,
        to: to.index,
        ...between(from, to),
      }));
    });
  });
  const { bias } = layout;
  if (!bias) return lines;
  const [slice] = layerSlices(architecture);
  const line = { key: '1:bias:0', weightIndexes: [slice.biasStart], isBias: true, layer: 1, from: -1, to: 0 };
  return [...lines, { ...line, ...between(bias, layout.layers[1].nodes[0]) }];
}

/** The ends of the line at the rims of both circles. */
function between(from: Circle, to: Circle) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const dx = (to.x - from.x) / length;
  const dy = (to.y - from.y) / length;
  return { x1: from.x + dx * from.r, y1: from.y + dy * from.r, x2: to.x - dx * to.r, y2: to.y - dy * to.r };
}

/** The largest absolute weight of each layer (index 0: the first layer of neurons), to which line widths are relative. */
export function layerScales(architecture: Architecture, weights: Float32Array | Float64Array): number[] {
  return layerSlices(architecture).map(({ kernelStart, biasStart }) => {
    let largest = 1e-6;
    for (let i = kernelStart; i < biasStart; i++) largest = Math.max(largest, Math.abs(weights[i]));
    return largest;
  });
}

/** How far from 0 a slider moves a weight: twice the largest of its layer, or of itself. */
export function editReach(architecture: Architecture, weights: Float32Array | Float64Array, place: number): number {
  return 2 * Math.max(layerScales(architecture, weights)[placeOf(architecture, place).layer - 1], Math.abs(weights[place]));
}

/** Width (pixels) and opacity of a line, given its share of its layer's largest number; in steps, so that little changes per frame. */
export function lineStyle(share: number, lineCount: number): { readonly width: number; readonly opacity: number } {
  const size = Math.min(1, Math.abs(share));
  const isFew = lineCount <= 12;
  const [thinnest, widest] = isFew ? [1.5, 6] : lineCount <= 60 ? [0.5, 4] : [0.5, 3];
  const faintest = isFew ? 1 : lineCount <= 60 ? 0.25 : 0.16;
  return {
    width: Math.round((thinnest + (widest - thinnest) * size) * 4) / 4,
    opacity: Math.round((faintest + ((isFew ? 1 : 0.9) - faintest) * size) * 20) / 20,
  };
}
