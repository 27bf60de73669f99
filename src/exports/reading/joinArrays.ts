import { UserError } from '../../userError.ts';
import { damagedModel } from './foreignModel.ts';

/** Concatenates arrays into flat weights. Throws a UserError if one is missing. */
export function joinArrays(arrays: readonly (ArrayLike<number> | undefined)[]): Float32Array<ArrayBuffer> {
  const found = arrays.map((array) => {
    if (array === undefined) throw new UserError(damagedModel);
    return array;
  });
  const joined = new Float32Array(found.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of found) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}
