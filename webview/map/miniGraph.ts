import { layerSlices, type Architecture } from '../../src/network/architecture.ts';

/** A node of the small graph. Pixels. */
export interface MiniNode {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly kind: 'input' | 'hidden' | 'output';
}

/** A line of it: `strength` is the weight relative to its layer's largest, 0…1. */
export interface MiniLine {
  readonly from: MiniNode;
  readonly to: MiniNode;
  readonly strength: number;
  readonly isMinus: boolean;
}

/** Most nodes drawn of a layer. */
const MOST = 6;

/** The network as dots and lines in a box: the first few neurons of each layer, and the inputs with the largest weights. */
export function miniGraph(
  architecture: Architecture,
  weights: Float32Array,
  width: number,
  height: number,
): { nodes: MiniNode[]; lines: MiniLine[] } {
  const slices = layerSlices(architecture);
  const columns = slices.length + 1;
  const place = (layer: number, index: number, of: number): MiniNode => ({
    x: (width * (layer + 0.75)) / (columns + 0.5),
    y: (height * (index + 1)) / (of + 1),
    r: layer === slices.length && of === 1 ? 13 : Math.min(7, (height / (of + 1)) * 0.42),
    kind: layer === 0 ? 'input' : layer === slices.length ? 'output' : 'hidden',
  });
  const [first] = slices;
  const strength = (input: number) => {
    let sum = 0;
    for (let unit = 0; unit < first.units; unit++) sum += Math.abs(weights[input * first.units + unit]);
    return sum;
  };
  const strongest = Array.from({ length: first.inputs }, (_, input) => input).sort((a, b) => strength(b) - strength(a));
  const shown = [
    strongest.slice(0, MOST).sort((a, b) => a - b),
    ...slices.map(({ units }) => Array.from({ length: Math.min(MOST, units) }, (_, unit) => unit)),
  ];
  const nodes = shown.map((indexes, layer) => indexes.map((_, at) => place(layer, at, indexes.length)));
  const lines = slices.flatMap(({ units, kernelStart }, layer) => {
    const weightOf = (from: number, to: number) => weights[kernelStart + shown[layer][from] * units + shown[layer + 1][to]];
    const pairs = nodes[layer].flatMap((from, i) => nodes[layer + 1].map((to, j) => ({ from, to, weight: weightOf(i, j) })));
    const largest = Math.max(...pairs.map(({ weight }) => Math.abs(weight))) || 1;
    return pairs.map(({ from, to, weight }) => ({ from, to, strength: Math.abs(weight) / largest, isMinus: weight < 0 }));
  });
  return { nodes: nodes.flat(), lines };
}
