import type { Architecture } from '../../src/network/architecture.ts';
import { showIndexes } from './shownIndexes.ts';

/** Which way the signal flows on the screen. */
export type Direction = 'right' | 'down';

/** What the drawing has to fit: all lengths in pixels. */
export interface GraphSpace {
  readonly architecture: Architecture;
  readonly direction: Direction;
  readonly width: number;
  /** Width of the longest name of an input, and of the longest range under it. */
  readonly nameWidth: number;
  readonly rangeWidth: number;
  /** Width of the longest text behind an output. */
  readonly answerWidth: number;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** One drawn node: `layer` 0 are the inputs, `index` counts in the whole layer. */
export interface PlacedNode extends Circle {
  readonly layer: number;
  readonly index: number;
}

/** Stands for the nodes that are left out. */
export interface PlacedGap {
  readonly layer: number;
  readonly hidden: number;
  readonly x: number;
  readonly y: number;
}

export interface PlacedLayer {
  /** Middle of the layer across the flow's direction: x when it flows right, y when it flows down. */
  readonly position: number;
  /** Distance between two neighbours. */
  readonly step: number;
  readonly nodes: readonly PlacedNode[];
  readonly gap?: PlacedGap;
  /** The constant 1 whose lines to the next layer are its biases. */
  readonly bias?: Circle;
}

export interface GraphLayout {
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  /** True for a network of one neuron, which is drawn large with its parts inside. */
  readonly isSingle: boolean;
  /** True when names stand slanted above the inputs, since there is no room beside each other. */
  readonly isSlanted: boolean;
  /** The same of the names under several outputs. */
  readonly areAnswersSlanted: boolean;
  /** True when there is room for the ranges of the inputs. */
  readonly hasRanges: boolean;
  readonly layers: readonly PlacedLayer[];
}

const maxInputs = 10;
const maxUnits = 12;
const biasRadius = 11;

/** Places every circle of the network. */
export function layoutGraph(space: GraphSpace): GraphLayout {
  const { architecture } = space;
  const isSingle = architecture.layers.length === 1 && architecture.layers[0].units === 1;
  return space.direction === 'right' ? layoutRight(space, isSingle) : layoutDown(space, isSingle);
}

/** Units of the inputs and of each layer. */
function layerCounts({ inputs, layers }: Architecture): number[] {
  return [inputs, ...layers.map(({ units }) => units)];
}

function nodeRadius(layer: number, count: number, step: number, isSingle: boolean): number {
  if (isSingle && layer === 1) return 46;
  const largest = layer === 0 || layer === count - 1 ? 21 : 18;
  return Math.max(6, Math.min(largest, step * 0.38));
}

function layoutRight({ architecture, width, nameWidth, rangeWidth, answerWidth }: GraphSpace, isSingle: boolean): GraphLayout {
  const counts = layerCounts(architecture);
  const places = counts.map((count, layer) => Math.min(count, layer === 0 ? maxInputs : maxUnits));
  const most = Math.max(...places);
  const span = isSingle ? Math.max(122, Math.min(440, (most - 1) * 62)) : Math.max(150, Math.min(430, (most - 1) * 46));
  const widestStep = isSingle ? 122 : 72;
  const left = Math.min(Math.max(nameWidth, rangeWidth), width * 0.3) + 34;
  const right = width - Math.min(answerWidth, width * 0.24) - (isSingle ? 46 + 62 : 62);
  const top = isSingle ? Math.max(24, 46 + 58 + 2 * biasRadius - span / 2) : 26 + 2 * biasRadius + 18;
  const middle = top + span / 2;
  const layers = counts.map((count, layer): PlacedLayer => {
    const x = left + ((right - left) * layer) / (counts.length - 1);
    const step = places[layer] > 1 ? Math.min(widestStep, span / (places[layer] - 1)) : widestStep;
    const start = middle - (step * (places[layer] - 1)) / 2;
    const r = nodeRadius(layer, counts.length, step, isSingle);
    const line = placeInLine(count, places[layer], (place) => ({ x, y: start + place * step }), layer, r);
    const biasAt = isSingle ? { x: right, y: middle - 46 - 58 } : { x, y: start - Math.max(Math.min(step * 0.8, 46), r + biasRadius + 12) };
    return { position: x, step, ...line, ...(layer < counts.length - 1 ? { bias: { ...biasAt, r: biasRadius } } : {}) };
  });
  const bottom = isSingle ? Math.max(middle + span / 2 + 36, middle + 64) : middle + span / 2 + 36;
  return {
    ...{ direction: 'right', width, height: bottom + 48, isSingle, isSlanted: false, areAnswersSlanted: false },
    ...{ hasRanges: layers[0].step >= 34, layers },
  };
}

/** Room that names need which stand slanted over or under their nodes; they reach past the last one by most of it. */
function slantOf(textWidth: number): number {
  return Math.min(textWidth, 110) * 0.71;
}

function layoutDown({ architecture, width, nameWidth, rangeWidth, answerWidth }: GraphSpace, isSingle: boolean): GraphLayout {
  const counts = layerCounts(architecture);
  const room = (width - 28 - (isSingle ? 0 : 30)) / Math.min(counts[0], maxInputs);
  const isSlanted = nameWidth + 10 > room;
  const slant = isSlanted ? slantOf(nameWidth) : 0;
  const outputs = architecture.layers[architecture.layers.length - 1].units;
  const areAnswersSlanted = outputs > 1 && answerWidth + 10 > (width - 28) / Math.min(outputs, maxUnits);
  const answerSlant = areAnswersSlanted ? slantOf(answerWidth) : 0;
  const hasRanges = !isSlanted && rangeWidth + 10 <= room;
  const inputTop = isSlanted ? slant + 34 : hasRanges ? 62 : 48;
  const rowStep = isSingle ? 156 : counts.length > 4 ? 88 : 112;
  const layers = counts.map((count, layer): PlacedLayer => {
    const y = inputTop + layer * rowStep;
    const hasBias = !isSingle && layer < counts.length - 1;
    const namesPast = (layer === 0 ? slant : layer === counts.length - 1 ? answerSlant : 0) * 0.8;
    const rowWidth = width - 28 - (hasBias ? 30 : 0) - namesPast;
    const fitting = Math.max(3, Math.floor(rowWidth / (layer === 0 && !isSlanted ? 26 : 22)));
    const places = Math.min(count, fitting, layer === 0 ? maxInputs : maxUnits);
    const step = Math.min(isSingle ? 128 : 96, rowWidth / places);
    const r = nodeRadius(layer, counts.length, step, isSingle);
    const middle = (width - (hasBias ? 30 : 0) - namesPast) / 2;
    const start = middle - (step * (places - 1)) / 2;
    const line = placeInLine(count, places, (place) => ({ x: start + place * step, y }), layer, r);
    const biasAt = isSingle ? { x: width / 2 + 46 + 44, y: y + rowStep } : { x: width - 14 - biasRadius, y };
    return { position: y, step, ...line, ...(layer < counts.length - 1 ? { bias: { ...biasAt, r: biasRadius } } : {}) };
  });
  const lastY = inputTop + (counts.length - 1) * rowStep;
  const below = outputs === 1 ? 82 : areAnswersSlanted ? answerSlant + 30 : 36;
  const height = lastY + (isSingle ? 46 : 21) + below;
  return { direction: 'down', width, height, isSingle, isSlanted, areAnswersSlanted, hasRanges, layers };
}

function placeInLine(count: number, places: number, at: (place: number) => { x: number; y: number }, layer: number, r: number) {
  const { indexes, before, hidden } = showIndexes(count, Math.max(1, places));
  const nodes = indexes.map((index, i): PlacedNode => ({ ...at(hidden > 0 && i >= before ? i + 1 : i), r, layer, index }));
  return hidden > 0 ? { nodes, gap: { layer, hidden, ...at(before) } } : { nodes };
}
