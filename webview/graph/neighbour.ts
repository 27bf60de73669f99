import type { GraphLayout } from './graphLayout.ts';

/** A node by its layer (0: the inputs) and its index in the whole layer. */
export interface NodeId {
  readonly layer: number;
  readonly index: number;
}

/** The node that an arrow key leads to from `from`, as it looks on the screen; undefined for other keys and at the rims. */
export function neighbour(layout: GraphLayout, from: NodeId, key: string): NodeId | undefined {
  const isRight = layout.direction === 'right';
  switch (key) {
    case 'ArrowLeft':
      return isRight ? toLayer(layout, from, -1) : alongLayer(layout, from, -1);
    case 'ArrowRight':
      return isRight ? toLayer(layout, from, 1) : alongLayer(layout, from, 1);
    case 'ArrowUp':
      return isRight ? alongLayer(layout, from, -1) : toLayer(layout, from, -1);
    case 'ArrowDown':
      return isRight ? alongLayer(layout, from, 1) : toLayer(layout, from, 1);
    default:
      return undefined;
  }
}

function alongLayer({ layers }: GraphLayout, { layer, index }: NodeId, by: number): NodeId | undefined {
  const { nodes } = layers[layer];
  const next = nodes[nodes.findIndex((node) => node.index === index) + by];
  return next && { layer, index: next.index };
}

/** The node of the next layer that stands nearest. */
function toLayer({ layers }: GraphLayout, { layer, index }: NodeId, by: number): NodeId | undefined {
  const here = layers[layer].nodes.find((node) => node.index === index);
  const nodes = layers[layer + by]?.nodes;
  if (!here || !nodes) return undefined;
  const distance = (node: { x: number; y: number }) => Math.hypot(node.x - here.x, node.y - here.y);
  const nearest = nodes.reduce((best, node) => (distance(node) < distance(best) ? node : best));
  return { layer: layer + by, index: nearest.index };
}
