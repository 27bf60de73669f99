import type { Architecture } from '../../src/network/architecture.ts';
import { countOf, formatCount } from './numbers.ts';

/** Name of a layer (0: the inputs): "Input", "Hidden 2", "Output". */
export function layerName(architecture: Architecture, layer: number): string {
  if (layer === 0) return 'Input';
  return layer === architecture.layers.length ? 'Output' : `Hidden ${layer}`;
}

/** Size and activation of a layer: "2 features", "8 units · relu". */
export function layerFacts({ inputs, layers }: Architecture, layer: number): string {
  if (layer === 0) return countOf(inputs, 'feature');
  const { units, activation } = layers[layer - 1];
  return `${countOf(units, 'unit')} · ${activation}`;
}

/** Name of a node as it is spoken: the column of an input, "Hidden 1, neuron 3", "Output". */
export function nodeName(architecture: Architecture, names: readonly string[], layer: number, index: number): string {
  if (layer === 0) return names[index];
  const units = architecture.layers[layer - 1].units;
  return units === 1 ? layerName(architecture, layer) : `${layerName(architecture, layer)}, neuron ${index + 1}`;
}

/** The whole network in one sentence. */
export function networkSentence(architecture: Architecture, target: string): string {
  const hidden = architecture.layers.slice(0, -1).map(({ units }) => formatCount(units));
  const from = countOf(architecture.inputs, 'input');
  if (hidden.length === 0) return `A single neuron that predicts ${target} from ${from}.`;
  return `A network that predicts ${target} from ${from} through ${countOf(hidden.length, 'hidden layer')} of ${hidden.join(' and ')} neurons.`;
}

/** "x₁₂": the symbol of an input, counted from 1. */
export function inputSymbol(index: number): string {
  const digits = Array.from(String(index + 1), (digit) => String.fromCodePoint(0x2080 + Number(digit)));
  return `x${digits.join('')}`;
}
