import type { GraphLayout, PlacedNode } from './placedGraph.ts';
import { pillHeight, tallPillHeight } from './layoutNeuron.ts';

/** Where the field of a weight stands on the graph: in a corner or, where each would cover something, as a low bar along an edge. */
export type FieldPlace = 'bottomLeft' | 'bottomRight' | 'topLeft' | 'topRight' | 'top' | 'bottom';

/** A box in pixels of the graph. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the field would hide, and how much that matters. */
interface Obstacle extends Box {
  readonly weight: number;
}

/** Whether the field has the buttons of a unit, and whether the switch of units stands in the graph's corner. */
export interface FieldKind {
  readonly isUnit: boolean;
  readonly hasSwitch: boolean;
}

const unitsSwitch: Obstacle = { left: 0, right: 200, top: 0, bottom: 22, weight: 0.5 };

/** Widths and heights of the field, in a corner and as a bar, without and with the buttons of a unit. */
const cornerWidth = 168;
const cornerHeight = { weight: 102, unit: 164 };
const barHeight = { weight: 56, unit: 86 };
/** A bar reaches this far over the edge of the graph. */
const overEdge = 8;
const pillWidth = 52;
const outputNameWidth = 90;

/** The place that hides least: of equal ones a corner, and at the bottom, on the side where there are fewer names. */
export function placeField(layout: GraphLayout, height: number, { isUnit, hasSwitch }: FieldKind): FieldPlace {
  const obstacles = [
    ...nodesOf(layout).flatMap((node) => obstaclesOf(layout, node)),
    ...biasOf(layout),
    ...(hasSwitch ? [unitsSwitch] : []),
  ];
  const isLeftCrowded = layout.layers[0].nodes.length > 3;
  const corners: readonly FieldPlace[] = isLeftCrowded
    ? ['bottomRight', 'bottomLeft', 'topRight', 'topLeft']
    : ['bottomLeft', 'bottomRight', 'topLeft', 'topRight'];
  const places = [...corners, 'top', 'bottom'] as const;
  const costs = places.map((place) => costOf(boxOf(place, layout.width, height, isUnit), obstacles));
  return places[costs.indexOf(Math.min(...costs))];
}

function boxOf(place: FieldPlace, width: number, height: number, isUnit: boolean): Box {
  const size = isUnit ? 'unit' : 'weight';
  if (place === 'top') return { left: 0, right: width, top: -overEdge, bottom: barHeight[size] - overEdge };
  if (place === 'bottom') return { left: 0, right: width, top: height - barHeight[size] + overEdge, bottom: height + overEdge };
  const [isLeft, isTop] = [place.endsWith('Left'), place.startsWith('top')];
  return {
    left: isLeft ? 0 : width - cornerWidth,
    right: isLeft ? cornerWidth : width,
    top: isTop ? 0 : height - cornerHeight[size],
    bottom: isTop ? cornerHeight[size] : height,
  };
}

function costOf(box: Box, obstacles: readonly Obstacle[]): number {
  return obstacles.reduce((sum, { left, right, top, bottom, weight }) => {
    const across = Math.min(box.right, right) - Math.max(box.left, left);
    const down = Math.min(box.bottom, bottom) - Math.max(box.top, top);
    return sum + (across > 0 && down > 0 ? across * down * weight : 0);
  }, 0);
}

function nodesOf({ layers }: GraphLayout): PlacedNode[] {
  return layers.flatMap(({ nodes }) => nodes);
}

/** A node, its name, and the number on the line to a single neuron. */
function obstaclesOf(layout: GraphLayout, { x, y, r, layer, index }: PlacedNode): Obstacle[] {
  const circle = { left: x - r, right: x + r, top: y - r, bottom: y + r, weight: 4 };
  const isOutput = layer === layout.layers.length - 1;
  if (isOutput && layout.arrowLength <= 14)
    return [circle, { left: x + r, right: x + r + outputNameWidth, top: y - 14, bottom: y + 18, weight: 2 }];
  if (layer > 0) return [circle];
  const [above, below] = layout.hasThreeLines ? [20, 28] : layout.hasRanges ? [11, 19] : [9, 8];
  const name = { left: x - r - 8 - layout.nameRoom, right: x - r - 8, top: y - above, bottom: y + below, weight: 2 };
  const neuron = layout.form === 'neuron' ? layout.layers[1].nodes[0] : undefined;
  if (!neuron || index > 11) return [circle, name];
  const [pillX, pillY] = [x + (neuron.x - x) * layout.pillShare, y + (neuron.y - y) * layout.pillShare];
  const half = (layout.hasTallPills ? tallPillHeight : pillHeight) / 2;
  return [
    ...[circle, name],
    { left: pillX - pillWidth / 2, right: pillX + pillWidth / 2, top: pillY - half, bottom: pillY + half, weight: 1 },
  ];
}

function biasOf({ bias, biasNameAt }: GraphLayout): Obstacle[] {
  if (!bias) return [];
  const { x, y, r } = bias;
  const name =
    biasNameAt === 'left'
      ? { left: x - 85, right: x - r, top: y - 10, bottom: y + 10 }
      : biasNameAt === 'right'
        ? { left: x + r, right: x + 85, top: y - 10, bottom: y + 10 }
        : { left: x - 40, right: x + 40, top: y + r, bottom: y + r + 18 };
  return [
    { left: x - r, right: x + r, top: y - r, bottom: y + r, weight: 4 },
    { ...name, weight: 1 },
  ];
}
