import { listOf, message, plural, verbatim, type Message } from '../../src/message.ts';
import type { Architecture } from '../../src/network/architecture.ts';
import { writeCount } from '../../src/writeNumber.ts';

/** Names of inputs, and of outputs that stand for classes (empty for a single output). */
export interface NodeNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The spoken name of a node: the input's, "hidden 1 · 3", "output", "output setosa". */
export function nodeName(architecture: Architecture, names: NodeNames, layer: number, index: number): Message {
  if (layer === 0) return verbatim(names.inputs[index]);
  if (layer < architecture.layers.length) return message('hidden {layer} · {number}', { layer, number: index + 1 });
  if (index < names.outputs.length) return message('output {name}', { name: names.outputs[index] });
  return architecture.layers.length === 1 ? message('the neuron') : message('output');
}

/** The whole network in one sentence. */
export function networkSentence(architecture: Architecture, target: string): Message {
  const hidden = architecture.layers.slice(0, -1).map(({ units }) => writeCount(units));
  const outputs = architecture.layers.at(-1)?.units ?? 1;
  const from = plural(architecture.inputs, '1 input', '{count} inputs');
  if (hidden.length > 0) {
    const layers = plural(hidden.length, '1 hidden layer', '{count} hidden layers');
    return message('A network that predicts {target} from {inputs} through {layers} of {units} neurons.', {
      target,
      inputs: from,
      layers,
      units: listOf(hidden, 'and'),
    });
  }
  if (outputs === 1) return message('A single neuron that predicts {target} from {inputs}.', { target, inputs: from });
  return message('A layer of {count} neurons, one for each value of {target}, that predicts it from {inputs}.', {
    count: outputs,
    target,
    inputs: from,
  });
}

/** "x₁₂": the symbol of an input, counted from 1. */
export function inputSymbol(index: number): string {
  return `x${subscript(index + 1)}`;
}

/** A number in subscript. */
export function subscript(number: number): string {
  return Array.from(String(number), (digit) => String.fromCodePoint(0x2080 + Number(digit))).join('');
}
