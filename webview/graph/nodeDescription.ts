import { layerSlices, type Architecture } from '../../src/network/architecture.ts';
import { nodeName, type NodeNames } from '../words/layerWords.ts';
import { formatWeight } from '../words/numbers.ts';

const mostNamed = 8;

/** A node and its numbers as a screen reader says them: name, bias and the weights that come in. */
export function nodeDescription(
  architecture: Architecture,
  names: NodeNames,
  weights: Float32Array | undefined,
  layer: number,
  index: number,
): string {
  const name = nodeName(architecture, names, layer, index);
  if (layer === 0) return `Input ${name}`;
  if (!weights) return name;
  const { inputs, units, kernelStart, biasStart } = layerSlices(architecture)[layer - 1];
  const incoming = Array.from({ length: Math.min(inputs, mostNamed) }, (_, from) => {
    return `${nodeName(architecture, names, layer - 1, from)} ${formatWeight(weights[kernelStart + from * units + index])}`;
  });
  const more = inputs > mostNamed ? `, and ${inputs - mostNamed} more` : '';
  return `${name}: bias ${formatWeight(weights[biasStart + index])}, weights ${incoming.join(', ')}${more}`;
}
