import type { Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { foldScaling, type FileUnits } from '../../../src/model/fileUnits.ts';
import type { Architecture } from '../../../src/network/architecture.ts';
import type { WeightUnits } from '../graphChoice.svelte.ts';
import { fileProducts, flowRow, type RowFlow } from './rowFlow.ts';

/** The numbers of the graph and its formula, all of one moment and in the same units. */
export interface GraphFigures {
  /** As the network has them. */
  readonly weights: Float32Array;
  /** In the shown units, at the same places. */
  readonly shown: Float32Array | Float64Array;
  readonly folded?: FileUnits;
  /** The chosen row's way through the network; absent where there is none. */
  readonly flow?: RowFlow;
  /** The row's products in the shown units. */
  readonly products?: Float64Array;
}

export interface GraphMoment {
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  readonly weights: Float32Array;
  readonly units: WeightUnits;
  /** By column; undefined while no row is chosen. */
  readonly cells: ReadonlyMap<string, string> | undefined;
}

/** Only the weights of a network of one layer have a meaning in the units of the file. */
export function hasFileUnits({ layers }: Architecture): boolean {
  return layers.length === 1;
}

/** The figures of one moment. */
export function graphFigures({ encoder, architecture, weights, units, cells }: GraphMoment): GraphFigures {
  const model = { encoder, architecture };
  const folded = units === 'file' && hasFileUnits(architecture) ? foldScaling(model, weights) : undefined;
  const flow = cells && flowRow(model, weights, cells);
  const products = flow && (folded ? fileProducts(flow.row, folded, architecture.layers[0].units) : flow.products);
  return {
    weights,
    shown: folded?.weights ?? weights,
    ...(folded ? { folded } : {}),
    ...(flow ? { flow } : {}),
    ...(products ? { products } : {}),
  };
}
