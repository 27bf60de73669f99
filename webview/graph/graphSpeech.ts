import { message } from '../../src/message.ts';
import { say } from '../say.ts';
import { deadSentence, inputSentence, lineSentence, neuronSentence, offSentence, type SpokenGraph } from '../words/graphWords.ts';
import type { ListRow } from './layout/columnList.ts';
import type { GraphLine } from './figures/graphLines.ts';
import type { LineNumber } from './figures/lineNumbers.ts';
import type { GraphPlace } from './layout/neighbour.ts';
import type { GraphLayout, PlacedNode } from './layout/placedGraph.ts';
import type { RowFlow } from './figures/rowFlow.ts';

/** What is needed to describe the parts of the graph in sentences. */
export interface GraphSpeech {
  readonly spoken: SpokenGraph;
  readonly layout: GraphLayout;
  readonly lineOf: ReadonlyMap<string, GraphLine>;
  readonly list: readonly ListRow[] | undefined;
  readonly flow: RowFlow | undefined;
  /** For screen readers: must not change 60 times a second. */
  readonly weights: Float32Array | undefined;
  readonly numberOf: (line: GraphLine) => LineNumber;
  /** About hidden units; layers count from 1. */
  readonly isDead: (layer: number, unit: number) => boolean;
  readonly isOff: (layer: number, unit: number) => boolean;
  readonly isFrozen: (layer: number, unit: number) => boolean;
}

/** Describes a node or line; undefined where it is not drawn. */
export function placeText(speech: GraphSpeech, place: GraphPlace): string | undefined {
  if (place.type === 'line') {
    const line = speech.lineOf.get(place.key);
    return line && lineText(speech, line);
  }
  const node = speech.layout.layers[place.node.layer].nodes.find(({ index }) => index === place.node.index);
  return node && nodeText(speech, node);
}

/** Describes a line by its weight, and by its product where a row is chosen. */
export function lineText({ spoken, layout, numberOf }: GraphSpeech, line: GraphLine): string {
  const from = layout.layers[line.layer - 1].nodes.find(({ index }) => index === line.from);
  const input = line.layer === 1 && from ? from.inputs[0] : line.from;
  return say(lineSentence(spoken, { ...line, from: input }, { product: undefined, ...numberOf(line) }));
}

/** Describes a node: its input, or its neuron. */
export function nodeText(speech: GraphSpeech, node: PlacedNode): string {
  const { layer, index } = node;
  const said = whatNodeDoes(speech, node);
  return layer > 0 && speech.isFrozen(layer, index) ? say(message('{said}; frozen: it does not learn further', { said })) : said;
}

function whatNodeDoes({ spoken, list, flow, weights, isDead, isOff }: GraphSpeech, { layer, index, inputs }: PlacedNode): string {
  if (layer === 0) {
    const row = list?.[index];
    return row?.type === 'column' && row.of.count > 1 ? row.of.column : say(inputSentence(spoken, inputs[0], flow));
  }
  if (isOff(layer, index)) return say(offSentence(spoken, layer, index));
  if (isDead(layer, index)) return say(deadSentence(spoken, layer, index));
  return say(neuronSentence(spoken, { layer, unit: index }, weights, flow));
}
