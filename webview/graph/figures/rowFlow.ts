import { encodeRow, type EncodedRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import type { Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { layerSlices, type Architecture } from '../../../src/network/architecture.ts';
import { forward, type ForwardPass } from '../../../src/network/forward.ts';

/** One row on its way through the network. */
export interface RowFlow {
  readonly row: EncodedRow;
  readonly pass: ForwardPass;
  /** Weight × incoming value, at the weight's place in the flat weights; biases at their own. */
  readonly products: Float64Array<ArrayBuffer>;
}

/** Sends a row's cells through the network; undefined where the row lacks a needed column. */
export function flowRow(
  { encoder, architecture }: { readonly encoder: Encoder; readonly architecture: Architecture },
  weights: Float32Array,
  cells: ReadonlyMap<string, string>,
): RowFlow | undefined {
  if (!encoder.columns.every(({ column }) => cells.has(column))) return undefined;
  const row = encodeRow(encoder, cells);
  const pass = forward(architecture, weights, row.inputs);
  const products = new Float64Array(weights.length);
  for (const [layer, { inputs, units, kernelStart, biasStart }] of layerSlices(architecture).entries()) {
    const incoming = layer === 0 ? row.inputs : pass.outputs[layer - 1];
    for (let from = 0; from < inputs; from++) {
      for (let unit = 0; unit < units; unit++) {
        const place = kernelStart + from * units + unit;
        products[place] = weights[place] * incoming[from];
      }
    }
    for (let unit = 0; unit < units; unit++) products[biasStart + unit] = weights[biasStart + unit];
  }
  return { row, pass, products };
}

/** The products of a network of one layer in the units of the file: folded weight × the file's number, and the folded bias. */
export function fileProducts(
  { raw, inputs }: EncodedRow,
  folded: { readonly weights: Float64Array; readonly isFolded: readonly boolean[] },
  units: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(folded.weights, (weight, place) => {
    const input = Math.floor(place / units);
    if (input >= inputs.length) return weight;
    return weight * (folded.isFolded[input] ? raw[input] : inputs[input]);
  });
}
