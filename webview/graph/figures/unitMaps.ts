import type { ColumnEncoding, EncodedInput, Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { scaleInput } from '../../../src/dataset/encoding/scaleInput.ts';
import { parameterCount, type Architecture } from '../../../src/network/architecture.ts';
import { createRowsPass } from '../../../src/network/forwardRows.ts';

/** Cells along each side of a unit's map. */
export const mapSide = 16;
/** Larger networks get no maps: 256 forward passes per frame would be too slow. */
const mostParameters = 10_000;

/**
 * Every unit's outputs over the plane of the two inputs, from the smallest to the largest training value: `layers[0]` holds the scaled inputs.
 * One value per unit and cell (unit · 256 + row · 16 + column), the first row on top, where the second input is largest.
 */
export interface UnitMaps {
  readonly layers: readonly Float64Array<ArrayBuffer>[];
}

/** Whether units have maps: where the inputs are two numbers. */
export function hasUnitMaps({ columns, inputs }: Encoder, architecture: Architecture): boolean {
  const isNumber = ({ type }: ColumnEncoding) => type === 'number';
  return inputs.length === 2 && columns.length === 2 && columns.every(isNumber) && parameterCount(architecture) <= mostParameters;
}

/** The maps of all units of a network on two inputs. */
export function mapUnits(inputs: readonly EncodedInput[], architecture: Architecture, weights: Float32Array): UnitMaps {
  const cells = mapSide * mapSide;
  const sizes = [2, ...architecture.layers.map(({ units }) => units)];
  const layers = sizes.map((units) => new Float64Array(units * cells));
  const at = new Float64Array(2 * cells);
  for (let cell = 0; cell < cells; cell++) {
    at[2 * cell] = valueAt(inputs[0], cell % mapSide);
    at[2 * cell + 1] = valueAt(inputs[1], mapSide - 1 - Math.floor(cell / mapSide));
  }
  const { outputs } = createRowsPass(architecture, weights, cells)(at, cells);
  for (const [layer, units] of sizes.entries()) {
    const values = layer === 0 ? at : outputs[layer - 1];
    for (let cell = 0; cell < cells; cell++) {
      for (let unit = 0; unit < units; unit++) layers[layer][unit * cells + cell] = values[cell * units + unit];
    }
  }
  return { layers };
}

/** The map of one unit within those of its layer, and the output that gets the full colour; undefined where there are no maps. */
export function unitMapOf(maps: UnitMaps | undefined, layer: number, unit: number) {
  const cells = maps?.layers[layer];
  return cells && { cells, start: unit * mapSide * mapSide, peak: mapPeak(cells, unit) };
}

/** The largest absolute output of a unit. */
function mapPeak(map: Float64Array, unit: number): number {
  let peak = 0;
  for (let cell = 0; cell < mapSide * mapSide; cell++) peak = Math.max(peak, Math.abs(map[unit * mapSide * mapSide + cell]));
  return peak;
}

/** Whether a unit is dead: it answers 0 over the whole range of the training rows, so that its gradient is 0. */
export function isUnitDead({ layers }: UnitMaps, layer: number, unit: number): boolean {
  return mapPeak(layers[layer], unit) === 0;
}

/** The value at the middle of a cell. */
function valueAt(input: EncodedInput, cell: number): number {
  return scaleInput(input.min + ((cell + 0.5) / mapSide) * (input.max - input.min), input);
}
