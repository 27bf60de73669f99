import type { GraphLine } from '../figures/graphLines.ts';
import type { GraphLayout, PlacedNode } from './placedGraph.ts';

/** A node by its layer (0: the inputs) and its index in the layer. */
export interface NodeId {
  readonly layer: number;
  readonly index: number;
}

/** The place with the keyboard focus: a node, or a line reached from one of its ends. */
export type GraphPlace =
  { readonly type: 'node'; readonly node: NodeId } | { readonly type: 'line'; readonly key: string; readonly cameFrom: 'start' | 'end' };

/**
 * Where an arrow key leads: → and ← follow the flow from a node to its nearest line and on to the line's other end, ↑ and ↓ go to the next node
 * of the layer, or to the next line of the node that was left. Undefined for other keys and at the edges.
 */
export function neighbour(layout: GraphLayout, lines: readonly GraphLine[], from: GraphPlace, key: string): GraphPlace | undefined {
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  const isBack = key === 'ArrowLeft';
  if (step === 0 && !isBack && key !== 'ArrowRight') return undefined;
  if (from.type === 'node') {
    if (step !== 0) return alongLayer(layout, from.node, step);
    const own = linesOf(lines, from.node, isBack ? 'end' : 'start');
    const nearest = shortest(own);
    return nearest && { type: 'line', key: nearest.key, cameFrom: isBack ? 'end' : 'start' };
  }
  const line = lines.find((one) => one.key === from.key);
  if (!line) return undefined;
  if (step === 0) return isBack ? startOf(layout, line) : { type: 'node', node: { layer: line.layer, index: line.to } };
  const node = from.cameFrom === 'end' ? { layer: line.layer, index: line.to } : { layer: line.layer - 1, index: line.from };
  const beside = linesOf(lines, node, from.cameFrom);
  const next = beside[beside.findIndex((one) => one.key === line.key) + step];
  return next && { ...from, key: next.key };
}

/** The lines that begin or end at a node. */
function linesOf(lines: readonly GraphLine[], { layer, index }: NodeId, at: 'start' | 'end'): GraphLine[] {
  if (at === 'end') return lines.filter((line) => line.layer === layer && line.to === index);
  return lines.filter((line) => line.layer === layer + 1 && line.from === index && !line.isBias);
}

function shortest(lines: readonly GraphLine[]): GraphLine | undefined {
  const lengthOf = ({ x1, y1, x2, y2, isBias }: GraphLine) => (isBias ? Infinity : Math.hypot(x2 - x1, y2 - y1));
  return lines.reduce<GraphLine | undefined>((best, line) => (best && lengthOf(best) <= lengthOf(line) ? best : line), undefined);
}

/** A bias begins at no node. */
function startOf(layout: GraphLayout, { layer, from }: GraphLine): GraphPlace | undefined {
  const node = layout.layers[layer - 1].nodes.find(({ index }) => index === from);
  return node && { type: 'node', node: { layer: node.layer, index: node.index } };
}

function alongLayer({ layers }: GraphLayout, { layer, index }: NodeId, by: number): GraphPlace | undefined {
  const { nodes } = layers[layer];
  const next: PlacedNode | undefined = nodes[nodes.findIndex((node) => node.index === index) + by];
  return next && { type: 'node', node: { layer, index: next.index } };
}
