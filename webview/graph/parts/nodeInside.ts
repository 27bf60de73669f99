import type { TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import { formatProduct, formatShortProbability } from '../../words/numbers.ts';
import type { GraphFigures } from '../figures/graphFigures.ts';
import type { PlacedNode } from '../layout/placedGraph.ts';
import { fitAnswer } from './graphTexts.ts';
import { neuronLines } from '../figures/rowTexts.ts';

interface Drawing {
  readonly figures: GraphFigures;
  readonly architecture: Architecture;
  readonly target: TargetEncoding;
  readonly isSingle: boolean;
  readonly isListed: boolean;
}

/**
 * The figures inside a node's circle for the chosen row: the scaled input, the neuron's Σ and output, a hidden unit's output as a share of the
 * largest of its layer. Undefined where there are none: no row, a row of a list, an input in the units of the file.
 */
export function nodeInside(
  { layer, index, inputs, r }: PlacedNode,
  { figures, architecture, target, isSingle, isListed }: Drawing,
): { readonly lines: readonly string[]; readonly share: number } | undefined {
  const { flow, folded } = figures;
  if (!flow) return undefined;
  if (layer === 0) {
    if (isListed || folded?.isFolded[inputs[0]]) return undefined;
    return { lines: [formatProduct(flow.row.inputs[inputs[0]])], share: 0 };
  }
  const { activation } = architecture.layers[layer - 1];
  const output = flow.pass.outputs[layer - 1][index];
  if (isSingle) {
    const sum = folded && target.type === 'regression' ? output * target.scale + target.mean : flow.pass.preActivations[layer - 1][index];
    const [first, second] = neuronLines(target, activation, { sum, output }, formatProduct);
    return { lines: [first, fitAnswer(target, output, second, r)], share: 0 };
  }
  const most = flow.pass.outputs[layer - 1].reduce((largest, one) => Math.max(largest, Math.abs(one)), 1e-9);
  const isProbability = layer === architecture.layers.length && target.type !== 'regression';
  return { lines: [isProbability ? formatShortProbability(output) : formatProduct(output)], share: output / most };
}
