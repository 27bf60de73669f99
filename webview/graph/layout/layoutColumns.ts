import type { Architecture } from '../../../src/network/architecture.ts';
import type { ListRow } from './columnList.ts';
import { isNeuron, type GraphLayout, type GraphSpace, type PlacedNode } from './placedGraph.ts';
import { layersArea, mostLayers, placeLayers } from './layoutLayers.ts';

const biasRadius = 9;
/** Pixels from the middle of the constant 1 to the end of its name and number, where these stand beside it. */
const biasNameWidth = 85;
/** Pixels for the name of the map's vertical axis at the right edge, where a map stands beside the graph. */
const axisNameWidth = 18;

/** Places a list of columns in front of the neurons. */
export function layoutColumns(space: GraphSpace, list: readonly ListRow[]): GraphLayout {
  const { architecture, width, height, answerWidth } = space;
  const isSingle = isNeuron(architecture);
  const x = listWidth(width, isSingle);
  const nodes = list.flatMap((row, index): PlacedNode[] => {
    if (row.type === 'between' || row.type === 'rest') return [];
    return [{ x, y: row.y, r: row.type === 'input' ? 4 : row.isStrong ? 8 : 6, layer: 0, index, inputs: row.inputs }];
  });
  const bottom = Math.max(height, ...list.map(({ y }) => y + 12));
  const shared = { width, height: bottom, nameRoom: x - 14, hasRanges: false, hasThreeLines: false, hasTallPills: false, pillShare: 0.5 };
  if (isSingle) {
    const r = Math.max(20, Math.min(36, 0.0737 * width));
    const arrowLength = 16;
    const cx = width - Math.max(r + arrowLength + 4, Math.min(85, width * 0.231));
    const cy = columnsMiddle(height);
    const biasRoom = width - cx - (answerWidth > 0 ? 0 : axisNameWidth);
    return {
      ...shared,
      ...{ form: 'neuron', arrowLength, biasNameAt: biasRoom < biasNameWidth ? 'below' : 'right' },
      layers: [
        { x, step: 21, nodes },
        { x: cx, step: 0, nodes: [{ x: cx, y: cy, r, layer: 1, index: 0, inputs: [] }] },
      ],
      bias: { x: cx, y: cy + r + 39, r: biasRadius },
    };
  }
  const arrowLength = answerWidth > 0 ? 10 : 20;
  const outputs = architecture.layers[architecture.layers.length - 1].units;
  const end = width - (answerWidth > 0 ? answerWidth + 6 : 0) - arrowLength;
  const fitting = (0.4 * (end - x - 18)) / Math.min(mostLayers, architecture.layers.length);
  const outputRadius = Math.max(4, Math.min(outputs === 1 ? 18 : 14, fitting));
  const last = end - outputRadius;
  const { layers, bar } = placeLayers(space, { first: x, last, top: 46, bottom: height - 18, outputRadius });
  return {
    ...shared,
    ...{ form: 'layers', arrowLength, biasNameAt: 'right' },
    layers: [{ x, step: 21, nodes }, ...layers],
    ...(bar ? { bar } : {}),
  };
}

/** The y around which the neurons behind a list stand. */
export function neuronsMiddle(architecture: Architecture, height: number): number {
  if (isNeuron(architecture)) return columnsMiddle(height);
  const { top, bottom } = layersArea(height);
  return (top + bottom) / 2;
}

/** The y of the single neuron behind a list. */
function columnsMiddle(height: number): number {
  return height * 0.49;
}

/** The x of the circles behind the names of columns: a single neuron needs no room for layers, so names are read in a narrow panel too. */
export function listWidth(width: number, isSingle: boolean): number {
  return Math.min(222, width * (isSingle ? 0.56 : 0.455));
}
