import type { GraphLayout, GraphSpace, PlacedNode } from './placedGraph.ts';

/** Below this height there is no room above the graph. */
export const roomyHeight = 260;
const biasRadius = 9;
/** Pixels from the middle of the constant 1 to the far end of its name and number. */
const biasNameWidth = 90;
/** Of two lines, which a long number takes. */
const biasNameHeight = 28;
/** Pixels that its name takes below it. */
const belowHeight = 18;
/** Height of a number on a line with one and with two lines of text, and the gap between two of them. */
export const pillHeight = 20;
export const tallPillHeight = 38;
const pillGap = 3;
/** About as wide as a number of three digits. */
const pillWidth = 44;
/** Height of a name and a range. */
const labelHeight = 32;
const pillShare = 0.416;

/** The single neuron: its radius, the y of its middle, and that of the constant 1 below it. */
export function placeNeuron(flow: number, height: number): { readonly r: number; readonly cy: number; readonly biasY: number } {
  const isRoomy = height >= roomyHeight;
  const r = Math.max(22, Math.min(54, 0.145 * flow, 0.177 * height));
  const biasDistance = r + (isRoomy ? 62 : 38);
  const cy = Math.min(height / 2 + (isRoomy ? 7 : -10), height - biasDistance - biasRadius - 2);
  return { r, cy, biasY: cy + biasDistance };
}

/** A single neuron with a circle for each input: the neuron in the middle, the constant 1 of its bias below it. */
export function layoutNeuron({ architecture, width, height, nameWidth, answerWidth }: GraphSpace): GraphLayout {
  const count = architecture.inputs;
  const isRoomy = height >= roomyHeight;
  const flow = width - (answerWidth > 0 ? answerWidth + 8 : 0);
  const { r, cy, biasY } = placeNeuron(flow, height);
  const arrowLength = answerWidth > 0 ? Math.max(10, Math.min(34, flow * 0.07)) : 14;
  const cx = flow - arrowLength - r;
  const top = isRoomy ? 36 : 4;
  const half = Math.min(cy - top, height - 4 - cy);
  const most = count === 1 ? 2 * half : Math.min(0.5125 * height, (2 * half - labelHeight) / (count - 1));
  const inputR = Math.max(5, Math.min(24, r / 2, most * 0.4));
  // A large circle reaches farther than its name.
  const step = count === 1 ? most : Math.min(most, (2 * half - 2 * inputR) / (count - 1));
  // Beside a map a name has at most 96 pixels.
  const nameRoom = Math.min(answerWidth > 0 ? 136 : 96, nameWidth, flow * (answerWidth > 0 ? 0.33 : 0.31));
  const x = Math.max(nameRoom + inputR + 10, 0.35 * flow);
  const start = cy - (step * (count - 1)) / 2;
  const nodes = Array.from({ length: count }, (_, index): PlacedNode => {
    return { x, y: start + index * step, r: inputR, layer: 0, index, inputs: [index] };
  });
  const hasTallPills = count <= 4;
  const tallest = hasTallPills ? tallPillHeight : pillHeight;
  const share = count === 1 ? 0.5 : Math.min(pillShare, 1 - (tallest + pillGap) / step);
  const last = nodes[count - 1];
  const name = { left: cx - biasNameWidth, top: biasY - biasNameHeight / 2, bottom: biasY + biasNameHeight / 2 };
  const reachesInputs = name.left < x + inputR && name.top < last.y + inputR;
  const pill = { x: x + (cx - x) * share, y: last.y + (cy - last.y) * share };
  const reachesPill = name.left < pill.x + pillWidth / 2 && name.top < pill.y + tallest / 2 && name.bottom > pill.y - tallest / 2;
  const lineX = cx - ((cx - x) * (name.top - cy)) / (last.y - cy);
  const reachesLine = name.top < last.y && name.left < lineX;
  const isBelow = width - cx < biasNameWidth && biasY + biasRadius + belowHeight <= height;
  const biasNameAt = !reachesInputs && !reachesPill && !reachesLine ? 'left' : isBelow ? 'below' : 'right';
  return {
    ...{ form: 'neuron', width, height, arrowLength, hasTallPills, biasNameAt },
    nameRoom: x - inputR - 10,
    hasRanges: step >= 34,
    hasThreeLines: step >= 52,
    layers: [
      { x, step, nodes },
      { x: cx, step: 0, nodes: [{ x: cx, y: cy, r, layer: 1, index: 0, inputs: [] }] },
    ],
    bias: { x: cx, y: biasY, r: biasRadius },
    pillShare: share,
  };
}
