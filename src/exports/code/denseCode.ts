import { layerSlices, parameterCount, type Architecture, type LayerSlice } from '../../network/architecture.ts';
import type { CodeStyle } from './codeStyle.ts';
import { floatLiteral } from './codeStyle.ts';

/** An input or a neuron: its variable, and a description for a comment. */
export interface NamedValue {
  readonly variable: string;
  readonly comment?: string;
}

/** Larger networks are written as tables of weights with a loop. */
const MOST_WRITTEN_OUT = 1500;

/** True if each neuron is written out as its own formula. */
export function isWrittenOut(architecture: Architecture): boolean {
  return parameterCount(architecture) <= MOST_WRITTEN_OUT;
}

/** The function for an activation in the code; undefined if there is none for a single neuron. */
export function activationFunction({ activation }: LayerSlice): string | undefined {
  if (activation === 'linear' || activation === 'softmax') return undefined;
  return activation === 'leakyRelu' ? 'leaky_relu' : activation;
}

/**
 * The formulas of the network, neuron by neuron, in terms of the variables with the scaled inputs. Hidden neurons are named `hidden_1_1` …,
 * the sums of the output layer before its activation `sum_1` …, or `sum` if there is only one.
 */
export function denseFormulas(
  architecture: Architecture,
  weights: Float32Array,
  inputs: readonly NamedValue[],
  style: CodeStyle,
): string[] {
  const lines: string[] = [];
  let values = inputs;
  const slices = layerSlices(architecture);
  slices.forEach((slice, layer) => {
    const isOutput = layer === slices.length - 1;
    const names = neuronNames(slice, layer, isOutput);
    lines.push('', `${style.comment} ${describeLayer(slice, layer, isOutput)}`);
    names.forEach((name, unit) => {
      const bias = { code: floatLiteral(weights[slice.biasStart + unit]), comment: 'bias' };
      const summands = values.map(({ variable, comment }, index) => ({
        code: `${floatLiteral(weights[slice.kernelStart + index * slice.units + unit])} * ${variable}`,
        ...(comment === undefined ? {} : { comment }),
      }));
      lines.push(...style.declareSum(name, [bias, ...summands], isOutput ? '' : (activationFunction(slice) ?? '')));
    });
    values = names.map((variable) => ({ variable }));
  });
  return lines;
}

/** The variables of a layer's neurons. */
function neuronNames({ units }: LayerSlice, layer: number, isOutput: boolean): string[] {
  if (isOutput && units === 1) return ['sum'];
  return Array.from({ length: units }, (_, unit) => (isOutput ? `sum_${unit + 1}` : `hidden_${layer + 1}_${unit + 1}`));
}

/** "Hidden layer 1: 8 neurons, relu". */
export function describeLayer({ units, activation }: LayerSlice, layer: number, isOutput: boolean): string {
  const neurons = units === 1 ? '1 neuron' : `${units} neurons`;
  return `${isOutput ? 'Output' : `Hidden layer ${layer + 1}`}: ${neurons}, ${activation}`;
}

/** The kernel of one layer, with a row per input, and the biases. */
export function layerRows(
  slice: LayerSlice,
  weights: Float32Array,
): { readonly kernel: readonly string[][]; readonly bias: readonly string[] } {
  const literals = (start: number) => Array.from(weights.subarray(start, start + slice.units), floatLiteral);
  return {
    kernel: Array.from({ length: slice.inputs }, (_, index) => literals(slice.kernelStart + index * slice.units)),
    bias: literals(slice.biasStart),
  };
}
