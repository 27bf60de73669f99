import { assertNever } from '../../../assertNever.ts';
import { otherValue } from '../../columns/columnValues.ts';
import { activeInput, indicatorPlace } from './applyCategory.ts';
import { encodedNumber } from './applyNumber.ts';
import { datePart } from '../dateParts.ts';
import type { CategoryEncoding } from '../encoder.ts';
import type { ColumnInputs } from '../inputsByColumn.ts';
import { scaleInput } from '../scaleInput.ts';

/**
 * A column's scaled inputs for a value that is not missing, as 32-bit floats like those of `encodeRow`. The value is the number, a date in
 * milliseconds since 1970, or a category's index in `categoryValues`.
 */
export function encodeValue({ encoding, inputs }: ColumnInputs, value: number): Float32Array<ArrayBuffer> {
  const raw = new Float64Array(inputs.length);
  switch (encoding.type) {
    case 'number':
      raw[0] = encodedNumber(encoding, value);
      break;
    case 'category': {
      const named = encoding.categories.length + (encoding.reference === undefined ? 0 : 1);
      const active = activeInput(encoding, value < named ? value : otherValue);
      if (active >= 0) raw[active] = 1;
      break;
    }
    case 'date':
      encoding.parts.forEach((part, place) => (raw[place] = datePart(part, value)));
      break;
    default:
      return assertNever(encoding);
  }
  return Float32Array.from(inputs, (input, place) => scaleInput(raw[place], input));
}

/**
 * The value that a column's scaled inputs from `start` on represent, as precisely as 32-bit floats allow. NaN for a missing value with an
 * indicator, and for a category without an index.
 */
export function decodeValue({ encoding, inputs }: ColumnInputs, scaled: ArrayLike<number>, start: number): number {
  const raw = (place: number) => scaled[start + place] * inputs[place].scale + inputs[place].offset;
  switch (encoding.type) {
    case 'number':
      return encoding.missing?.hasIndicator === true && raw(1) > 0.5 ? Number.NaN : raw(0);
    case 'category': {
      const places = indicatorPlace(encoding);
      if (inputs.length > places && raw(places) > 0.5) return Number.NaN;
      for (let place = 0; place < places; place++)
        if (raw(place) > 0.5) return place + (place < encoding.categories.length ? 0 : referenceCount(encoding));
      return encoding.reference === undefined ? Number.NaN : encoding.categories.length;
    }
    case 'date': {
      if (inputs.length > encoding.parts.length && raw(encoding.parts.length) > 0.5) return Number.NaN;
      return encoding.parts[0] === 'time' ? raw(0) : timeOfDay(raw(0), raw(1));
    }
    default:
      return assertNever(encoding);
  }
}

/**
 * The possible values of a category: those with their own input, the other value of a yes/no column, and undefined for any other value if
 * there is an input for those.
 */
export function categoryValues({ categories, reference, hasOther }: CategoryEncoding): readonly (string | undefined)[] {
  return [...categories, ...(reference === undefined ? [] : [reference]), ...(hasOther ? [undefined] : [])];
}

function referenceCount({ reference }: CategoryEncoding): number {
  return reference === undefined ? 0 : 1;
}

const MS_PER_DAY = 86_400_000;

/** Milliseconds since midnight of a position on the clock. */
function timeOfDay(sine: number, cosine: number): number {
  const turn = Math.atan2(sine, cosine) / (2 * Math.PI);
  return (turn < 0 ? turn + 1 : turn) * MS_PER_DAY;
}
