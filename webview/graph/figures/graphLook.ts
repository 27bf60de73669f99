import { graphFigures, type GraphMoment, type GraphFigures } from './graphFigures.ts';
import { largestProductOf } from './lineNumbers.ts';
import { isNeuron } from '../layout/placedGraph.ts';
import { hasUnitMaps, mapUnits, type UnitMaps } from './unitMaps.ts';

/** All that the graph shows of one set of weights. */
export interface GraphLook {
  readonly weights: Float32Array;
  readonly figures: GraphFigures;
  /** The largest product of the chosen row, to which line widths are relative. */
  readonly largestProduct: number;
  /** Each hidden unit's answers over the plane, where the network has two numeric inputs. */
  readonly maps: UnitMaps | undefined;
}

/** Computes what the graph shows of these weights; undefined while there are none. */
export function lookAt({
  weights,
  ...of
}: Omit<GraphMoment, 'weights'> & { readonly weights: Float32Array | undefined }): GraphLook | undefined {
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
