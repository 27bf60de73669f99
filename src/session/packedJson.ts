const arrayTypes = { Float64Array, Float32Array, Uint32Array, Uint8Array } as const;
type ArrayType = keyof typeof arrayTypes;
type TypedArray = Float64Array | Float32Array | Uint32Array | Uint8Array;

/** Where a typed array is among the bytes. */
interface PackedArray {
  readonly $array: ArrayType;
  readonly start: number;
  readonly length: number;
}

/** A value whose typed arrays have been taken out: they stand as they are, little-endian, in `bytes`, each at a multiple of 8. */
export interface Packed {
  readonly json: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Packs a plain value. Numbers in typed arrays keep every bit; NaN and infinities outside of them become null. */
export function packJson(value: unknown): Packed {
  const arrays: TypedArray[] = [];
  let end = 0;
  const json = JSON.stringify(value, (_key, item: unknown) => {
    const type = arrayTypeOf(item);
    if (!type) return item;
    const packed: PackedArray = { $array: type.name, start: end, length: type.array.length };
    arrays.push(type.array);
    end += Math.ceil(type.array.byteLength / 8) * 8;
    return packed;
  });
  const bytes = new Uint8Array(end);
  let start = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start);
    start += Math.ceil(byteLength / 8) * 8;
  }
  return { json, bytes };
}

/** What `packJson` has packed. Throws a SyntaxError or a RangeError for anything else. */
export function unpackJson({ json, bytes }: Packed): unknown {
  return JSON.parse(json, (_key, item: unknown) => {
    if (!isPackedArray(item)) return item;
    const constructor = arrayTypes[item.$array];
    const part = bytes.slice(item.start, item.start + item.length * constructor.BYTES_PER_ELEMENT);
    return new constructor(part.buffer);
  });
}

function arrayTypeOf(item: unknown): { readonly name: ArrayType; readonly array: TypedArray } | undefined {
  if (item instanceof Float64Array) return { name: 'Float64Array', array: item };
  if (item instanceof Float32Array) return { name: 'Float32Array', array: item };
  if (item instanceof Uint32Array) return { name: 'Uint32Array', array: item };
  return item instanceof Uint8Array ? { name: 'Uint8Array', array: item } : undefined;
}

function isPackedArray(item: unknown): item is PackedArray {
  return typeof item === 'object' && item !== null && '$array' in item && 'start' in item && 'length' in item;
}
