import type { Scaling } from '../../../src/dataset/columns/recipe/recipe.ts';
import { assertNever } from '../../../src/assertNever.ts';
import { activeInput, fillCategory } from '../../../src/dataset/encoding/apply/applyCategory.ts';
import type { ColumnEncoding, EncodedInput, Encoder } from '../../../src/dataset/encoding/encoder.ts';
import { inputsByColumn, type ColumnInputs } from '../../../src/dataset/encoding/inputsByColumn.ts';
import type { Architecture } from '../../../src/network/architecture.ts';

/** The inputs of one column, and how far it moves Σ. */
export interface ColumnReach {
  readonly column: string;
  /** Index of its first input, and how many it has. */
  readonly first: number;
  readonly count: number;
  readonly reach: number;
}

/**
 * How far a column moves Σ: the largest amount that it adds less the smallest. Numbers go from one standard deviation below the mean to one above
 * (unscaled ones from their smallest to their largest), categories over their values. With several neurons in the first layer, that of the neuron
 * that the column moves most. One-hot weights that are large but equal move nothing and have no reach.
 */
export function reachOf(
  { encoding, first, inputs }: ColumnInputs,
  scaling: Scaling,
  { layers }: Architecture,
  weights: Float32Array,
): number {
  const units = layers[0].units;
  let reach = 0;
  for (let unit = 0; unit < units; unit++) {
    const amounts = extremes(encoding, inputs, (place) => weights[(first + place) * units + unit], scaling === 'standard');
    reach = Math.max(reach, Math.max(...amounts) - Math.min(...amounts));
  }
  return reach;
}

/** The reach of every column, in the order of the encoder; 0 for all where `weights` is undefined, before training. */
export function columnReaches(
  { columns, inputs, scaling }: Encoder,
  architecture: Architecture,
  weights: Float32Array | undefined,
): ColumnReach[] {
  return inputsByColumn(columns, inputs).map((part) => ({
    ...{ column: part.encoding.column, first: part.first, count: part.inputs.length },
    reach: weights ? reachOf(part, scaling, architecture, weights) : 0,
  }));
}

/** Strongest first; columns of equal reach keep their order. */
export function byReach(reaches: readonly ColumnReach[]): ColumnReach[] {
  return [...reaches].sort((a, b) => b.reach - a.reach);
}

/** The largest and smallest amounts that the column adds to Σ are among these. */
function extremes(
  encoding: ColumnEncoding,
  inputs: readonly EncodedInput[],
  weightOf: (place: number) => number,
  isStandard: boolean,
): number[] {
  const flag = (place: number) => weightOf(place) / inputs[place].scale;
  const indicator = encoding.missing?.hasIndicator === true ? inputs.length - 1 : undefined;
  switch (encoding.type) {
    case 'number': {
      const amounts = numberEnds(inputs[0], isStandard).map((end) => end * weightOf(0));
      if (indicator === undefined || !encoding.missing) return amounts;
      const { offset, scale } = inputs[0];
      return [...amounts, ((encoding.missing.fill - offset) / scale) * weightOf(0) + flag(indicator)];
    }
    case 'category': {
      const count = encoding.categories.length + (encoding.hasOther ? 1 : 0);
      const amounts = Array.from({ length: count }, (_, place) => flag(place));
      if (encoding.reference !== undefined) amounts.push(0);
      if (indicator === undefined) return amounts;
      const filled = activeInput(encoding, fillCategory(encoding));
      return [...amounts, flag(indicator) + (filled < 0 ? 0 : flag(filled))];
    }
    case 'date': {
      const reach = dateReach(encoding.parts, inputs, weightOf, isStandard);
      return indicator === undefined ? [-reach, reach] : [-reach, reach, flag(indicator)];
    }
    default:
      return assertNever(encoding);
  }
}

function numberEnds({ min, max, offset, scale }: EncodedInput, isStandard: boolean): readonly number[] {
  return isStandard ? [-1, 1] : [(min - offset) / scale, (max - offset) / scale];
}

/** Half the reach of a date's parts together: time along its line, each cycle by its amplitude. */
function dateReach(
  parts: readonly string[],
  inputs: readonly EncodedInput[],
  weightOf: (place: number) => number,
  isStandard: boolean,
): number {
  let reach = 0;
  for (const [place, part] of parts.entries()) {
    if (part === 'time') {
      const [low, high] = numberEnds(inputs[place], isStandard);
      reach += (Math.abs(weightOf(place)) * (high - low)) / 2;
    } else if (part.endsWith('Sin')) {
      reach += Math.hypot(weightOf(place) / inputs[place].scale, weightOf(place + 1) / inputs[place + 1].scale);
    }
  }
  return reach;
}
