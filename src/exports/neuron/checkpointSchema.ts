import * as v from 'valibot';
import type { Checkpoint } from '../../run/checkpoint.ts';

const floats = v.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array && value.every(Number.isFinite));
const finite = v.pipe(v.number(), v.finite());
const waiting = { best: v.optional(finite), waited: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

/** A `Checkpoint` as a file holds it. */
export const checkpointSchema = v.strictObject({
  weights: v.optional(floats),
  memory: v.optional(v.strictObject({ moments: v.pipe(v.array(floats), v.maxLength(2)), powers: v.tuple([finite, finite]) })),
  stopping: v.optional(v.strictObject(waiting)),
  plateau: v.optional(v.strictObject({ ...waiting, factor: finite })),
});

/** True where it is one of a network of so many weights. */
export function isCheckpointOf({ weights, memory }: Checkpoint, parameters: number): boolean {
  return [...(weights ? [weights] : []), ...(memory?.moments ?? [])].every(({ length }) => length === parameters);
}
