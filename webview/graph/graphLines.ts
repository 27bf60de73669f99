import { layerSlices, type Architecture } from '../../src/network/architecture.ts';
import type { GraphLayout, PlacedNode } from './graphLayout.ts';

/** One drawn connection and where its number stands in the flat weights. A bias is a line from the constant 1. */
export interface GraphLine {
  readonly key: string;
  readonly weightIndex: number;
  readonly isBias: boolean;
  /** Layer that it leads to, 1…; within it `to` is the node. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The connections between all nodes that are drawn, layer by layer, each layer's biases last. */
export function graphLines(architecture: Architecture, layout: GraphLayout): GraphLine[] {
  return layerSlices(architecture).flatMap((slice, i) => {
    const previous = layout.layers[i];
    const layer = i + 1;
    const ends = layout.layers[layer].nodes;
    const kernel = previous.nodes.flatMap((from) =>
      ends.map((to): GraphLine => ({
        key: `${layer}:${from.index}:${to.index}`,
        weightIndex: slice.kernelStart + from.index * slice.units + to.index,
        isBias: false,
        layer,
        from: from.index,
        to: to.index,
        ...between(from, to),
      })),
    );
    const { bias } = previous;
    if (!bias) return kernel;
    const biases = ends.map((to): GraphLine => ({
      key: `${layer}:bias:${to.index}`,
      weightIndex: slice.biasStart + to.index,
      isBias: true,
      layer,
      from: -1,
      to: to.index,
      ...between(bias, to),
    }));
    return [...kernel, ...biases];
  });
}

/** Ends of the line at the rims of both circles, where it can be seen. */
function between(from: { x: number; y: number; r: number }, to: PlacedNode) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const dx = (to.x - from.x) / length;
  const dy = (to.y - from.y) / length;
  return { x1: from.x + dx * from.r, y1: from.y + dy * from.r, x2: to.x - dx * to.r, y2: to.y - dy * to.r };
}

/** The largest absolute weight of each layer (index 0: the first layer of neurons), against which widths are told. */
export function layerScales(architecture: Architecture, weights: Float32Array): number[] {
  return layerSlices(architecture).map(({ kernelStart, biasStart }) => {
    let largest = 1e-6;
    for (let i = kernelStart; i < biasStart; i++) largest = Math.max(largest, Math.abs(weights[i]));
    return largest;
  });
}

/** Width (pixels) and opacity of a line whose weight is the given share of its layer's largest; in steps, so that little changes per frame. */
export function lineStyle(share: number, lineCount: number): { readonly width: number; readonly opacity: number } {
  const size = Math.min(1, Math.abs(share));
  const widest = lineCount <= 12 ? 7 : lineCount <= 60 ? 4.5 : 3;
  const faintest = lineCount <= 12 ? 0.75 : lineCount <= 60 ? 0.3 : 0.16;
  return {
    width: Math.round((1 + (widest - 1) * size) * 4) / 4,
    opacity: Math.round((faintest + (1 - faintest) * size) * 20) / 20,
  };
}
