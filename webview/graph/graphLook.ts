import { graphFigures, type Asked, type GraphFigures } from './graphFigures.ts';
import { largestProductOf } from './lineNumbers.ts';
import { isNeuron } from './placedGraph.ts';
import { hasUnitMaps, mapUnits, type UnitMaps } from './unitMaps.ts';

/** All that the graph tells of one set of weights. */
export interface GraphLook {
  readonly weights: Float32Array;
  readonly figures: GraphFigures;
  /** Of a row on a line: against it the lines' widths are told. */
  readonly largestProduct: number;
  /** What each hidden unit answers everywhere, where the network has two numbers to ask about. */
  readonly maps: UnitMaps | undefined;
}

/** Works out what the graph tells of these weights; undefined while there are none. */
export function lookAt({ weights, ...of }: Omit<Asked, 'weights'> & { readonly weights: Float32Array | undefined }): GraphLook | undefined {
  if (!weights) return undefined;
  const { encoder, architecture } = of;
  const hasMaps = !isNeuron(architecture) && hasUnitMaps(encoder, architecture);
  const figures = graphFigures({ ...of, weights });
  return {
    weights,
    figures,
    largestProduct: largestProductOf(figures),
    maps: hasMaps ? mapUnits(encoder.inputs, architecture, weights) : undefined,
  };
}
