import type { Architecture } from '../../src/network/architecture.ts';
import type { ListRow } from './columnList.ts';

/** What the drawing has to fit: all lengths in pixels. */
export interface GraphSpace {
  readonly architecture: Architecture;
  readonly width: number;
  readonly height: number;
  /** Width of the longest text beside an input. */
  readonly nameWidth: number;
  /** Width of the longest text behind an output; 0 where the arrow leads to what stands beside the graph and says it. */
  readonly answerWidth: number;
  /** The list of columns that stands for the inputs; undefined where each has its circle. */
  readonly list: readonly ListRow[] | undefined;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** One drawn node: `layer` 0 are the inputs, `index` counts in the whole layer, in a list of columns its rows. */
export interface PlacedNode extends Circle {
  readonly layer: number;
  readonly index: number;
  /** Of the first layer: the inputs that it stands for. None for the row of a column whose inputs have rows of their own. */
  readonly inputs: readonly number[];
}

/** Stands for the nodes that are left out. */
export interface PlacedGap {
  readonly layer: number;
  readonly hidden: number;
  readonly x: number;
  readonly y: number;
}

export interface PlacedLayer {
  /** Middle of the layer across the flow. */
  readonly x: number;
  /** Distance between two neighbours. */
  readonly step: number;
  /** None in a layer that is within the bar. */
  readonly nodes: readonly PlacedNode[];
  readonly gap?: PlacedGap;
}

/** Stands for layers in the middle, `from` … `to` (1: the first hidden one). */
export interface PlacedBar {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

/** `neuron`: one with its parts inside, `layers`: several, of which the inputs may be a list of columns. */
export type GraphForm = 'neuron' | 'layers';

export interface GraphLayout {
  readonly form: GraphForm;
  readonly width: number;
  readonly height: number;
  /** Room for a name beside an input. */
  readonly nameRoom: number;
  /** True when there is room for the ranges under the names, for three lines in all. */
  readonly hasRanges: boolean;
  readonly hasThreeLines: boolean;
  readonly layers: readonly PlacedLayer[];
  readonly bar?: PlacedBar;
  /** The constant 1 of a single neuron, whose line is its bias. */
  readonly bias?: Circle;
  /** Which side of the constant its name stands on. */
  readonly biasNameAt: 'left' | 'right' | 'below';
  /** From the output on. */
  readonly arrowLength: number;
  /** Where on its line the number of an input stands, as a share of the way between the circles' middles; and whether two lines of text fit. */
  readonly pillShare: number;
  readonly hasTallPills: boolean;
}

/** More inputs than this are told by column. */
export const mostCircles = 8;

/** True for a network of one neuron, which is drawn large with its parts inside. */
export function isNeuron({ layers }: Architecture): boolean {
  return layers.length === 1 && layers[0].units === 1;
}
