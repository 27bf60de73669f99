import type { Architecture } from '../../../src/network/architecture.ts';
import type { ListRow } from './columnList.ts';

/** The space that the drawing has to fit: all lengths in pixels. */
export interface GraphSpace {
  readonly architecture: Architecture;
  readonly width: number;
  readonly height: number;
  /** Width of the longest text beside an input. */
  readonly nameWidth: number;
  /** Width of the longest text behind an output; 0 where the arrow leads to a map beside the graph that says it. */
  readonly answerWidth: number;
  /** The list of columns that stands for the inputs; undefined where each has its circle. */
  readonly list: readonly ListRow[] | undefined;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** One drawn node. Layer 0 holds the inputs; `index` counts in the whole layer or, in a list of columns, its rows. */
export interface PlacedNode extends Circle {
  readonly layer: number;
  readonly index: number;
  /** In the first layer: the inputs that it stands for. None for the row of an open column, whose inputs have rows of their own. */
  readonly inputs: readonly number[];
}

/** Stands for omitted nodes. */
export interface PlacedGap {
  readonly layer: number;
  readonly hidden: number;
  readonly x: number;
  readonly y: number;
}

export interface PlacedLayer {
  /** The x of the layer's middle. */
  readonly x: number;
  /** Distance between neighbours. */
  readonly step: number;
  /** Empty for a layer hidden in the bar. */
  readonly nodes: readonly PlacedNode[];
  readonly gap?: PlacedGap;
}

/** Stands for the middle layers `from` … `to` (1: the first hidden one). */
export interface PlacedBar {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

/** `neuron`: one neuron with its parts inside; `layers`: several, where a list of columns may stand for the inputs. */
export type GraphForm = 'neuron' | 'layers';

export interface GraphLayout {
  readonly form: GraphForm;
  readonly width: number;
  readonly height: number;
  /** Room for a name beside an input. */
  readonly nameRoom: number;
  /** True when ranges fit under the names, three lines in all. */
  readonly hasRanges: boolean;
  readonly hasThreeLines: boolean;
  readonly layers: readonly PlacedLayer[];
  readonly bar?: PlacedBar;
  /** The constant 1 of a single neuron, whose line is its bias. */
  readonly bias?: Circle;
  /** The side of the constant where its name stands. */
  readonly biasNameAt: 'left' | 'right' | 'below';
  /** Length of the arrow behind the output. */
  readonly arrowLength: number;
  /** Where on its line the number of an input stands, as a share of the way between the circles' middles; and whether two lines of text fit. */
  readonly pillShare: number;
  readonly hasTallPills: boolean;
}

/** More inputs than this are shown by column. */
export const mostCircles = 8;

/** True for a network of one neuron, which is drawn large with its parts inside. */
export function isNeuron({ layers }: Architecture): boolean {
  return layers.length === 1 && layers[0].units === 1;
}

/** Pixels for a row's value at its input: beside its name, below it, or between name and average, where it is set larger. */
export function roomOfValue({ nameRoom, hasRanges, hasThreeLines }: GraphLayout, isFolded: boolean): number {
  if (!hasRanges) return nameRoom / 2;
  return hasThreeLines && !isFolded ? (nameRoom * 13) / 15 : nameRoom;
}
