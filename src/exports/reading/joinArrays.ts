import { UserError } from '../../userError.ts';
import { damagedModel } from './foreignModel.ts';

/** Arrays one after another, as the flat weights have them. Throws a UserError where one is missing. */
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
