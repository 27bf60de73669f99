import * as v from 'valibot';
import { damagedModel } from '../exports/reading/foreignModel.ts';
import { UserError } from '../userError.ts';

/** Longest header that the format allows. */
const MOST_HEADER_BYTES = 100_000_000;
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const tensorSchema = v.object({
  dtype: v.string(),
  shape: v.pipe(v.array(whole), v.maxLength(8)),
  data_offsets: v.tuple([whole, whole]),
});
const metadataSchema = v.optional(v.record(v.string(), v.string()), {});

/** The 32-bit tensors of a safetensors file by name, and its metadata. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array<ArrayBuffer> }>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** True if the bytes begin like a safetensors file: the length of the header in 8 bytes, then the header. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes[8] === 0x7b && bytes.subarray(4, 8).every((byte) => byte === 0);
}

/**
 * Reads a safetensors file written by train.py. Throws a UserError if the header is too long or not JSON, or if tensors are not 32-bit
 * floats, have a shape that does not match their bytes, overlap, leave gaps, or lie outside the file.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? -1 : Number(view.getBigUint64(0, true));
  if (length < 2 || length > MOST_HEADER_BYTES || length > bytes.length - 8) throw new UserError(damagedModel);
  const header = parse(bytes.subarray(8, 8 + length));
  const data = bytes.subarray(8 + length);
  const tensors = new Map<string, { shape: readonly number[]; values: Float32Array<ArrayBuffer> }>();
  let metadata = new Map<string, string>();
  const spans: [number, number][] = [];
  for (const [name, entry] of header) {
    if (name === '__metadata__') {
      const checked = v.safeParse(metadataSchema, entry);
      if (!checked.success) throw new UserError(damagedModel);
      metadata = new Map(Object.entries(checked.output));
      continue;
    }
    const checked = v.safeParse(tensorSchema, entry);
    if (!checked.success || checked.output.dtype !== 'F32') throw new UserError(damagedModel);
    const {
      shape,
      data_offsets: [start, end],
    } = checked.output;
    const size = shape.reduce((product, side) => product * side, 4);
    if (end < start || end > data.length || end - start !== size) throw new UserError(damagedModel);
    spans.push([start, end]);
    // A copy, because floats must start at a multiple of four.
    tensors.set(name, { shape, values: new Float32Array(Uint8Array.from(data.subarray(start, end)).buffer) });
  }
  let at = 0;
  for (const [start, end] of spans.sort(([a, b], [c, d]) => a - c || b - d)) {
    if (start !== at) throw new UserError(damagedModel);
    at = end;
  }
  if (at !== data.length) throw new UserError(damagedModel);
  return { tensors, metadata };
}

function parse(bytes: Uint8Array): [string, unknown][] {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  } catch {
    // Falls through to the error below.
  }
  throw new UserError(damagedModel);
}
