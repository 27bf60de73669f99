import * as v from 'valibot';
import type { Checkpoint } from '../../run/history/checkpoint.ts';

const floats = v.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array && value.every(Number.isFinite));
const finite = v.pipe(v.number(), v.finite());
const waiting = { best: v.optional(finite), waited: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

/** Schema of a `Checkpoint` in a file. */
export const checkpointSchema = v.strictObject({
  weights: v.optional(floats),
  memory: v.optional(v.strictObject({ moments: v.pipe(v.array(floats), v.maxLength(2)), powers: v.tuple([finite, finite]) })),
  stopping: v.optional(v.strictObject(waiting)),
  plateau: v.optional(v.strictObject({ ...waiting, factor: finite })),
});

/** True if the checkpoint fits a network with this many weights. */
export function isCheckpointOf({ weights, memory }: Checkpoint, parameters: number): boolean {
  return [...(weights ? [weights] : []), ...(memory?.moments ?? [])].every(({ length }) => length === parameters);
}
