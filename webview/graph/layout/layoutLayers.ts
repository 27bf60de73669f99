import type { GraphLayout, GraphSpace, PlacedBar, PlacedLayer, PlacedNode } from './placedGraph.ts';
import { roomyHeight } from './layoutNeuron.ts';
import { showIndexes } from './shownIndexes.ts';

/** A layer whose neighbours would be closer than this omits some. */
const smallestStep = 26;
const smallestNameStep = 17;
/** Layers of neurons, including the output, that are drawn before those in the middle become a bar. */
export const mostLayers = 4;

/** The area of the layers of neurons. */
export interface LayerArea {
  /** The x of the first column of neurons, and of the output. */
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
  readonly outputRadius: number;
}

/** The top and bottom of the layers of neurons. */
export function layersArea(height: number): { readonly top: number; readonly bottom: number } {
  return { top: height >= roomyHeight ? 46 : 6, bottom: height - 18 };
}

/** Places several layers, each in a column of its own. */
export function layoutLayers(space: GraphSpace): GraphLayout {
  const { architecture, width, height, nameWidth, answerWidth } = space;
  const flow = width - (answerWidth > 0 ? answerWidth + 6 : 0);
  const area = layersArea(height);
  const middle = (area.top + area.bottom) / 2;
  const count = architecture.inputs;
  const step = Math.min(80, (area.bottom - area.top) / count);
  const outputs = architecture.layers[architecture.layers.length - 1].units;
  const arrowLength = answerWidth > 0 ? 10 : 20;
  const nameRoom = Math.min(96, nameWidth, flow * 0.27);
  const end = flow - arrowLength;
  const columns = Math.min(mostLayers, architecture.layers.length);
  const fitting = 0.4 * ((end - nameRoom - 43) / columns);
  const r = Math.max(4, Math.min(18, step / 2 - 0.5, fitting));
  const x = Math.max(nameRoom + r + 10, 0.228 * flow);
  const nodes = Array.from({ length: count }, (_, index): PlacedNode => {
    return { x, y: middle + (index - (count - 1) / 2) * step, r, layer: 0, index, inputs: [index] };
  });
  const outputRadius = Math.max(4, Math.min(outputs === 1 ? 18 : 14, fitting));
  const last = end - outputRadius;
  const { layers, bar } = placeLayers(space, { ...area, first: x, last, outputRadius });
  return {
    ...{ form: 'layers', width, height, arrowLength, hasTallPills: false, biasNameAt: 'left', pillShare: 0.5 },
    nameRoom: x - r - 10,
    hasRanges: step >= 34,
    hasThreeLines: step >= 52,
    layers: [{ x, step, nodes }, ...layers],
    ...(bar ? { bar } : {}),
  };
}

/** The layers of neurons, the output last; `area.first` is the middle of the inputs. */
export function placeLayers({ architecture }: GraphSpace, area: LayerArea): { readonly layers: PlacedLayer[]; readonly bar?: PlacedBar } {
  const count = architecture.layers.length;
  const isBarred = count > mostLayers;
  // The first hidden layer, the bar or the layer in its place, the last hidden layer, the output.
  const columns = isBarred ? 4 : count;
  const places = columnPlaces(area.first, area.last, columns);
  const pitch = columns > 1 ? (area.last - area.first) / columns : Infinity;
  const layers = architecture.layers.map(({ units }, i): PlacedLayer => {
    if (isBarred && i > 0 && i < count - 2) return { x: places[1], step: 0, nodes: [] };
    const column = isBarred && i >= count - 2 ? 4 - (count - i) : i;
    return placeLayer(units, i + 1, i === count - 1, places[column], area, pitch);
  });
  if (!isBarred) return { layers };
  const middle = (area.top + area.bottom) / 2;
  const half = Math.min(90, (area.bottom - area.top) / 2);
  return { layers, bar: { x: places[1], top: middle - half, bottom: middle + half, from: 2, to: count - 2 } };
}

/** The last step to the output is shorter than the others: fewer lines cross there. */
function columnPlaces(first: number, last: number, columns: number): number[] {
  if (columns === 1) return [last];
  const shares = Array.from({ length: columns }, (_, i) => (i === columns - 1 ? 0.8 : i === 0 ? 1.1 : 1));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let at = first;
  return shares.map((share) => (at += ((last - first) * share) / all));
}

function placeLayer(units: number, layer: number, isOutput: boolean, x: number, area: LayerArea, pitch: number): PlacedLayer {
  const room = area.bottom - area.top;
  const hasNames = isOutput && units > 1;
  const fitting = Math.max(3, Math.floor(room / (hasNames ? smallestNameStep : smallestStep)));
  const { indexes, before, hidden } = showIndexes(units, fitting);
  const places = indexes.length + (hidden > 0 ? 1 : 0);
  const step = Math.min(50, room / places);
  const widest = isOutput ? area.outputRadius : Math.min(18, pitch * 0.4);
  const r = Math.max(4, Math.min(widest, step / 2 - 0.5));
  const top = (area.top + area.bottom) / 2 - ((places - 1) / 2) * step;
  const nodes = indexes.map((index, i): PlacedNode => {
    return { x, y: top + (hidden > 0 && i >= before ? i + 1 : i) * step, r, layer, index, inputs: [] };
  });
  return hidden > 0 ? { x, step, nodes, gap: { layer, hidden, x, y: top + before * step } } : { x, step, nodes };
}
