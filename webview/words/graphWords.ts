import { listOf, message, plural, sentences, type Message } from '../../src/message.ts';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { layerSlices, parameterCount, type Architecture } from '../../src/network/architecture.ts';
import type { RowFlow } from '../graph/figures/rowFlow.ts';
import { nodeName, type NodeNames } from './layerWords.ts';
import { formatCell, formatWeight } from './numbers.ts';

/** What is needed to describe a graph's nodes and lines. */
export interface SpokenGraph {
  readonly architecture: Architecture;
  readonly names: NodeNames;
  /** The range of each input in the training rows, in words. */
  readonly ranges: readonly string[];
  readonly target: TargetEncoding;
}

const mostNamed = 8;

/** An input: its range, and a row's value as it is in the file and as the network takes it. */
export function inputSentence({ names, ranges }: SpokenGraph, input: number, flow: RowFlow | undefined): Message {
  const name = names.inputs[input];
  const range = ranges[input];
  if (!flow) return message('Input {name}: {range} in the training rows', { name, range });
  const value = formatCell(flow.row.raw[input]);
  return message('Input {name}: {value}, which the network takes as {scaled}', {
    name,
    value,
    scaled: formatWeight(flow.row.inputs[input]),
  });
}

/** A neuron: its bias and the number of its inputs or, for a row, its sum and output. */
export function neuronSentence(
  { architecture, names }: SpokenGraph,
  { layer, unit }: { readonly layer: number; readonly unit: number },
  weights: Float32Array | undefined,
  flow: RowFlow | undefined,
): Message {
  const name = nodeName(architecture, names, layer, unit);
  if (!weights) return name;
  if (flow) {
    const { preActivations, outputs } = flow.pass;
    return message('{name}: Σ {sum}, answers {output}', {
      name,
      sum: formatWeight(preActivations[layer - 1][unit]),
      output: formatWeight(outputs[layer - 1][unit]),
    });
  }
  const { inputs, units, kernelStart, biasStart } = layerSlices(architecture)[layer - 1];
  const incoming = Array.from({ length: inputs }, (_, from) =>
    message('{name} {weight}', {
      name: nodeName(architecture, names, layer - 1, from),
      weight: formatWeight(weights[kernelStart + from * units + unit]),
    }),
  );
  return message('{name}: bias {bias}, weights {weights}', {
    name,
    bias: formatWeight(weights[biasStart + unit]),
    weights: listOf(incoming, 'comma', mostNamed),
  });
}

/** A unit that outputs 0 for the whole range of the training rows. */
export function deadSentence(of: SpokenGraph, layer: number, unit: number): Message {
  return message('{name} is dead: it answers 0 for everything in the range of the training rows', {
    name: nodeName(of.architecture, of.names, layer, unit),
  });
}

/** A unit that is switched off. */
export function offSentence(of: SpokenGraph, layer: number, unit: number): Message {
  return message('{name} is switched off: it passes nothing on', { name: nodeName(of.architecture, of.names, layer, unit) });
}

/** A line with its numbers as texts: "exam1 times 2.26, pushes towards 1". */
export function lineSentence(
  { architecture, names, target }: SpokenGraph,
  line: { readonly layer: number; readonly from: number; readonly to: number; readonly isBias: boolean },
  { text, value, product }: { readonly text: string; readonly value: number; readonly product: string | undefined },
): Message {
  const to = nodeName(architecture, names, line.layer, line.to);
  if (line.isBias) return message('bias of {name}: {weight}', { name: to, weight: text });
  const from = nodeName(architecture, names, line.layer - 1, line.from);
  const isLast = line.layer === architecture.layers.length;
  const products = product === undefined ? undefined : message('This row: {product}.', { product });
  if (target.type === 'binary' && isLast) {
    const pushed = message('{name} times {weight}, pushes towards {class}', {
      name: from,
      weight: text,
      class: target.classes[value < 0 ? 0 : 1],
    });
    return products ? sentences(pushed, products) : pushed;
  }
  const led = message('{name} times {weight}, into {to}', { name: from, weight: text, to });
  return products ? sentences(led, products) : led;
}

/** Title of the field of a line or bias: "exam1 → hidden 1 · 5". */
export function placeTitle(architecture: Architecture, names: NodeNames, weightIndex: number): Message {
  const { layer, from, to } = placeOf(architecture, weightIndex);
  const name = nodeName(architecture, names, layer, to);
  if (from === undefined) return message('bias of {name}', { name });
  return message('{from} → {to}', { from: nodeName(architecture, names, layer - 1, from), to: name });
}

/** The position of a flat weight; `from` is undefined for a bias. Layers count from 1. */
export function placeOf(
  architecture: Architecture,
  weightIndex: number,
): { readonly layer: number; readonly from: number | undefined; readonly to: number } {
  const slices = layerSlices(architecture);
  const layer = slices.findIndex(({ biasStart, units }) => weightIndex < biasStart + units);
  const { kernelStart, biasStart, units } = slices[layer];
  if (weightIndex >= biasStart) return { layer: layer + 1, from: undefined, to: weightIndex - biasStart };
  const place = weightIndex - kernelStart;
  return { layer: layer + 1, from: Math.floor(place / units), to: place % units };
}

/** Operations per row: every weight is a multiplication and an addition, every bias an addition. */
export function costSentence(architecture: Architecture): Message {
  const operations = layerSlices(architecture).reduce((sum, { inputs, units }) => sum + (2 * inputs + 1) * units, 0);
  return message('{parameters}, {operations} per row', {
    parameters: plural(parameterCount(architecture), '1 parameter', '{count} parameters'),
    operations: plural(operations, '1 operation', '{count} operations'),
  });
}
