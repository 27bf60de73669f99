import type { Architecture } from '../../src/network/architecture.ts';
import { countOf } from './numbers.ts';
import { writeCount } from '../../src/writeNumber.ts';

/** Name of a layer (0: the inputs): "Input", "Hidden 2", "Output". */
export function layerName(architecture: Architecture, layer: number): string {
  if (layer === 0) return 'Input';
  return layer === architecture.layers.length ? 'Output' : `Hidden ${layer}`;
}

/** Names of the nodes that have one of their own: inputs, and outputs that stand for classes (empty for a single output). */
export interface NodeNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Size and activation of a layer: "2 features", "7 from 4 columns", "8 units · relu", "3 classes · softmax". */
export function layerFacts({ inputs, layers }: Architecture, layer: number, columnCount: number): string {
  if (layer === 0)
    return inputs === columnCount ? countOf(inputs, 'feature') : `${writeCount(inputs)} from ${countOf(columnCount, 'column')}`;
  const { units, activation } = layers[layer - 1];
  const isClasses = layer === layers.length && units > 1;
  return `${isClasses ? `${writeCount(units)}\u00a0classes` : countOf(units, 'unit')} · ${activation}`;
}

/** Name of a node as it is spoken: the column of an input, "Hidden 1, neuron 3", "Output", "Output setosa". */
export function nodeName(architecture: Architecture, names: NodeNames, layer: number, index: number): string {
  if (layer === 0) return names.inputs[index];
  const units = architecture.layers[layer - 1].units;
  const name = layerName(architecture, layer);
  if (layer === architecture.layers.length && index < names.outputs.length) return `${name} ${names.outputs[index]}`;
  return units === 1 ? name : `${name}, neuron ${index + 1}`;
}

/** The whole network in one sentence. */
export function networkSentence(architecture: Architecture, target: string): string {
  const hidden = architecture.layers.slice(0, -1).map(({ units }) => writeCount(units));
  const outputs = architecture.layers.at(-1)?.units ?? 1;
  const from = countOf(architecture.inputs, 'input');
  if (hidden.length > 0) {
    return `A network that predicts ${target} from ${from} through ${countOf(hidden.length, 'hidden layer')} of ${hidden.join(' and ')} neurons.`;
  }
  return outputs === 1
    ? `A single neuron that predicts ${target} from ${from}.`
    : `A layer of ${writeCount(outputs)} neurons, one for each value of ${target}, that predicts it from ${from}.`;
}

/** "x₁₂": the symbol of an input, counted from 1. */
export function inputSymbol(index: number): string {
  const digits = Array.from(String(index + 1), (digit) => String.fromCodePoint(0x2080 + Number(digit)));
  return `x${digits.join('')}`;
}
